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

/** Take a rating back that was entered by mistake (撤销); the audit log names the deed and never the grades. */
export async function removeRating(work: Work, id: string, entry: Entry): Promise<void> {
  const where = { congressId_id: { congressId: work.congressId, id } };
  const { suggestionId, round } = await work.tx.rating.delete({ where });
  record(work, { kind: 'rating', id, before: { suggestionId, round } }, entry);
}

/** All ratings of the suggestion's present round, in the order of entry. */
export async function ratingsOfRound(
  tx: Tx,
  suggestion: { readonly congressId: string; readonly id: string; readonly round: number },
): Promise<Rating[]> {
  const rows = await tx.rating.findMany({
    where: { congressId: suggestion.congressId, suggestionId: suggestion.id, round: suggestion.round },
    orderBy: { sequence: 'asc' },
  });
  return rows.map((row) => ({
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
  }));
}

/** Who has rated what, as suggestion:round:deputy. */
export async function ratedKeys(
  tx: Tx,
  congressId: string,
  suggestionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rating.findMany({
    where: { congressId, suggestionId: { in: [...suggestionIds] } },
    select: { suggestionId: true, round: true, deputyId: true },
  });
  return new Set(rows.map((row) => ratedKey({ id: row.suggestionId, round: row.round }, row.deputyId)));
}

export function ratedKey(
  suggestion: { readonly id: string; readonly round: number },
  deputyId: string,
): string {
  return `${suggestion.id}:${String(suggestion.round)}:${deputyId}`;
}

/** Whether the person has rated anything since an instant. */
export async function hasRatedSince(tx: Tx, personId: string, since: Date): Promise<boolean> {
  return (await tx.rating.count({ where: { enteredById: personId, enteredAt: { gte: since } } })) > 0;
}
