import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { earliestSend } from '../../domain/reminders/hours.ts';
import { planReminders, rungsUntil } from '../../domain/reminders/planner.ts';
import { findReminders, type RecordedReminder } from '../../storage/reminders.ts';
import type { Room } from '../context.ts';
import type { Matter, Share } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

/** The days up to `until` on which the bot, or staff by hand (催), reminds a unit, as far as a matter is concerned. */
export type RemindedDays = (held: Held, until: CivilDate) => readonly CivilDate[];

export interface Held {
  readonly matter: Matter;
  readonly share: Share;
}

/**
 * Return when units are asked of their matters by others than the question itself: on the rungs of the ladders, past and
 * to come; when late ones were sent, or will be sent now, after a downtime; when staff asked the unit by hand.
 */
export async function remindedDays(
  room: Room,
  held: readonly Held[],
  clocks: readonly MatterClock[],
): Promise<RemindedDays> {
  const { calendar, now } = room;
  const matters = new Set(held.map(({ matter }) => matter.suggestion.id));
  const own = clocks.filter(({ matter }) => matter !== undefined && matters.has(matter.suggestion.id));
  const recorded = await recordedOf(room, held, own);
  const sent = new Set(recorded.map(({ key }) => key));
  const owed = planReminders({ clocks: own.map(({ clock }) => clock), sent, now, calendar }).due;
  const morning = civilDateOf(earliestSend('reminder', now, calendar));

  return ({ matter, share: { unit } }, until) => {
    const recipient = `unit:${unit.id}`;
    const about = own.filter((each) => each.matter?.suggestion.id === matter.suggestion.id);
    const subjects = about.map(({ clock }) => clock.subject);
    const rungs = about.flatMap(({ clock }) =>
      rungsUntil(clock, until, calendar)
        .filter((rung) => clock.recipients(rung).includes(recipient))
        .map(({ on }) => on),
    );
    const made = recorded.filter(
      ({ key }) =>
        key.startsWith(`${nagOf(unit.id)}|`) ||
        (key.endsWith(`|${recipient}`) && subjects.some((subject) => key.startsWith(`${subject}|`))),
    );
    const late = owed.some((each) => each.recipient === recipient && subjects.includes(each.subject));
    return [...rungs, ...made.map(({ plannedAt }) => civilDateOf(plannedAt)), ...(late ? [morning] : [])];
  };
}

function recordedOf(
  { work, congress }: Room,
  held: readonly Held[],
  clocks: readonly MatterClock[],
): Promise<RecordedReminder[]> {
  const units = held.map(({ share }) => nagOf(share.unit.id));
  const beginnings = new Set([...clocks.map(({ clock }) => clock.subject), ...units]);
  return findReminders(
    work.tx,
    congress.id,
    [...beginnings].map((beginning) => `${beginning}|`),
  );
}

function nagOf(unitId: string): string {
  return `nag:${unitId}`;
}
