import { actingUnits } from '../assignments/own-share.ts';
import { unitPromises } from '../commitments/unit-promises.ts';
import type { CommandContext } from '../context.ts';
import { seenByAll } from '../matters/matter.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { unitOrders } from '../supervision/unit-orders.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, isAmongOffice } from './place.ts';
import { decisionsWaiting, officeCounts } from './todo-office.ts';
import { deputyTodo } from './todo-deputy.ts';
import { unitDueItems, unitTodo } from './todo-unit.ts';
import type { TodoList } from './todo-list.ts';

/** 待办: what the speaker's unit, desk or own person owes now. A person's list is always private. */
export async function todo(context: CommandContext): Promise<void> {
  const { group } = context.place;
  if (group?.kind === 'unit' && actingUnits(context).length > 0) return unitsOwnGroup(context);
  if (group?.kind === 'staff' && isAmongOffice(context) && hasRole(context, 'staff', 'reviewer')) {
    return answer(context, 'inquiries/todo-office', await officeCounts(context));
  }
  await todoPrivately(context);
}

/** Everything the person owes, in every role, in the direct chat. */
export async function todoPrivately(context: CommandContext): Promise<void> {
  const texts: string[] = [];
  if (hasRole(context, 'staff', 'reviewer')) {
    texts.push(context.texts.render('inquiries/todo-office', await officeCounts(context)));
  }
  if (hasRole(context, 'coordinator')) texts.push(...whole(await decisionsWaiting(context)));
  if (context.actor.unitIds.length > 0) {
    texts.push(...whole(await unitTodo(context, undefined)));
    texts.push(...whole(await unitOrders(context, undefined)));
    texts.push(...whole(await unitPromises(context, undefined)));
  }
  if (hasRole(context, 'deputy')) texts.push(...whole(await deputyTodo(context)));
  if (texts.length === 0)
    texts.push(context.texts.render('inquiries/todo-empty', { person: context.actor.name }));
  await sayPieces(context, { to: context.actor.direct, name: 'todo', text: texts.join('\n\n') });
  await noteWhispered(context);
}

/** The unit's list in its own group, when everyone there may see all of it; a long one goes on privately. */
async function unitsOwnGroup(context: CommandContext): Promise<void> {
  const { group, audience } = context.place;
  const items = await unitDueItems(context);
  const orders = await unitOrders(context, group);
  const promised = await unitPromises(context, group);
  if (items.length + orders.count + promised.count === 0) return answer(context, 'inquiries/todo-unit-empty');
  if (items.some((item) => seenByAll(audience, item.matter) !== 'full')) return todoPrivately(context);

  const lists = [await unitTodo(context, group), orders, promised].filter(({ count }) => count > 0);
  const here = lists.map(({ short }) => short).join('\n\n');
  await sayPieces(context, { to: context.place.address, name: 'todo', text: here });
  const all = lists.filter(({ complete }) => !complete).map(({ long }) => long);
  if (all.length > 0)
    await sayPieces(context, { to: context.actor.direct, name: 'todo-all', text: all.join('\n\n') });
}

function whole(list: TodoList): string[] {
  return list.count === 0 ? [] : [list.long];
}
