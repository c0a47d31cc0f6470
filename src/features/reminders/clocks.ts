import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { ReminderClock } from '../../domain/reminders/planner.ts';
import type { SupervisionOrder } from '../../domain/supervision/order.ts';
import { dateColumn } from '../../storage/database.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Hearing } from '../../storage/hearings.ts';
import type { Unit } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import type { Found } from '../inspections/words.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';
import { commitmentClocks } from './commitment-clocks.ts';
import { deskClocks } from './desk-clocks.ts';
import { disclosureClocks } from './disclosure-clocks.ts';
import { fastTrackClocks } from './fast-track-clocks.ts';
import { inquiryClocks } from './inquiry-clocks.ts';
import { inspectionClocks } from './inspection-clocks.ts';
import { meetingClocks } from './meeting-clocks.ts';
import { ratingClocks } from './rating-clocks.ts';
import { supervisionClocks } from './supervision-clocks.ts';
import { promiseClocksOf, unitClocks } from './unit-clocks.ts';

/** A clock with what it belongs to. */
export interface MatterClock {
  readonly clock: ReminderClock;
  /** Absent for a problem that an inspection found at no matter. */
  readonly matter?: Matter;
  /** Absent for a deputy's own clock (rating) and the office's (disclosure). */
  readonly share?: Share;
  /** What was promised, where the clock is a promise's. */
  readonly what?: string;
  /** The supervision order whose clock it is. */
  readonly order?: SupervisionOrder;
  /** The 办公会 that is ahead. */
  readonly meeting?: Hearing;
  /** The problem that is to be settled. */
  readonly found?: Found;
  /** Whom a meeting or a problem concerns. */
  readonly units?: readonly Unit[];
  /** The day of the last sign of life, where a unit is asked how far it has come. */
  readonly since?: CivilDate;
}

/** After a year what was not disclosed is a matter of the annual report, and no reminder's any more. */
const DISCLOSED_WITHIN_DAYS = 366;

/** Every time limit that runs in the congress now: of units, deputies and the office. */
export async function runningClocks(room: Room): Promise<MatterClock[]> {
  // Of what is closed only promises and the disclosure may still be owed, and the books of many years hold a lot of it.
  const lately = dateColumn(addDays(room.today, -DISCLOSED_WITHIN_DAYS));
  const suggestions = await findSuggestions(room.work.tx, room.congress.id, {
    OR: [
      { state: { in: ['assigned', 'reopened', 'replied'] } },
      { state: 'closed', closedOn: { gte: lately }, confidential: false, disclosures: { none: {} } },
      {
        state: 'closed',
        assignments: { some: { promises: { some: { doneOn: null, dueOn: { not: null } } } } },
      },
    ],
  });
  const matters = await loadMatters(room, suggestions);
  const underWay = matters.filter(({ suggestion }) => suggestion.state !== 'closed');
  const closed = matters.filter(({ suggestion }) => suggestion.state === 'closed');
  const limits = [
    ...(await ratingClocks(room, matters)),
    ...(await unitClocks(room, underWay)),
    ...(await promiseClocksOf(room, closed)),
    ...(await commitmentClocks(room)),
    ...(await disclosureClocks(room, matters)),
    ...(await supervisionClocks(room)),
    ...(await fastTrackClocks(room)),
    ...(await meetingClocks(room)),
    ...(await inspectionClocks(room)),
    ...(await deskClocks(room)),
  ];
  return [...limits, ...(await inquiryClocks(room, underWay, limits))];
}
