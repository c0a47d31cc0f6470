import type { JSX } from 'preact';
import type { SimulatedOutgoing } from '../../chat/simulation.ts';
import type { PageChat } from '../page-types.ts';
import type { Sandbox } from './use-sandbox.ts';
import { momentOf } from './wording.ts';

interface Props {
  readonly chat: PageChat;
  readonly sandbox: Sandbox;
}

/** What the bot has said to this chat and people have not seen: waiting, or undeliverable. */
export function OutgoingList({ chat, sandbox: { state } }: Props): JSX.Element | null {
  const outgoing = state.traffic.outgoing.filter((message) => message.chat === chat.id);
  if (outgoing.length === 0) return null;
  return (
    <ul class="outgoing" aria-label="还没有送到的消息">
      {outgoing.map((message) => (
        <li key={message.id} class={`outgoing__item outgoing__item--${message.state}`}>
          <span class="outgoing__state">{stateOf(message)}</span>
          <span class="outgoing__summary">{message.summary === '' ? '(密件)' : message.summary}</span>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ state, next }: SimulatedOutgoing): string {
  if (state === 'undeliverable') return '小助手的消息送不到,工委会收到报告';
  if (state === 'unclear') return '小助手的消息不知送到没有,不会自动重发';
  return next === undefined ? '小助手的消息正在路上' : `小助手的消息等待送达,${momentOf(next)}再发`;
}
