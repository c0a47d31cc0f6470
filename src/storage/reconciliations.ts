import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 月度对账: the list of a month that went to a unit, and what the unit said of it. */
export interface Reconciliation {
  readonly congressId: string;
  readonly unitId: string;
  /** YYYY-MM */
  readonly month: string;
  readonly sentAt: Date;
  readonly answeredAt?: Date;
  readonly answeredById?: string;
  readonly agreed?: boolean;
  /** What is wrong, in the unit's words. */
  readonly remark?: string;
}

/** Record that a month's list was sent; sent anew, it waits for an answer again. */
export async function saveSent(work: Work, sent: Reconciliation, entry: Entry): Promise<void> {
  const { congressId, unitId, month, sentAt } = sent;
  const waiting = { sentAt, answeredAt: null, answeredById: null, agreed: null, remark: null };
  await work.tx.reconciliation.upsert({
    where: { congressId_unitId_month: { congressId, unitId, month } },
    create: { congressId, unitId, month, sentAt },
    update: waiting,
  });
  record(work, { kind: 'reconciliation', id: unitId, after: sent }, entry);
}

export async function saveAnswer(
  work: Work,
  before: Reconciliation,
  after: Reconciliation,
  entry: Entry,
): Promise<void> {
  const { congressId, unitId, month } = before;
  await work.tx.reconciliation.update({
    where: { congressId_unitId_month: { congressId, unitId, month } },
    data: {
      answeredAt: after.answeredAt ?? null,
      answeredById: after.answeredById ?? null,
      agreed: after.agreed ?? null,
      remark: after.remark ?? null,
    },
  });
  record(work, { kind: 'reconciliation', id: unitId, before, after }, entry);
}

/** The latest month first. */
export async function findReconciliations(
  tx: Tx,
  congressId: string,
  where: Prisma.ReconciliationWhereInput,
): Promise<Reconciliation[]> {
  const rows = await tx.reconciliation.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ month: 'desc' }, { unit: { name: 'asc' } }],
  });
  return rows.map(({ answeredAt, answeredById, agreed, remark, ...row }) => ({
    ...row,
    ...present({
      answeredAt: answeredAt ?? undefined,
      answeredById: answeredById ?? undefined,
      agreed: agreed ?? undefined,
      remark: remark ?? undefined,
    }),
  }));
}
