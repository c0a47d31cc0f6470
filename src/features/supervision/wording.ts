import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { isOverdue, orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import type { Room } from '../context.ts';

/** 6月1日, or that no day was set. */
export function dueWords(room: Room, { dueOn }: Pick<SupervisionOrder, 'dueOn'>): string {
  return dueOn === undefined ? room.texts.render('supervision/no-due', {}) : chineseDate(dueOn, room.today);
}

/** One order in a list: its number, whose matter and unit, how it stands. */
export function orderLine(
  room: Room,
  order: SupervisionOrder,
  named: { readonly name: string; readonly unit: string },
): string {
  return room.texts.render(`supervision/line.${isOverdue(order, room.today) ? 'overdue' : order.state}`, {
    order: orderNumber(order),
    kind: room.texts.render(`supervision/kind.${order.kind}`, {}),
    date: dueWords(room, order.state === 'look_back' ? { dueOn: order.lookBackOn ?? room.today } : order),
    ...named,
  });
}
