import { answers } from '../../domain/assignment/assignment.ts';
import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { ratedKey, ratedKeys } from '../../storage/ratings.ts';
import { findReplies } from '../../storage/replies.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter } from '../matters/matter.ts';
import { ratersOfMatters } from '../satisfaction/raters.ts';
import type { MatterClock } from './clocks.ts';

/** At most so many reminders to rate (domain.md, manners 13), whatever the ladder says. */
const MOST = 2;

/** The rating windows that run: of replied matters that somebody who is asked has not rated yet. */
export async function ratingClocks(room: Room, matters: readonly Matter[]): Promise<MatterClock[]> {
  const replied = matters.filter((matter) => matter.suggestion.state === 'replied');
  const ids = replied.map(({ suggestion }) => suggestion.id);
  const rated = await ratedKeys(room.work.tx, room.congress.id, ids);
  const raters = await ratersOfMatters(room, replied);
  const begun = await windowStarts(room, replied);
  const clocks = await inTurn(replied, async (matter) => {
    const { suggestion } = matter;
    const waiting = (raters.get(suggestion.id) ?? []).filter(
      ({ id }) => !rated.has(ratedKey(suggestion, id)),
    );
    const start = begun.get(suggestion.id);
    return waiting.length === 0 || start === undefined
      ? []
      : ratingClock(room, matter, { start, members: waiting.map(({ id }) => id) });
  });
  return clocks.flat();
}

/** By suggestion, the day on which the last reply was entered, or accepted where that comes first: the window counts from it. */
async function windowStarts(room: Room, matters: readonly Matter[]): Promise<ReadonlyMap<string, CivilDate>> {
  const owners = new Map(
    matters.flatMap((matter) =>
      matter.shares
        .filter(({ assignment }) => answers(assignment.role))
        .map(({ assignment }) => [assignment.id, matter.suggestion.id] as const),
    ),
  );
  const replies = await findReplies(room.work.tx, room.congress.id, [...owners.keys()]);
  // The latest entered comes last.
  return new Map(
    replies.map((reply) => [
      owners.get(reply.assignmentId) ?? '',
      reply.acceptedOn ?? civilDateOf(reply.enteredAt),
    ]),
  );
}

async function ratingClock(
  room: Room,
  matter: Matter,
  { start, members }: { readonly start: CivilDate; readonly members: readonly string[] },
): Promise<MatterClock[]> {
  const { suggestion } = matter;
  const { rateBy } = suggestion;
  if (rateBy === undefined) return [];
  const { evaluate } = await rulesOfMatter(room, suggestion);
  const clock = {
    subject: suggestion.id,
    clock: 'rating',
    round: suggestion.round,
    start,
    due: rateBy,
    enteredOn: start,
    ladder: evaluate.remind.filter((rung) => rung.kind !== 'every').slice(0, MOST),
    recipients: () => members.map((id) => `member:${id}`),
  };
  return [{ clock, matter }];
}
