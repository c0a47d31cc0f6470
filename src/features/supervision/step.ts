import type { SupervisionOrder } from '../../domain/supervision/order.ts';
import type { SupervisionStep } from '../../storage/supervision.ts';
import type { CommandContext } from '../context.ts';

/** The kind of the cards that ask what is to be done about an answer. */
export const ORDER_CARD = 'supervision';

/** What was done about an order, as it is kept. */
export function stepOf(
  context: CommandContext,
  { id }: Pick<SupervisionOrder, 'id'>,
  done: Pick<SupervisionStep, 'kind' | 'content' | 'record' | 'fileIds'>,
): SupervisionStep {
  return {
    congressId: context.congress.id,
    id: context.newId(),
    orderId: id,
    enteredAt: context.now,
    enteredById: context.actor.personId,
    ...done,
  };
}
