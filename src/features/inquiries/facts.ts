import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { Grade } from '../../domain/satisfaction/rating.ts';
import { civilColumn } from '../../storage/database.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';

export interface ReplyFact {
  readonly repliedOn: CivilDate;
  readonly outcome: string;
}

export interface RatingFact {
  /** Membership of the deputy who gave it. */
  readonly deputyId: string;
  readonly attitude: Grade;
  readonly result: Grade;
}

/** What is told of a matter beside the matter itself; maps are by assignment. */
export interface Facts {
  /** The latest reply of each live share. */
  readonly replies: ReadonlyMap<string, ReplyFact>;
  readonly contacts: ReadonlyMap<string, number>;
  /** The latest rating of the current round. */
  readonly rating?: RatingFact;
}

export async function loadFacts(room: Room, matter: Matter): Promise<Facts> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  const assignmentId = { in: matter.shares.map((share) => share.assignment.id) };
  const replies = await tx.reply.findMany({
    where: { congressId, assignmentId },
    orderBy: [{ enteredAt: 'asc' }],
  });
  const contacts = await tx.contact.findMany({
    where: { congressId, assignmentId },
    select: { assignmentId: true },
  });
  const { id: suggestionId, round } = matter.suggestion;
  const rating = await tx.rating.findFirst({
    where: { congressId, suggestionId, round },
    orderBy: [{ enteredAt: 'desc' }],
  });

  const counts = new Map<string, number>();
  for (const contact of contacts)
    counts.set(contact.assignmentId, (counts.get(contact.assignmentId) ?? 0) + 1);
  return {
    replies: new Map(
      replies.map((row) => [
        row.assignmentId,
        { repliedOn: civilColumn(row.repliedOn), outcome: row.outcome },
      ]),
    ),
    contacts: counts,
    ...(rating === null ? {} : { rating: toRating(rating) }),
  };
}

function toRating(row: { deputyId: string; attitude: number; result: number }): RatingFact {
  // The casts hold: ratings are written from a Grade only.
  return { deputyId: row.deputyId, attitude: row.attitude as Grade, result: row.result as Grade };
}
