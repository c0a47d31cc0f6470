import { answers } from '../../domain/assignment/assignment.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { evaluatorsOf } from '../../domain/satisfaction/evaluators.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';

/**
 * By suggestion, the deputies who are asked to rate it. A deputy who heads a unit that answers it is not asked to
 * rate the own unit's work (domain.md, manners 11); nobody at all: the office arranges the rating.
 */
export async function ratersOfMatters(
  room: Room,
  matters: readonly Matter[],
): Promise<ReadonlyMap<string, readonly Member[]>> {
  if (matters.length === 0) return new Map();
  const people = matters.flatMap(({ lead, cosigners }) => [lead, ...cosigners].map((each) => each.personId));
  const inUnits = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    personId: { in: [...new Set(people)] },
    unitId: { not: null },
  });
  const found = await inTurn(matters, async (matter) => {
    const { evaluate } = await rulesOfMatter(room, matter.suggestion);
    const answering = matter.shares.filter(({ assignment }) => answers(assignment.role));
    const heads = ({ personId }: Member): boolean =>
      inUnits.some(
        (member) => member.personId === personId && answering.some(({ unit }) => unit.id === member.unitId),
      );
    return [matter.suggestion.id, evaluatorsOf(evaluate.evaluators, matter, heads)] as const;
  });
  return new Map(found);
}

/** Whether a replied matter may be rated: where the office accepts the paper first (核收), only after that. */
export async function isOpenToRating(room: Room, suggestion: Suggestion): Promise<boolean> {
  const { acceptReply } = await rulesOfMatter(room, suggestion);
  return !acceptReply || suggestion.rateBy !== undefined;
}

/** The deputies who are asked to rate one matter. */
export async function ratersOf(room: Room, matter: Matter): Promise<readonly Member[]> {
  return (await ratersOfMatters(room, [matter])).get(matter.suggestion.id) ?? [];
}
