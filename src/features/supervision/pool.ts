import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { findReplies, type Reply } from '../../storage/replies.ts';
import type { Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { findOrders } from '../../storage/supervision.ts';
import type { CommandContext } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { maySupervise } from './scope.ts';

/** A unit's newest reply in a matter. */
export interface PendingReply {
  readonly matter: Matter;
  readonly unit: Unit;
  readonly reply: Reply;
}

/**
 * 待督办: replies that were marked as wanting and have no order since they came. A newer reply of the unit, an order to
 * it, or 质量 N 无 takes them out.
 */
export async function pendingReplies(context: CommandContext): Promise<PendingReply[]> {
  const { tx } = context.work;
  const rows = await findSuggestions(tx, context.congress.id, {
    state: { in: ['assigned', 'replied', 'reopened'] },
    assignments: { some: { replies: { some: { shortcoming: { not: null } } } } },
  });
  const matters = await loadMatters(context, rows);
  const orders = await findOrders(tx, context.congress.id, {
    suggestionId: { in: rows.map(({ id }) => id) },
  });
  const leader = context.actor.roles.includes('leader');
  const replies: PendingReply[] = [];
  for (const matter of matters) replies.push(...(await newestReplies(context, matter)));
  return replies.filter(({ matter, unit, reply }) => {
    const ordered = orders.some(
      ({ suggestionId, unitId, state, issuedOn }) =>
        suggestionId === matter.suggestion.id &&
        unitId === unit.id &&
        (state !== 'closed' || issuedOn >= civilDateOf(reply.enteredAt)),
    );
    const own = leader || maySupervise(context, matter.suggestion, unit);
    return reply.shortcoming !== undefined && !ordered && own;
  });
}

/** The newest reply of each unit that has the matter now. */
export async function newestReplies(context: CommandContext, matter: Matter): Promise<PendingReply[]> {
  const ids = matter.shares.map(({ assignment }) => assignment.id);
  const all = await findReplies(context.work.tx, context.congress.id, ids);
  return matter.shares.flatMap(({ assignment, unit }) => {
    const reply = all.findLast(({ assignmentId }) => assignmentId === assignment.id);
    return reply === undefined ? [] : [{ matter, unit, reply }];
  });
}

/** 措施不实:没有时间表 */
export function shortcomingWords(
  { texts }: CommandContext,
  { shortcoming, shortcomingNote }: Pick<Reply, 'shortcoming' | 'shortcomingNote'>,
): string {
  if (shortcoming === undefined) return '';
  const word = texts.render(`quality/shortcoming.${shortcoming}`, {});
  return shortcomingNote === undefined ? word : `${word}:${shortcomingNote}`;
}
