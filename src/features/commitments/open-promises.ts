import { isLive } from '../../domain/assignment/assignment.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { type Commitment, findCommitments } from '../../storage/commitments.ts';
import { listUnits } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';

/** A commitment with its matter and the share of the unit that made it, in whichever round. */
export interface UnitPromise {
  readonly commitment: Commitment;
  readonly matter: Matter;
  readonly share: Share;
}

type Where = Parameters<typeof findCommitments>[2];

/** What was promised and is not done yet, in the order of entry. */
export async function openPromises(room: Room, where: Where = {}): Promise<UnitPromise[]> {
  return promises(room, { AND: [{ doneOn: null }, where] });
}

/** Matters that ended otherwise than by a reply owe nothing any more. */
const OVER: readonly SuggestionState[] = ['withdrawn', 'merged', 'declined', 'converted'];

/** Commitments with what they belong to; those of returned shares and of withdrawn matters bind nobody. */
export async function promises(room: Room, where: Where): Promise<UnitPromise[]> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  const commitments = await findCommitments(tx, congressId, where);
  if (commitments.length === 0) return [];
  const assignments = await findAssignments(tx, congressId, {
    id: { in: commitments.map(({ assignmentId }) => assignmentId) },
  });
  const suggestions = await findSuggestions(tx, congressId, {
    id: { in: assignments.map(({ suggestionId }) => suggestionId) },
    state: { notIn: [...OVER] },
  });
  const matters = new Map((await loadMatters(room, suggestions)).map((each) => [each.suggestion.id, each]));
  const units = new Map((await listUnits(tx, congressId)).map((unit) => [unit.id, unit]));
  return commitments.flatMap((commitment) => {
    const assignment = assignments.find(({ id }) => id === commitment.assignmentId);
    const matter = matters.get(assignment?.suggestionId ?? '');
    const unit = units.get(assignment?.unitId ?? '');
    if (assignment === undefined || matter === undefined || unit === undefined) return [];
    return isLive(assignment) ? [{ commitment, matter, share: { assignment, unit } }] : [];
  });
}
