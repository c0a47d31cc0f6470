import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Advance, PageClock } from '../page-types.ts';
import { api } from './api.ts';
import type { Sandbox } from './use-sandbox.ts';
import { DAY_NAMES, dayOf, fieldValueOf, instantOfField, momentOf, timeOf, weekdayOf } from './wording.ts';

const MOVES = [
  { by: 'hour', label: '一小时后' },
  { by: 'workday', label: '下一个工作日' },
  { by: 'nextDue', label: '到下一件到期的事' },
] as const;

/** The virtual clock: what day it is there, and the moves that jump on. */
export function ClockPanel({ sandbox }: { readonly sandbox: Sandbox }): JSX.Element {
  const { clock } = sandbox.state;
  const [moving, setMoving] = useState(false);

  const advance = async (to: Advance): Promise<void> => {
    setMoving(true);
    await sandbox.attempt(async () => sandbox.dispatch({ type: 'clock', clock: await api.advance(to) }));
    setMoving(false);
  };

  return (
    <section class="panel clock" aria-label="沙盒里的时间">
      <h2 class="label">沙盒里的今天</h2>
      <p class="clock__now" role="status">
        {clock === undefined ? '正在读取时间…' : <Today clock={clock} />}
      </p>
      <div class="clock__moves">
        {MOVES.map(({ by, label }) => (
          <button
            key={by}
            type="button"
            class="button"
            disabled={moving}
            onClick={() => void advance({ by })}
          >
            {label}
          </button>
        ))}
      </div>
      <p class="hint">{moving ? '时间正在往前走,请稍候。' : dueText(clock)}</p>
      {clock !== undefined && <ChooseMoment now={clock.now} moving={moving} advance={advance} />}
    </section>
  );
}

function Today({ clock: { now, day } }: { readonly clock: PageClock }): JSX.Element {
  const works = day === 'working' || day === 'make_up';
  return (
    <>
      <span class="clock__day">{dayOf(now)}</span>
      <span class="clock__weekday">
        {weekdayOf(now)} {timeOf(now)}
      </span>
      <span class={works ? 'tag tag--works' : 'tag tag--rests'}>{DAY_NAMES[day]}</span>
    </>
  );
}

function dueText(clock: PageClock | undefined): string {
  if (clock === undefined) return '';
  const { nextDue } = clock;
  return nextDue === null ? '眼下没有会到期的事。' : `下一件:${momentOf(nextDue.at)},${nextDue.what}。`;
}

interface ChooseProps {
  readonly now: string;
  readonly moving: boolean;
  readonly advance: (to: Advance) => Promise<void>;
}

function ChooseMoment({ now, moving, advance }: ChooseProps): JSX.Element {
  const [chosen, setChosen] = useState<string>();
  const value = chosen ?? fieldValueOf(now);
  const instant = instantOfField(value);

  const go = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (instant === undefined) return;
    await advance({ to: instant });
    setChosen(undefined);
  };

  return (
    <details class="clock__choose">
      <summary>选一个时刻</summary>
      <form onSubmit={(event) => void go(event)}>
        <label class="label" for="moment">
          拨到(北京时间)
        </label>
        <div class="row">
          <input
            id="moment"
            class="field"
            type="datetime-local"
            min={fieldValueOf(now)}
            value={value}
            onInput={(event) => setChosen(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={moving || instant === undefined}>
            前往
          </button>
        </div>
      </form>
    </details>
  );
}
