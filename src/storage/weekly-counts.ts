import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';

/** How many suggestions something happened to between two days, both included; each once. */
export interface PeriodCounts {
  readonly submitted: number;
  readonly assigned: number;
  readonly signed: number;
  readonly replied: number;
  readonly rated: number;
  readonly closed: number;
}

export async function countPeriod(
  tx: Tx,
  congressId: string,
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<PeriodCounts> {
  const then = { gte: dateColumn(from), lte: dateColumn(to) };
  const count = (where: Prisma.SuggestionWhereInput): Promise<number> =>
    tx.suggestion.count({
      where: { AND: [{ congressId, state: { notIn: ['draft', 'withdrawn'] } }, where] },
    });
  return {
    submitted: await count({ submittedOn: then }),
    assigned: await count({ assignments: { some: { assignedOn: then } } }),
    signed: await count({ assignments: { some: { signedOffOn: then } } }),
    replied: await count({ assignments: { some: { replies: { some: { repliedOn: then } } } } }),
    rated: await count({ ratings: { some: { ratedOn: then } } }),
    closed: await count({ closedOn: then }),
  };
}
