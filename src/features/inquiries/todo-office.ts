import type { CommandContext } from '../context.ts';
import { pendingReturns } from '../returns/decide.ts';
import type { Values } from '../speaking/speak.ts';
import { readRecords } from '../suggestions/record.ts';
import { workload } from './figures.ts';
import { approvalList } from './pending-approval.ts';
import type { TodoList } from './todo-list.ts';

/** The counts that the office works by. */
export async function officeCounts(context: CommandContext): Promise<Values> {
  const records = await readRecords(context.work.tx, context.congress.id);
  const returns = await context.work.tx.returnRequest.count({
    where: { congressId: context.congress.id, decision: null },
  });
  return { ...workload(records, context.today), returns };
}

/** The returns that wait for the coordinator's decision. */
export async function decisionsWaiting(context: CommandContext): Promise<TodoList> {
  return approvalList(context, await pendingReturns(context), undefined);
}
