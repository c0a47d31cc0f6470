import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Grade } from '../domain/satisfaction/rating.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import { type Entry, present, record, type Work } from './work.ts';

/** One rating by one deputy; the latest of a round counts, earlier ones stay. */
export interface Rating {
  readonly congressId: string;
  readonly id: string;
  readonly suggestionId: string;
  readonly deputyId: string;
  readonly round: number;
  readonly attitude: Grade;
  readonly result: Grade;
  readonly remark?: string;
  readonly ratedOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
  readonly onBehalf: boolean;
}

/** The audit entry names the deed and never the grades: those stay in their own table. */
export async function insertRating(work: Work, rating: Rating, entry: Entry): Promise<void> {
  await work.tx.rating.create({
    data: { ...rating, remark: rating.remark ?? null, ratedOn: dateColumn(rating.ratedOn) },
  });
  record(
    work,
    { kind: 'rating', id: rating.id, after: { suggestionId: rating.suggestionId, round: rating.round } },
    entry,
  );
}

/** The rating that counts in a round: the latest. */
export async function latestRating(
  tx: Tx,
  suggestion: { readonly congressId: string; readonly id: string; readonly round: number },
): Promise<Rating | undefined> {
  const row = await tx.rating.findFirst({
    where: { congressId: suggestion.congressId, suggestionId: suggestion.id, round: suggestion.round },
    orderBy: [{ enteredAt: 'desc' }, { id: 'desc' }],
  });
  if (row === null) return undefined;
  return {
    congressId: row.congressId,
    id: row.id,
    suggestionId: row.suggestionId,
    deputyId: row.deputyId,
    round: row.round,
    // The casts hold: a check constraint admits only 1, 2, 3.
    attitude: row.attitude as Grade,
    result: row.result as Grade,
    ratedOn: civilColumn(row.ratedOn),
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    onBehalf: row.onBehalf,
    ...present({ remark: row.remark ?? undefined }),
  };
}
