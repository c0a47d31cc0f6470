import { answers, type AssignmentState } from '../../domain/assignment/assignment.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findAssignments } from '../../storage/assignments.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/**
 * The units for which the person acts here: in a unit's own group that unit, elsewhere the units
 * the person works for.
 */
export function actingUnits(context: CommandContext): readonly string[] {
  const groupUnit = context.place.group?.unitId;
  if (groupUnit === undefined) return context.actor.unitIds;
  return context.actor.unitIds.filter((id) => id === groupUnit);
}

/** The share of a matter that the person's unit holds, if any. */
export function ownShare(context: CommandContext, matter: Matter): Share | undefined {
  const units = actingUnits(context);
  return matter.shares.find((share) => units.includes(share.unit.id));
}

/** The same while the matter is handled: a withdrawn one is nobody's to sign or to answer (办理即行终止, domain.md 1.16). */
export function openShare(context: CommandContext, matter: Matter): Share | undefined {
  return matter.suggestion.state === 'withdrawn' ? undefined : ownShare(context, matter);
}

/** Whether one of the matters was withdrawn: then that was said, and nothing of it is handled any more. */
export async function refuseWithdrawn(context: CommandContext, matters: readonly Matter[]): Promise<boolean> {
  const ended = matters.find((matter) => matter.suggestion.state === 'withdrawn');
  if (ended === undefined) return false;
  await refusePrivately(context, 'matter-withdrawn', { number: displayNumber(ended.suggestion) });
  return true;
}

/** Matters that the person's units still have to answer to the deputy. */
export async function ownAnsweringMatters(context: CommandContext): Promise<Matter[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  return matters.filter((matter) => answers(ownShare(context, matter)?.assignment.role ?? 'assisting'));
}

/** Matters of the person's units whose assignment is in one of the states. */
export async function unitMatters(
  context: CommandContext,
  states: readonly AssignmentState[],
): Promise<Matter[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const assignments = await findAssignments(tx, congressId, {
    unitId: { in: [...actingUnits(context)] },
    state: { in: [...states] },
  });
  const suggestions = await findSuggestions(tx, congressId, {
    id: { in: assignments.map((assignment) => assignment.suggestionId) },
    state: { in: ['assigned', 'replied', 'reopened'] },
  });
  const matters = await loadMatters(context, suggestions);
  return matters.filter((matter) =>
    states.includes(ownShare(context, matter)?.assignment.state ?? 'returned'),
  );
}
