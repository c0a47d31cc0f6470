import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { actingUnits } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { hasRole, OFFICE_ROLES } from './place.ts';

type Where = Parameters<typeof findSuggestions>[2];

export const ENDED: readonly SuggestionState[] = ['closed', 'declined', 'converted', 'merged', 'withdrawn'];

/** Matters under way that concern the speaker in this chat: what 查, 看 and 解释 mean without a number. */
export async function openMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    AND: [concerning(context), { state: { notIn: [...ENDED] } }],
  });
  return loadMatters(context, rows);
}

/** The same without what concerns the office alone: what the speaker leads, has co-signed, or has to handle. */
export async function ownOpenMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    AND: [personal(context), { state: { notIn: [...ENDED] } }],
  });
  return loadMatters(context, rows);
}

/** The suggestions that a deputy leads or has co-signed. */
export function ofDeputies(ids: readonly string[]): Where {
  const deputies = [...ids];
  return {
    OR: [
      { leadDeputyId: { in: deputies } },
      { cosigners: { some: { deputyId: { in: deputies }, state: 'agreed' } } },
    ],
  };
}

/** The suggestions that units have a live share in. */
export function ofUnits(ids: readonly string[]): Where {
  return { assignments: { some: { unitId: { in: [...ids] }, state: { not: 'returned' } } } };
}

/** The deputy memberships of the speaker. */
export function deputyIds(context: CommandContext): string[] {
  return context.actor.members.filter((member) => member.roles.includes('deputy')).map((member) => member.id);
}

function concerning(context: CommandContext): Where {
  const units = actingUnits(context);
  if (context.place.group?.kind === 'unit' && units.length > 0) return ofUnits(units);
  if (hasRole(context, ...OFFICE_ROLES)) return { state: { not: 'draft' } };
  return personal(context);
}

function personal(context: CommandContext): Where {
  const units = actingUnits(context);
  if (context.place.group?.kind === 'unit' && units.length > 0) return ofUnits(units);
  return { OR: [ofDeputies(deputyIds(context)), ofUnits(units)] };
}
