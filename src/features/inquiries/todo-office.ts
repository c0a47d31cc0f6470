import type { CommandContext } from '../context.ts';
import { askedJointly } from '../approvals/joint.ts';
import { decidableRequests } from '../approvals/pending.ts';
import { unansweredWords } from '../progress/unanswered-words.ts';
import type { Values } from '../speaking/speak.ts';
import { readRecords } from '../suggestions/record.ts';
import { openOrders } from '../supervision/list-orders.ts';
import { workload } from './figures.ts';
import { approvalList } from './pending-approval.ts';
import type { TodoList } from './todo-list.ts';

/** The counts that the office works by. */
export async function officeCounts(context: CommandContext): Promise<Values> {
  const records = await readRecords(context.work.tx, context.congress.id);
  const requests = (await decidableRequests(context)).length;
  const orders = (await openOrders(context)).length;
  const unanswered = await unansweredWords(context);
  return { ...workload(records, context.today), requests, orders, unanswered };
}

/** The requests that wait for the coordinator's decision. */
export async function decisionsWaiting(context: CommandContext): Promise<TodoList> {
  const pending = [...(await decidableRequests(context)), ...(await askedJointly(context))];
  return approvalList(context, pending, undefined);
}
