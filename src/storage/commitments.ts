import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Grade } from '../domain/satisfaction/rating.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import type { CommitmentModel } from './generated/models.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

/** 承诺事项 of a reply. */
export interface Commitment {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly matter: string;
  readonly dueOn?: CivilDate;
  /** 责任人, as typed. */
  readonly owner?: string;
  /** 销号: when it was done, and the evidence as typed. */
  readonly doneOn?: CivilDate;
  readonly evidence?: string;
  /** The last year into which it was carried over (结转). */
  readonly carriedTo?: number;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

/** 回头看: what a deputy says of a commitment in a year; the latest of a year counts. */
export interface CommitmentReview {
  readonly congressId: string;
  readonly id: string;
  readonly commitmentId: string;
  readonly year: number;
  readonly grade: Grade;
  readonly remark?: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertCommitment(work: Work, commitment: Commitment, entry: Entry): Promise<void> {
  await work.tx.commitment.create({ data: toRow(commitment) });
  record(work, { kind: 'commitment', id: commitment.id, after: commitment }, entry);
}

/** Store what became of a commitment; throws StaleRowError when it was closed or carried over meanwhile. */
export async function saveCommitment(
  work: Work,
  before: Commitment,
  next: Commitment,
  entry: Entry,
): Promise<void> {
  const { congressId, id, ...columns } = toRow(next);
  const { count } = await work.tx.commitment.updateMany({
    where: {
      congressId,
      id,
      doneOn: dateToColumn(before.doneOn),
      evidence: before.evidence ?? null,
      carriedTo: before.carriedTo ?? null,
    },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`commitment ${id} has moved on`);
  record(work, { kind: 'commitment', id, before, after: next }, entry);
}

/** Take a commitment back that was entered by mistake (撤销); the audit log keeps it. */
export async function removeCommitment(work: Work, commitment: Commitment, entry: Entry): Promise<void> {
  const { congressId, id } = commitment;
  await work.tx.commitment.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'commitment', id, before: commitment }, entry);
}

/** Whether anything was ever promised. */
export async function hasCommitments(tx: Tx, congressId: string): Promise<boolean> {
  return (await tx.commitment.findFirst({ where: { congressId }, select: { id: true } })) !== null;
}

/** In the order of entry. */
export async function findCommitments(
  tx: Tx,
  congressId: string,
  where: Prisma.CommitmentWhereInput,
): Promise<Commitment[]> {
  const rows = await tx.commitment.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toCommitment);
}

/** The audit entry names the deed and never the grade: that stays in its own table. */
export async function insertCommitmentReview(
  work: Work,
  review: CommitmentReview,
  entry: Entry,
): Promise<void> {
  await work.tx.commitmentReview.create({ data: { ...review, remark: review.remark ?? null } });
  const { commitmentId, year } = review;
  record(work, { kind: 'commitment_review', id: review.id, after: { commitmentId, year } }, entry);
}

/** The grades of a year that count, by commitment: the latest of each. */
export async function reviewGrades(
  tx: Tx,
  congressId: string,
  { year, commitmentIds }: { readonly year: number; readonly commitmentIds: readonly string[] },
): Promise<ReadonlyMap<string, Grade>> {
  const rows = await tx.commitmentReview.findMany({
    where: { congressId, year, commitmentId: { in: [...commitmentIds] } },
    orderBy: { enteredAt: 'asc' },
  });
  // The cast holds: a check constraint admits only 1, 2, 3.
  return new Map(rows.map((row) => [row.commitmentId, row.grade as Grade]));
}

function toCommitment(row: CommitmentModel): Commitment {
  return {
    congressId: row.congressId,
    id: row.id,
    assignmentId: row.assignmentId,
    round: row.round,
    matter: row.matter,
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    ...present({
      dueOn: dateFromColumn(row.dueOn),
      owner: row.owner ?? undefined,
      doneOn: dateFromColumn(row.doneOn),
      evidence: row.evidence ?? undefined,
      carriedTo: row.carriedTo ?? undefined,
    }),
  };
}

function toRow(commitment: Commitment): Prisma.CommitmentUncheckedCreateInput {
  return {
    ...commitment,
    dueOn: dateToColumn(commitment.dueOn),
    doneOn: dateToColumn(commitment.doneOn),
    owner: commitment.owner ?? null,
    evidence: commitment.evidence ?? null,
    carriedTo: commitment.carriedTo ?? null,
  };
}
