import { type Assignment, compareRoles, isLive } from '../../domain/assignment/assignment.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import {
  commonVisibility,
  type Viewer,
  type Visibility,
  visibility,
  type VisibleMatter,
} from '../../domain/visibility/visibility.ts';
import type { Cosigner } from '../../domain/cosigning/cosigner.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { findCosigners } from '../../storage/cosigners.ts';
import { findMembers, listUnits, type Member, type Unit } from '../../storage/roster.ts';
import type { Actor, Room } from '../context.ts';
import { viewersOf } from '../context.ts';

/** One unit's share with the unit's name. */
export interface Share {
  readonly assignment: Assignment;
  readonly unit: Unit;
}

/** A suggestion with everything that decides who may see it and what can be done with it. */
export interface Matter {
  readonly suggestion: Suggestion;
  readonly lead: Member;
  /** Those who have joined, in that order. */
  readonly cosigners: readonly Member[];
  /** Live shares of the current round, by role: those entered in one moment have no other order. */
  readonly shares: readonly Share[];
  readonly visible: VisibleMatter;
}

export async function loadMatter(room: Room, suggestion: Suggestion): Promise<Matter> {
  const [matter] = await loadMatters(room, [suggestion]);
  if (matter === undefined) throw new Error(`suggestion ${suggestion.id} has no lead deputy in its congress`);
  return matter;
}

/** Load what belongs to many suggestions with a fixed number of queries. */
export async function loadMatters(room: Room, suggestions: readonly Suggestion[]): Promise<Matter[]> {
  if (suggestions.length === 0) return [];
  const { tx } = room.work;
  const congressId = room.congress.id;
  const ids = suggestions.map((suggestion) => suggestion.id);
  const units = new Map((await listUnits(tx, congressId)).map((unit) => [unit.id, unit]));
  const assignments = await findAssignments(tx, congressId, { suggestionId: { in: ids } });
  const cosigners = await findCosigners(tx, congressId, {
    suggestionId: { in: ids },
    state: { in: ['agreed', 'invited'] },
  });
  const members = await deputiesOf(room, suggestions, cosigners);

  return suggestions.flatMap((suggestion) => {
    const lead = members.get(suggestion.leadDeputyId);
    if (lead === undefined) return [];
    const shares = assignments
      .filter((it) => it.suggestionId === suggestion.id && it.round === suggestion.round && isLive(it))
      .flatMap((assignment) => {
        const unit = units.get(assignment.unitId);
        return unit === undefined ? [] : [{ assignment, unit }];
      })
      .toSorted(
        (a, b) => compareRoles(a.assignment.role, b.assignment.role) || (a.unit.name < b.unit.name ? -1 : 1),
      );
    const own = cosigners.filter((row) => row.suggestionId === suggestion.id);
    const joined = own.flatMap((row) => (row.state === 'agreed' ? (members.get(row.deputyId) ?? []) : []));
    const readers = own.filter(({ state }) => state === 'agreed' || suggestion.state === 'cosigning');
    return [
      {
        suggestion,
        lead,
        cosigners: joined,
        shares,
        visible: visibleMatter(suggestion, lead, readers, shares),
      },
    ];
  });
}

/** The lead deputies and those who were asked to join, by their memberships. */
async function deputiesOf(
  room: Room,
  suggestions: readonly Suggestion[],
  cosigners: readonly Cosigner[],
): Promise<ReadonlyMap<string, Member>> {
  const ids = [...suggestions.map((each) => each.leadDeputyId), ...cosigners.map((row) => row.deputyId)];
  const members = await findMembers(room.work.tx, { congressId: room.congress.id, id: { in: ids } });
  return new Map(members.map((member) => [member.id, member]));
}

/** Whoever is asked to join reads what is to be joined, as long as it can be (domain.md 1.7). */
function visibleMatter(
  suggestion: Suggestion,
  lead: Member,
  readers: readonly Pick<Cosigner, 'deputyId'>[],
  shares: readonly Share[],
): VisibleMatter {
  return {
    confidential: suggestion.confidential,
    draft: suggestion.state === 'draft',
    leadDeputyId: suggestion.leadDeputyId,
    ...(lead.team === undefined ? {} : { leadTeam: lead.team }),
    cosignerIds: readers.map(({ deputyId }) => deputyId),
    unitIds: shares.map((share) => share.unit.id),
    systemIds: shares.flatMap((share) => share.unit.systemId ?? []),
  };
}

/** What the person may see of it: the best of the memberships. */
export function seenBy(actor: Actor, matter: Matter): Visibility {
  return best(viewersOf(actor.members), matter);
}

/** What everyone in a chat may see of it. */
export function seenByAll(audience: readonly Viewer[], matter: Matter): Visibility {
  return commonVisibility(audience, matter.visible);
}

function best(viewers: readonly Viewer[], matter: Matter): Visibility {
  const each = viewers.map((viewer) => visibility(viewer, matter.visible));
  if (each.includes('full')) return 'full';
  return each.includes('public') ? 'public' : 'none';
}
