import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { isOverdue, orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import type { Room } from '../context.ts';

/** 6月1日, or that no day was set. */
export function dueWords(room: Room, { dueOn }: Pick<SupervisionOrder, 'dueOn'>): string {
  return dueOn === undefined ? room.texts.render('supervision/no-due', {}) : chineseDate(dueOn, room.today);
}

/** ,联合督办:政府督查室,督办人:周科长; empty when the office supervises alone. */
export function jointWords(room: Room, { partner, charged }: SupervisionOrder): string {
  const said = [
    ...(partner === undefined ? [] : [room.texts.render('supervision/joint-partner', { partner })]),
    ...(charged === undefined ? [] : [room.texts.render('supervision/joint-charged', { charged })]),
  ];
  return said.map((words) => `,${words}`).join('');
}

/** One order in a list: its number, whose matter and unit, how it stands. */
export function orderLine(
  room: Room,
  order: SupervisionOrder,
  named: { readonly name: string; readonly unit: string },
): string {
  return room.texts.render(`supervision/line.${isOverdue(order, room.today) ? 'overdue' : order.state}`, {
    order: orderNumber(order),
    kind: `${room.texts.render(`supervision/kind.${order.kind}`, {})}${jointWords(room, order)}`,
    date: dueWords(room, order.state === 'look_back' ? { dueOn: order.lookBackOn ?? room.today } : order),
    ...named,
  });
}
