import type { Decided } from '../domain/assignment/decision.ts';
import type { Extension } from '../domain/extensions/extension.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import { decisionOf, UNDECIDED } from './decision.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertExtension(work: Work, extension: Extension, entry: Entry): Promise<void> {
  await work.tx.extension.create({
    data: {
      ...extension,
      untilOn: dateColumn(extension.untilOn),
      insteadOf: dateColumn(extension.insteadOf),
      requestedOn: dateColumn(extension.requestedOn),
    },
  });
  record(work, { kind: 'extension', id: extension.id, after: extension }, entry);
}

/** Decide an undecided request; throws StaleRowError when it was decided meanwhile. */
export async function decideExtensionRequest(
  work: Work,
  extension: Extension,
  decision: Decided,
  entry: Entry,
): Promise<void> {
  const { count } = await work.tx.extension.updateMany({
    where: { congressId: extension.congressId, id: extension.id, decision: null },
    data: { ...decision, decisionNote: decision.decisionNote ?? null },
  });
  if (count !== 1) throw new StaleRowError(`extension ${extension.id} was decided meanwhile`);
  record(
    work,
    { kind: 'extension', id: extension.id, before: extension, after: { ...extension, ...decision } },
    entry,
  );
}

/** Take a decision back (撤销). */
export async function reopenExtension(work: Work, extension: Extension, entry: Entry): Promise<void> {
  await work.tx.extension.updateMany({
    where: { congressId: extension.congressId, id: extension.id },
    data: UNDECIDED,
  });
  record(work, { kind: 'extension', id: extension.id, before: extension }, entry);
}

/** In the order in which they were asked for. */
export async function findExtensions(
  tx: Tx,
  congressId: string,
  where: Prisma.ExtensionWhereInput,
): Promise<Extension[]> {
  const rows = await tx.extension.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ serial: 'asc' }],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    id: row.id,
    assignmentId: row.assignmentId,
    serial: row.serial,
    round: row.round,
    reason: row.reason,
    untilOn: civilColumn(row.untilOn),
    insteadOf: civilColumn(row.insteadOf),
    late: row.late,
    requestedOn: civilColumn(row.requestedOn),
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    ...present({
      ...decisionOf(row),
    }),
  }));
}
