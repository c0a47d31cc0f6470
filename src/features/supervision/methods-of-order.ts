import type { SupervisionOrder } from '../../domain/supervision/order.ts';
import { type Method, missingMethods } from '../../domain/supervision/record.ts';
import { addStepFiles, findSteps, type SupervisionStep } from '../../storage/supervision.ts';
import type { CommandContext, Room } from '../context.ts';

/** The kind of the receipt of a record, which takes pictures that come right after it. */
export const RECORD_RECEIPT = 'supervision-record';

/** Add pictures to the newest record that the speaker made about a matter. */
export async function addToRecord(
  context: CommandContext,
  suggestionId: string,
  files: readonly string[],
): Promise<void> {
  const steps = await findSteps(context.work.tx, context.congress.id, {
    kind: 'record',
    enteredById: context.actor.personId,
    order: { suggestionId },
  });
  const step = steps.at(-1);
  if (step !== undefined)
    await addStepFiles(context.work, step, files, { action: 'supervision.record_files' });
}

/** 听汇报, 现场看, … */
export function methodName({ texts }: Room, method: Method): string {
  return texts.render(`supervision/method.${method}`, {});
}

/** The records of an order, and the columns that none of them fills, in words; empty when the sheet is complete. */
export async function recordOfOrder(room: Room, { id }: Pick<SupervisionOrder, 'id'>) {
  const steps = await findSteps(room.work.tx, room.congress.id, { orderId: id, kind: 'record' });
  return { steps, missing: missingIn(room, steps) };
}

/** What is still missing of the five columns, for each order that has a record at all. */
export async function missingOfOrders(
  room: Room,
  orders: readonly Pick<SupervisionOrder, 'id'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = orders.map(({ id }) => id);
  const steps = await findSteps(room.work.tx, room.congress.id, { orderId: { in: ids }, kind: 'record' });
  const recorded = [...new Set(steps.map(({ orderId }) => orderId))];
  return new Map(
    recorded.map((id) => [
      id,
      missingIn(
        room,
        steps.filter(({ orderId }) => orderId === id),
      ),
    ]),
  );
}

function missingIn(room: Room, steps: readonly SupervisionStep[]): string {
  const missing = missingMethods(steps.map(({ record = {} }) => record));
  return missing.map((method) => methodName(room, method)).join('、');
}
