import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung } from '../../domain/reminders/ladder.ts';
import { findInspections } from '../../storage/inspections.ts';
import { listUnits } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { unitsOfProblem } from '../inspections/problem-units.ts';
import { mattersOf } from '../inspections/words.ts';
import type { MatterClock } from './clocks.ts';

/** 督查: problems to be settled by a day, until they are; the unit is reminded, and the office from the first overdue rung. */
export async function inspectionClocks(room: Room): Promise<MatterClock[]> {
  const { tx } = room.work;
  const { id } = room.congress;
  const inspections = await findInspections(tx, id, {
    problems: { some: { settledOn: null, dueOn: { not: null } } },
  });
  const open = inspections.flatMap(({ inspection, problems }) =>
    problems.filter(({ settledOn }) => settledOn === undefined).map((problem) => ({ inspection, problem })),
  );
  if (open.length === 0) return [];
  const matters = await mattersOf(
    room,
    open.map(({ problem }) => problem),
  );
  const all = await listUnits(tx, id);
  return open.flatMap((found) => {
    const { inspection, problem } = found;
    const { dueOn, dueSetOn } = problem;
    if (dueOn === undefined) return [];
    const own = unitsOfProblem(problem, matters);
    const units = all.filter((unit) => own.includes(unit.id));
    const setOn = dueSetOn ?? civilDateOf(inspection.enteredAt);
    const matter = matters.get(problem.suggestionId ?? '');
    const told = units.map((unit) => `unit:${unit.id}`);
    const clock = {
      subject: problem.id,
      clock: 'inspection',
      round: 1,
      start: setOn,
      due: dueOn,
      enteredOn: setOn,
      ladder: room.supervision.remind,
      recipients: ({ overdueIndex }: LadderRung) => (overdueIndex >= 1 ? [...told, 'office'] : told),
    };
    return [{ clock, found, units, ...(matter === undefined ? {} : { matter }) }];
  });
}
