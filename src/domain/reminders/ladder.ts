import { addDays, type CivilDate, daysBetween } from '../calendar/civil-date.ts';
import { rollBack, rollForward, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { unrolledDeadline } from '../deadlines/deadline.ts';
import { formatSpan, parseSpan, type Span } from '../deadlines/span.ts';

/**
 * One step of a reminder ladder:
 * `half` of the time from start to due; an `offset` before (-1), on (0) or after (+1) the due date;
 * `every` so often after the last overdue offset; `after_start`, so long after the clock began.
 */
export type Rung =
  | { readonly kind: 'half' }
  | { readonly kind: 'offset'; readonly span: Span; readonly sign: -1 | 0 | 1 }
  | { readonly kind: 'every'; readonly span: Span }
  | { readonly kind: 'after_start'; readonly span: Span };

const LEADS: readonly (readonly [lead: string, rungOf: (span: Span) => Rung])[] = [
  ['-', (span) => ({ kind: 'offset', span, sign: -1 })],
  ['+', (span) => ({ kind: 'offset', span, sign: 1 })],
  ['every ', (span) => ({ kind: 'every', span })],
  ['then every ', (span) => ({ kind: 'every', span })],
  ['start+', (span) => ({ kind: 'after_start', span })],
];

/**
 * Return the rung that `text` writes: `half`, `-30d`, `-1wd`, `0`, `+1wd`, `every 5wd` (also
 * `then every 5wd`) or `start+5wd`; `undefined` for anything else. Hours have no place: rungs are days.
 */
export function parseRung(text: string): Rung | undefined {
  if (text === 'half') return { kind: 'half' };
  if (text === '0') return { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 };
  for (const [lead, rungOf] of LEADS) {
    const span = text.startsWith(lead) ? parseSpan(text.slice(lead.length)) : undefined;
    if (span && span.unit !== 'h') return rungOf(span);
  }
  return undefined;
}

export type Stage = 'before' | 'due' | 'overdue';

/** A rung that has got its day. */
export interface LadderRung {
  /** Stable while ladder and due date stay: `half`, `-30d`, `0`, `+1wd`, `+1wd+5wd x1`, `start+5wd`. */
  readonly key: string;
  readonly on: CivilDate;
  readonly stage: Stage;
  /** 1 for the first overdue rung, 2 for the next, …; 0 for rungs that are not overdue. */
  readonly overdueIndex: number;
}

type Candidate = Omit<LadderRung, 'overdueIndex'> & { readonly strength: number };

interface Clock {
  readonly start: CivilDate;
  readonly due: CivilDate;
}

/**
 * Return the days of a ladder up to and including `until`, in order of date.
 *
 * A rung on a non-working day moves to the working day before it, one after the due date to the working day
 * after it. Rungs that meet on a day become one: the later of the ladder. Rungs not after the clock's start
 * are dropped. `every` counts on from the last overdue offset, or from the due date when there is none.
 */
export function ladderDates(
  clock: Clock,
  ladder: readonly Rung[],
  until: CivilDate,
  calendar: WorkingCalendar,
): readonly LadderRung[] {
  const base = repeatBase(clock, ladder, calendar);
  const candidates = ladder.flatMap((rung, strength) =>
    rung.kind === 'every'
      ? repeats(rung.span, base, until, calendar).map((it) => ({ ...it, strength }))
      : [{ ...single(rung, clock, calendar), strength }],
  );
  const strongest = new Map<CivilDate, Candidate>();
  for (const candidate of candidates.toSorted((a, b) => a.strength - b.strength)) {
    if (candidate.on > clock.start) strongest.set(candidate.on, candidate);
  }
  let overdueIndex = 0;
  return [...strongest.values()]
    .toSorted((a, b) => daysBetween(b.on, a.on))
    .map(({ key, on, stage }) => {
      if (stage === 'overdue') overdueIndex += 1;
      return { key, on, stage, overdueIndex: stage === 'overdue' ? overdueIndex : 0 };
    })
    .filter((rung) => rung.on <= until);
}

type RungOnDay = Omit<Candidate, 'strength'>;

function single(rung: Exclude<Rung, { kind: 'every' }>, clock: Clock, calendar: WorkingCalendar): RungOnDay {
  switch (rung.kind) {
    case 'half': {
      const half = Math.floor(daysBetween(clock.start, clock.due) / 2);
      return onWorkingDay('half', addDays(clock.start, half), clock.due, calendar);
    }
    case 'offset': {
      const day = shift(clock.due, rung.span, rung.sign, calendar);
      return onWorkingDay(offsetKey(rung), day, clock.due, calendar);
    }
    case 'after_start': {
      const day = shift(clock.start, rung.span, 1, calendar);
      return onWorkingDay(`start+${formatSpan(rung.span)}`, day, clock.due, calendar);
    }
  }
}

function onWorkingDay(key: string, day: CivilDate, due: CivilDate, calendar: WorkingCalendar): RungOnDay {
  if (day > due) return { key, on: rollForward(day, calendar), stage: 'overdue' };
  return { key, on: rollBack(day, calendar), stage: day < due ? 'before' : 'due' };
}

function offsetKey(rung: Extract<Rung, { kind: 'offset' }>): string {
  return rung.sign === 0 ? '0' : `${rung.sign < 0 ? '-' : '+'}${formatSpan(rung.span)}`;
}

/** Return where `every` starts to count: the last overdue offset on its working day, else the due date. */
function repeatBase(
  clock: Clock,
  ladder: readonly Rung[],
  calendar: WorkingCalendar,
): Omit<RungOnDay, 'stage'> {
  return ladder
    .flatMap((rung) => (rung.kind === 'offset' && rung.sign > 0 ? [single(rung, clock, calendar)] : []))
    .reduce<Omit<RungOnDay, 'stage'>>((last, it) => (it.on >= last.on ? it : last), {
      key: '0',
      on: clock.due,
    });
}

function repeats(
  span: Span,
  base: Omit<RungOnDay, 'stage'>,
  until: CivilDate,
  calendar: WorkingCalendar,
): readonly RungOnDay[] {
  if (span.count < 1) throw new RangeError('a rung cannot repeat every 0 days');
  const found: RungOnDay[] = [];
  let day = base.on;
  for (let times = 1; ; times += 1) {
    // Months from the base each time: step by step they would shorten from one end of month to the next.
    day = span.unit === 'm' ? shift(base.on, span, times, calendar) : shift(day, span, 1, calendar);
    if (day > until) return found;
    const key = `${base.key}+${formatSpan(span)} x${String(times)}`;
    found.push({ key, on: rollForward(day, calendar), stage: 'overdue' });
  }
}

/** Return the day `times` spans after `day`, before it for a negative number. */
function shift(day: CivilDate, span: Span, times: number, calendar: WorkingCalendar): CivilDate {
  return unrolledDeadline(day, { ...span, count: span.count * times }, calendar);
}
