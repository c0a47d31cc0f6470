import { addDays, type CivilDate, civilDate, civilDateOf, instantAt } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { ladderDates, type LadderRung, type Rung } from './ladder.ts';

/** One running time limit of one subject, with whom to remind of it. */
export interface ReminderClock {
  readonly subject: string;
  /** Which of the subject's time limits: `signOff`, `reply`, `rating`, … */
  readonly clock: string;
  readonly round: number;
  readonly start: CivilDate;
  readonly due: CivilDate;
  /**
   * The day on which the present due date came into the bot: the handing over, its late entry (补登), the
   * extension. Rungs on or before it are dropped, so that nobody is nagged for the past.
   */
  readonly enteredOn: CivilDate;
  readonly ladder: readonly Rung[];
  readonly recipients: (rung: LadderRung) => readonly string[];
}

export interface PlannedReminder {
  /** subject|clock|round|due|rung|recipient: unique for ever; an extension or a new round starts anew. */
  readonly key: string;
  readonly subject: string;
  readonly clock: string;
  readonly round: number;
  readonly due: CivilDate;
  readonly recipient: string;
  readonly rung: LadderRung;
}

export interface ReminderPlan {
  readonly due: readonly PlannedReminder[];
  /** Keys overtaken by a later rung for the same recipient: to be recorded like sent ones, never sent. */
  readonly collapsed: readonly string[];
}

export interface ReminderQuestion {
  readonly clocks: readonly ReminderClock[];
  /** The keys of all reminders sent or collapsed so far. */
  readonly sent: ReadonlySet<string>;
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

const RUNG_TIME = '09:00';

/** How many days after the due date the first search for the next rung ends; doubled until one is found. */
const FIRST_HORIZON = 64;

const END_OF_TIME = civilDate('9999-12-31');

/**
 * Return which reminders should exist by now and have not been sent. It is a function of state and clock
 * alone: asked twice it answers the same, and once its answer is recorded it answers nothing, even with an
 * earlier `now`. What fell due during downtime collapses into the latest rung for each recipient.
 */
export function planReminders({ clocks, sent, now, calendar }: ReminderQuestion): ReminderPlan {
  const due: PlannedReminder[] = [];
  const collapsed: string[] = [];
  for (const clock of clocks) {
    const rungs = rungsUntil(clock, civilDateOf(now), calendar).filter((rung) => fallsDue(rung) <= now);
    for (const reminders of byRecipient(clock, rungs)) {
      for (const [index, reminder] of reminders.entries()) {
        if (sent.has(reminder.key)) continue;
        if (index === reminders.length - 1) due.push(reminder);
        else collapsed.push(reminder.key);
      }
    }
  }
  return { due, collapsed };
}

/** Return the next instant strictly after `now` at which some rung falls due, if there is one. */
export function nextRungAt({ clocks, now, calendar }: Omit<ReminderQuestion, 'sent'>): Date | undefined {
  return clocks
    .map((clock) => nextRungOf(clock, now, calendar))
    .reduce((first, it) => (first && (!it || first <= it) ? first : it), undefined);
}

function nextRungOf(clock: ReminderClock, now: Date, calendar: WorkingCalendar): Date | undefined {
  const repeats = clock.ladder.some((rung) => rung.kind === 'every');
  for (let horizon = FIRST_HORIZON; ; horizon *= 2) {
    const until = repeats ? addDays(clock.due, horizon) : END_OF_TIME;
    const next = rungsUntil(clock, until, calendar)
      .map(fallsDue)
      .find((instant) => instant > now);
    if (next || !repeats) return next;
  }
}

/** Return the rungs of a clock up to a day that are not before it began or came into the bot. */
export function rungsUntil(
  clock: ReminderClock,
  until: CivilDate,
  calendar: WorkingCalendar,
): readonly LadderRung[] {
  return ladderDates(clock, clock.ladder, until, calendar).filter((rung) => rung.on > clock.enteredOn);
}

function fallsDue(rung: LadderRung): Date {
  return instantAt(rung.on, RUNG_TIME);
}

/** Return each recipient's reminders, the latest last. */
function byRecipient(
  clock: ReminderClock,
  rungs: readonly LadderRung[],
): readonly (readonly PlannedReminder[])[] {
  const { subject, clock: name, round, due } = clock;
  const groups = new Map<string, PlannedReminder[]>();
  for (const rung of rungs) {
    for (const recipient of new Set(clock.recipients(rung))) {
      const key = [subject, name, round, due, rung.key, recipient].join('|');
      const group = groups.get(recipient) ?? [];
      groups.set(recipient, [...group, { key, subject, clock: name, round, due, recipient, rung }]);
    }
  }
  return [...groups.values()];
}
