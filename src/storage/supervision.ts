import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type {
  OrderState,
  SupervisionKind,
  SupervisionLine,
  SupervisionOrder,
} from '../domain/supervision/order.ts';
import type { MethodRecord } from '../domain/supervision/record.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import type { SupervisionOrderModel } from './generated/models.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

/** What was done about an order, in the words of whoever did it. */
export interface SupervisionStep {
  readonly congressId: string;
  readonly id: string;
  readonly orderId: string;
  readonly kind: 'answer' | 'correct' | 'look_back' | 'record' | 'close';
  readonly content: string;
  /** The columns of the record that this step fills. */
  readonly record?: MethodRecord;
  readonly fileIds?: readonly string[];
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertOrder(work: Work, order: SupervisionOrder, entry: Entry): Promise<void> {
  await work.tx.supervisionOrder.create({ data: toRow(order) });
  record(work, { kind: 'supervision_order', id: order.id, after: order }, entry);
}

/** Store the next state over the one that was loaded; throws StaleRowError when another came first. */
export async function saveOrder(
  work: Work,
  before: SupervisionOrder,
  next: SupervisionOrder,
  entry: Entry,
): Promise<SupervisionOrder> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.supervisionOrder.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1)
    throw new StaleRowError(`supervision order ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'supervision_order', id, before, after: saved }, entry);
  return saved;
}

export async function insertStep(work: Work, step: SupervisionStep, entry: Entry): Promise<void> {
  const { record: columns, fileIds = [], ...row } = step;
  await work.tx.supervisionStep.create({
    data: { ...row, ...(columns === undefined ? {} : { record: columns }) },
  });
  await hook(work, step, fileIds);
  record(work, { kind: 'supervision_step', id: step.id, after: step }, entry);
}

/** Hook files to a step that came right after it. */
export async function addStepFiles(
  work: Work,
  step: SupervisionStep,
  fileIds: readonly string[],
  entry: Entry,
): Promise<void> {
  await hook(work, step, fileIds);
  const after = { ...step, fileIds: [...(step.fileIds ?? []), ...fileIds] };
  record(work, { kind: 'supervision_step', id: step.id, before: step, after }, entry);
}

async function hook(work: Work, step: SupervisionStep, fileIds: readonly string[]): Promise<void> {
  await work.tx.supervisionStepFile.createMany({
    data: fileIds.map((fileId) => ({ congressId: step.congressId, stepId: step.id, fileId })),
  });
}

/** Take an order back that was just given (撤销); the audit log keeps it. */
export async function removeOrder(work: Work, order: SupervisionOrder, entry: Entry): Promise<void> {
  const { congressId, id } = order;
  await work.tx.supervisionOrder.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'supervision_order', id, before: order }, entry);
}

/** Take a step back (撤销), with what was hooked to it; the audit log keeps it. */
export async function removeStep(work: Work, id: string, entry: Entry): Promise<void> {
  const { congressId } = work;
  await work.tx.supervisionStepFile.deleteMany({ where: { congressId, stepId: id } });
  const removed = await work.tx.supervisionStep.delete({ where: { congressId_id: { congressId, id } } });
  const { orderId, kind } = removed;
  record(work, { kind: 'supervision_step', id, before: { orderId, kind } }, entry);
}

export async function findOrders(
  tx: Tx,
  congressId: string,
  where: Prisma.SupervisionOrderWhereInput,
): Promise<SupervisionOrder[]> {
  const rows = await tx.supervisionOrder.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ serial: 'asc' }],
  });
  return rows.map(toOrder);
}

/** What was done about orders, in the order of entry. */
export async function findSteps(
  tx: Tx,
  congressId: string,
  where: Prisma.SupervisionStepWhereInput,
): Promise<SupervisionStep[]> {
  const rows = await tx.supervisionStep.findMany({
    where: { AND: [{ congressId }, where] },
    include: { files: { select: { fileId: true } } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ sequence: _sequence, record: columns, files, kind, ...row }) => ({
    ...row,
    // The casts hold: a check constraint admits only these words, and the column is written from a MethodRecord only.
    kind: kind as SupervisionStep['kind'],
    fileIds: files.map(({ fileId }) => fileId),
    ...present({ record: (columns ?? undefined) as MethodRecord | undefined }),
  }));
}

/** The day on which the present due date of each order was set: it was ordered, or to be corrected. */
export async function dueSetOn(
  tx: Tx,
  orders: readonly SupervisionOrder[],
  dayOf: (instant: Date) => CivilDate,
): Promise<ReadonlyMap<string, CivilDate>> {
  const steps = await tx.supervisionStep.findMany({
    where: { orderId: { in: orders.map(({ id }) => id) }, kind: 'correct' },
    orderBy: { sequence: 'asc' },
    select: { orderId: true, enteredAt: true },
  });
  return new Map([
    ...orders.map(({ id, issuedOn }) => [id, issuedOn] as const),
    ...steps.map(({ orderId, enteredAt }) => [orderId, dayOf(enteredAt)] as const),
  ]);
}

function toOrder(row: SupervisionOrderModel): SupervisionOrder {
  return {
    congressId: row.congressId,
    id: row.id,
    version: row.version,
    serial: row.serial,
    suggestionId: row.suggestionId,
    unitId: row.unitId,
    // The casts hold: check constraints of the table admit only these words.
    kind: row.kind as SupervisionKind,
    line: row.line as SupervisionLine,
    state: row.state as OrderState,
    opinion: row.opinion,
    issuedOn: civilColumn(row.issuedOn),
    issuedById: row.issuedById,
    ...present({
      partner: row.partner ?? undefined,
      charged: row.charged ?? undefined,
      dueOn: dateFromColumn(row.dueOn),
      lookBackOn: dateFromColumn(row.lookBackOn),
      closedOn: dateFromColumn(row.closedOn),
    }),
  };
}

function toRow(order: SupervisionOrder): Prisma.SupervisionOrderUncheckedCreateInput {
  return {
    ...order,
    partner: order.partner ?? null,
    charged: order.charged ?? null,
    issuedOn: dateColumn(order.issuedOn),
    dueOn: dateToColumn(order.dueOn),
    lookBackOn: dateToColumn(order.lookBackOn),
    closedOn: dateToColumn(order.closedOn),
  };
}
