import type { Call } from '../../chat/card-call.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { issueOrders } from './issue.ts';
import { listOrders } from './list-orders.ts';
import { recordMethods } from './record-methods.ts';
import { showOrder } from './show-order.ts';
import { workOnOrder } from './work-on-order.ts';

/** 督办: orders to units, what is done with them, and the list of those not closed. A leader reads the list only. */
export async function supervise(context: CommandContext, call: Call<'supervise'>): Promise<void> {
  if (call.deed === 'list') return listOrders(context);
  const may = context.actor.roles.some((role) => ['staff', 'supervisor', 'coordinator'].includes(role));
  if (!may) return refusePrivately(context, 'role', { word: '督办', who: '代表工委' });
  if (call.deed === 'issue') return issueOrders(context, call);
  if (call.deed === 'record') return recordMethods(context, call);
  if (call.deed === 'due' && call.due === undefined) return showOrder(context, call.order);
  await workOnOrder(context, { ...call, deed: call.deed });
}
