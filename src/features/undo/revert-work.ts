import type { Clue } from '../../domain/clues/clue.ts';
import type { SupervisionOrder } from '../../domain/supervision/order.ts';
import { findClues, saveClue } from '../../storage/clues.ts';
import { findOrders, findSteps, removeOrder, removeStep, saveOrder } from '../../storage/supervision.ts';
import type { CommandContext } from '../context.ts';
import { type Change, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** How to take back what staff did with a clue or a supervision order, or nothing when it has moved on since. */
export async function workReversal(context: CommandContext, change: Change): Promise<Reversal | undefined> {
  switch (change.kind) {
    case 'clue':
      return clueReversal(context, change);
    case 'supervision_order':
      return orderReversal(context, change);
    default:
      return () => removeStep(context.work, change.id, { action: `supervision_step${UNDONE}` });
  }
}

async function clueReversal(
  { work, congress }: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findClues(work.tx, congress.id, { id });
  if (current === undefined || before === undefined || current.version !== after?.['version'])
    return undefined;
  // The cast holds: the audit log keeps the domain object itself as JSON, in which only instants change form.
  const stored = before as unknown as Clue;
  const { settledAt } = stored;
  const restored = {
    ...stored,
    enteredAt: new Date(stored.enteredAt),
    ...(settledAt === undefined ? {} : { settledAt: new Date(settledAt) }),
  };
  return async () => {
    await saveClue(work, current, restored, { action: `clue${UNDONE}` });
  };
}

/** An order that was just given is gone, its number is not given again; another is as it was before the step. */
async function orderReversal(
  { work, congress }: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const [current] = await findOrders(work.tx, congress.id, { id });
  if (current === undefined || current.version !== after?.['version']) return undefined;
  const entry = { action: `supervision_order${UNDONE}` };
  if (before === undefined) {
    // A step that somebody took meanwhile stands on it.
    const steps = await findSteps(work.tx, congress.id, { orderId: id });
    return steps.length > 0 ? undefined : () => removeOrder(work, current, entry);
  }
  return async () => {
    // The cast holds: as above, and an order has no instants.
    await saveOrder(work, current, before as unknown as SupervisionOrder, entry);
  };
}
