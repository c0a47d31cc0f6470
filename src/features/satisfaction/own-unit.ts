import { answers } from '../../domain/assignment/assignment.ts';
import { findMembers } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';

/**
 * The matters (ids of suggestions) that a unit of their own lead deputy answers: the deputy is not asked to
 * rate the own unit's work (domain.md, manners 11). Co-signers or the office rate in the deputy's place.
 */
export async function ownUnitMatters(room: Room, matters: readonly Matter[]): Promise<ReadonlySet<string>> {
  if (matters.length === 0) return new Set();
  const people = matters.map((matter) => matter.lead.personId);
  const members = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    personId: { in: [...new Set(people)] },
    unitId: { not: null },
  });
  const own = matters.filter(({ lead, shares }) => {
    const units = members.filter((member) => member.personId === lead.personId).map(({ unitId }) => unitId);
    return shares.some(({ assignment, unit }) => answers(assignment.role) && units.includes(unit.id));
  });
  return new Set(own.map((matter) => matter.suggestion.id));
}

/** The same of one matter. */
export async function isOwnUnitMatter(room: Room, matter: Matter): Promise<boolean> {
  return (await ownUnitMatters(room, [matter])).has(matter.suggestion.id);
}
