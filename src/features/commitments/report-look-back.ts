import { addDays, type CivilDate, instantAt, yearOf } from '../../domain/calendar/civil-date.ts';
import { rollForward } from '../../domain/calendar/working-calendar.ts';
import { carryOverDay, lookBackDay } from '../../domain/commitments/look-back.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import type { Grade } from '../../domain/satisfaction/rating.ts';
import { hasCommitments, reviewGrades } from '../../storage/commitments.ts';
import type { Room } from '../context.ts';
import { once } from '../reminders/once.ts';
import { staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { say, type Values } from '../speaking/speak.ts';
import { lookedBackAt } from './look-back.ts';
import type { UnitPromise } from './open-promises.ts';

/** Below so many rated promises a unit's grades would tell who gave them (domain.md 2.4). */
const FEWEST = 3;

/** When the window of a year's look-back is over, staff gets the totals, and each unit its own. */
export async function reportLookBack(room: Room): Promise<void> {
  const { tx } = room.work;
  const year = yearOf(room.today);
  const day = reportDay(room, year);
  if (day === undefined || room.today < day) return;
  await once(room, `lookBackReport|${String(year)}`, async () => {
    const looked = await lookedBackAt(room, year);
    if (looked.length === 0) return;
    const commitmentIds = looked.map(({ commitment }) => commitment.id);
    const grades = await reviewGrades(tx, room.congress.id, { year, commitmentIds });
    for (const place of await staffPlaces(room)) {
      await say(room, {
        to: place.address,
        class: 'notice',
        template: 'commitments/look-back-totals',
        values: { year, ...totalsOf(looked, grades) },
      });
    }
    await tellUnits(room, looked, grades);
  });
}

/** The moments of the year at which something about promises is due, after `now`. */
export async function commitmentMoments(room: Room, now: Date): Promise<Date[]> {
  if (!(await hasCommitments(room.work.tx, room.congress.id))) return [];
  const year = yearOf(room.today);
  const days = [year, year + 1].flatMap((each) => [
    lookBackDay(each, room.rules, room.calendar),
    reportDay(room, each),
    carryOverDay(each, room.calendar),
  ]);
  return days
    .flatMap((day) => (day === undefined ? [] : [instantAt(day, '09:00')]))
    .filter((moment) => moment > now);
}

/** The working day after the window in which deputies may rate. */
function reportDay({ rules, calendar }: Room, year: number): CivilDate | undefined {
  const asked = lookBackDay(year, rules, calendar);
  if (asked === undefined) return undefined;
  const { date } = computeDeadline(asked, rules.commitments.evaluate, rules.dayRule, calendar);
  return rollForward(addDays(date, 1), calendar);
}

function totalsOf(looked: readonly UnitPromise[], grades: ReadonlyMap<string, Grade>): Values {
  const given = looked.flatMap(({ commitment }) => grades.get(commitment.id) ?? []);
  const counted = (grade: Grade): number => given.filter((each) => each === grade).length;
  return {
    count: looked.length,
    done: looked.filter(({ commitment }) => commitment.doneOn !== undefined).length,
    rated: given.length,
    satisfied: counted(1),
    basic: counted(2),
    unsatisfied: counted(3),
  };
}

async function tellUnits(
  room: Room,
  looked: readonly UnitPromise[],
  grades: ReadonlyMap<string, Grade>,
): Promise<void> {
  const units = new Map(looked.map(({ share }) => [share.unit.id, share.unit]));
  for (const unit of units.values()) {
    const totals = totalsOf(
      looked.filter(({ share }) => share.unit.id === unit.id),
      grades,
    );
    if (Number(totals['rated']) < FEWEST) continue;
    for (const place of await unitPlaces(room, unit.id)) {
      await say(room, {
        to: place.address,
        class: 'notice',
        template: 'commitments/look-back-unit-totals',
        values: { unit: unit.name, ...totals },
      });
    }
  }
}
