import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, record, type Work } from './work.ts';

/** 逾期说明: why a unit is late. */
export interface Lateness {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly reason: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertLateness(work: Work, lateness: Lateness, entry: Entry): Promise<void> {
  await work.tx.lateness.create({ data: lateness });
  record(work, { kind: 'lateness', id: lateness.id, after: lateness }, entry);
}

/** Explanations, the latest last. */
export async function findLateness(
  tx: Tx,
  congressId: string,
  where: Prisma.LatenessWhereInput,
): Promise<Lateness[]> {
  return tx.lateness.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
}
