import { instantAt } from '../../domain/calendar/civil-date.ts';
import { monthOf, monthOpening, nextMonth } from '../../domain/calendar/openings.ts';
import { findReconciliations } from '../../storage/reconciliations.ts';
import { listUnits } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { once } from '../reminders/once.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { booksOf } from './list-of-unit.ts';
import { sendLists } from './send-lists.ts';

/** 月度对账: on the first working day of a month at 09:00 each unit that has not got the month's list gets it. */
export async function reconcileMonthly(room: Room): Promise<void> {
  const { rules, today, now, calendar } = room;
  if (rules.reconciliation === 'off') return;
  if (now < instantAt(monthOpening(today, calendar), '09:00')) return;
  const month = monthOf(today);
  await once(room, `reconciliation|${month}`, async () => {
    const { tx } = room.work;
    const sent = await findReconciliations(tx, room.congress.id, { month });
    const units = (await listUnits(tx, room.congress.id)).filter(
      ({ id }) => !sent.some(({ unitId }) => unitId === id),
    );
    const books = await booksOf(
      room,
      units.map(({ id }) => id),
    );
    const lists = units.flatMap((unit) => {
      const book = books.get(unit.id);
      return book === undefined ? [] : [{ unit, book }];
    });
    const reached = await sendLists(room, lists, 'reminder');
    if (reached.length === 0) return;
    for (const { address } of await staffPlaces(room)) {
      await say(room, {
        to: address,
        class: 'reminder',
        template: 'reconciliation/sent-monthly',
        values: { count: reached.length, month: Number(month.slice(5)) },
      });
    }
  });
}

/** When the next lists are due. */
export function monthlyMoments({ rules, today, now, calendar }: Room): Date[] {
  if (rules.reconciliation === 'off') return [];
  return [today, nextMonth(today)]
    .map((day) => instantAt(monthOpening(day, calendar), '09:00'))
    .filter((moment) => moment > now);
}
