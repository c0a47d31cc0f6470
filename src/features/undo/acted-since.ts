import type { CommandContext } from '../context.ts';
import type { LastAction } from './last-action.ts';

/** Whether somebody went on from an action in rows of their own, which change none of the rows that were touched. */
export async function isBuiltUpon(context: CommandContext, action: LastAction): Promise<boolean> {
  return (await hasFurtherProblems(context, action)) || (await isWorkedOnSince(context, action));
}

/** Somebody has entered more problems of an inspection since. */
async function hasFurtherProblems(
  { work, congress }: CommandContext,
  { changes }: LastAction,
): Promise<boolean> {
  const entered = changes.filter(({ kind, before }) => kind === 'inspection' && before === undefined);
  if (entered.length === 0) return false;
  const further = await work.tx.inspectionProblem.count({
    where: {
      congressId: congress.id,
      inspectionId: { in: entered.map(({ id }) => id) },
      id: { notIn: changes.map(({ id }) => id) },
    },
  });
  return further > 0;
}

/**
 * Whether somebody went on from what was entered for a unit or a deputy (补登): a contact, a reply, a return, an
 * extension, a rating, a hearing or a disclosure is a row of its own, which changes none of the rows that were touched.
 */
async function isWorkedOnSince(context: CommandContext, action: LastAction): Promise<boolean> {
  if (!action.behalf) return false;
  const { tx } = context.work;
  const congressId = context.congress.id;
  const idsOf = (kind: string): string[] =>
    action.changes.filter((change) => change.kind === kind).map(({ id }) => id);
  const held = { where: { congressId, assignmentId: { in: idsOf('assignment') } }, select: { id: true } };
  const matters = await tx.assignment.findMany({
    where: { congressId, id: { in: idsOf('assignment') } },
    select: { suggestionId: true },
  });
  const suggestionIds = [...idsOf('suggestion'), ...matters.map(({ suggestionId }) => suggestionId)];
  const heldByMatter = { where: { congressId, suggestionId: { in: suggestionIds } }, select: { id: true } };
  const rows = [
    ...(await tx.contact.findMany(held)),
    ...(await tx.reply.findMany(held)),
    ...(await tx.returnRequest.findMany(held)),
    ...(await tx.extension.findMany(held)),
    ...(await tx.rating.findMany(heldByMatter)),
    ...(await tx.hearing.findMany(heldByMatter)),
    ...(await tx.disclosure.findMany(heldByMatter)),
  ];
  const later = await tx.auditEntry.count({
    where: {
      congressId,
      sequence: { gt: action.sequence },
      subjectId: { in: rows.map(({ id }) => id) },
    },
  });
  return later > 0;
}
