import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { type Fault, FAULTS } from '../../chat/simulation.ts';
import { api } from './api.ts';
import type { Sandbox } from './use-sandbox.ts';

const WORDS: Readonly<Record<Fault, { readonly name: string; readonly what: string }>> = {
  drop: { name: '丢失', what: '人说的话半路丢了;小助手发的没送到,它会重发' },
  duplicate: { name: '重复', what: '每条消息送两遍;小助手只办一次' },
  delay: { name: '延迟', what: '来去都慢几秒;先后不乱' },
  disconnect: { name: '断线', what: '什么都过不去;恢复后一条不少' },
};

interface Props {
  readonly sandbox: Sandbox;
}

/** Switches that make the network as unkind as a real one. */
export function FaultPanel({ sandbox }: Props): JSX.Element {
  const { faults } = sandbox.state.traffic;
  const { busy, setFaults } = useFaults(sandbox);
  const toggle = (fault: Fault): void =>
    setFaults(faults.includes(fault) ? faults.filter((each) => each !== fault) : [...faults, fault]);

  return (
    <details class="panel faults">
      <summary>网络故障演练</summary>
      <ul class="faults__list">
        {FAULTS.map((fault) => (
          <li key={fault}>
            <label class="switch">
              <input
                type="checkbox"
                role="switch"
                checked={faults.includes(fault)}
                disabled={busy}
                onChange={() => toggle(fault)}
              />
              <span class="switch__words">
                <b>{WORDS[fault].name}</b>
                <span>{WORDS[fault].what}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** While a fault is on, everybody sees it, and one press ends it. */
export function FaultMark({ sandbox }: Props): JSX.Element {
  const { faults } = sandbox.state.traffic;
  const { busy, setFaults } = useFaults(sandbox);
  return (
    <div role="status">
      {faults.length > 0 && (
        <p class="notice notice--fault">
          <span>网络故障演练中:{faults.map((fault) => WORDS[fault].name).join('、')}</span>
          <button type="button" class="button" disabled={busy} onClick={() => setFaults([])}>
            恢复正常
          </button>
        </p>
      )}
    </div>
  );
}

function useFaults(sandbox: Sandbox) {
  const [busy, setBusy] = useState(false);
  const setFaults = (faults: readonly Fault[]): void => {
    setBusy(true);
    void sandbox
      .attempt(async () => sandbox.dispatch({ type: 'traffic', traffic: await api.setFaults(faults) }))
      .finally(() => setBusy(false));
  };
  return { busy, setFaults };
}
