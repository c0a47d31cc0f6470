import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { Room } from '../context.ts';
import type { UnitPromise } from './open-promises.ts';

/** One promise and how it stands, in a line: what, until when or since when, and whose. */
export function promiseLine(room: Room, { commitment, share }: UnitPromise): string {
  const { matter, dueOn, doneOn, owner, carriedTo } = commitment;
  const { texts, today } = room;
  const date = (day: typeof dueOn): string => (day === undefined ? '' : chineseDate(day, today));
  const state =
    doneOn !== undefined
      ? texts.render('commitments/state.done', { date: date(doneOn) })
      : dueOn === undefined
        ? texts.render('commitments/state.open', {})
        : texts.render(`commitments/state.${dueOn < today ? 'overdue' : 'due'}`, { date: date(dueOn) });
  const carried =
    carriedTo === undefined ? '' : texts.render('commitments/carried-mark', { year: carriedTo });
  return texts.render('commitments/line', {
    what: matter,
    unit: share.unit.name,
    owner: owner === undefined ? '' : `,责任人${owner}`,
    state: `${state}${doneOn === undefined ? carried : ''}`,
  });
}
