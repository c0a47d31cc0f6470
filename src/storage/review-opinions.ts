import type { ReviewDecision, ReviewLevel } from '../domain/suggestion/review.ts';
import type { Tx } from './database.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** 审核意见: what one level of review decided; every one is kept. */
export interface ReviewOpinion {
  readonly congressId: string;
  readonly id: string;
  readonly suggestionId: string;
  readonly level: ReviewLevel;
  readonly decision: ReviewDecision;
  readonly remark?: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertReviewOpinion(work: Work, opinion: ReviewOpinion, entry: Entry): Promise<void> {
  await work.tx.reviewOpinion.create({ data: { ...opinion, remark: opinion.remark ?? null } });
  record(work, { kind: 'review_opinion', id: opinion.id, after: opinion }, entry);
}

/** Take an opinion back (撤销); the audit log keeps it. */
export async function removeReviewOpinion(work: Work, id: string, entry: Entry): Promise<void> {
  const where = { congressId_id: { congressId: work.congressId, id } };
  const removed = await work.tx.reviewOpinion.delete({ where });
  record(work, { kind: 'review_opinion', id, before: removed }, entry);
}

/** The opinions on some suggestions, the earliest first. */
export async function findReviewOpinions(
  tx: Tx,
  congressId: string,
  suggestionIds: readonly string[],
): Promise<ReviewOpinion[]> {
  const rows = await tx.reviewOpinion.findMany({
    where: { congressId, suggestionId: { in: [...suggestionIds] } },
    orderBy: { sequence: 'asc' },
  });
  return rows.map(({ remark, sequence: _, ...row }) => ({
    ...row,
    // The casts hold: check constraints admit only these words.
    level: row.level as ReviewLevel,
    decision: row.decision as ReviewDecision,
    ...present({ remark: remark ?? undefined }),
  }));
}
