import { orderNumber } from '../../domain/supervision/order.ts';
import type { Group } from '../../storage/roster.ts';
import { actingUnits } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { type TodoList, todoList } from '../inquiries/todo-list.ts';
import { nameFor } from '../matters/label.ts';
import { loadSupervised } from './find-orders.ts';
import { orderLine } from './wording.ts';

/** The orders that the speaker's units still have to answer. */
export async function unitOrders(context: CommandContext, group: Group | undefined): Promise<TodoList> {
  const owed = await loadSupervised(context, {
    unitId: { in: [...actingUnits(context)] },
    state: { in: ['issued', 'correcting'] },
  });
  const [first] = owed;
  return todoList(context, {
    head: context.texts.render('supervision/todo-head', { count: owed.length }),
    lines: owed.map(({ order, matter, unit }) =>
      orderLine(context, order, { name: nameFor(matter.suggestion, group, context.rules), unit: unit.name }),
    ),
    next: context.texts.render('supervision/todo-next', {
      order: first === undefined ? '' : orderNumber(first.order),
    }),
  });
}
