import type { Assignment, AssignmentRole, AssignmentState } from '../domain/assignment/assignment.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import type { Prisma } from './generated/client.ts';
import type { AssignmentModel } from './generated/models.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertAssignment(work: Work, assignment: Assignment, entry: Entry): Promise<void> {
  await work.tx.assignment.create({ data: toRow(assignment) });
  record(work, { kind: 'assignment', id: assignment.id, after: assignment }, entry);
}

/** Store the next state over the one that was loaded; throws StaleRowError when another came first. */
export async function saveAssignment(
  work: Work,
  before: Assignment,
  next: Assignment,
  entry: Entry,
): Promise<Assignment> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.assignment.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`assignment ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'assignment', id, before, after: saved }, entry);
  return saved;
}

/** Take back an assignment that was issued by mistake, within the time for 撤销. */
export async function removeAssignment(work: Work, assignment: Assignment, entry: Entry): Promise<void> {
  const { count } = await work.tx.assignment.deleteMany({
    where: { congressId: assignment.congressId, id: assignment.id, version: assignment.version },
  });
  if (count !== 1) throw new StaleRowError(`assignment ${assignment.id} has moved on`);
  record(work, { kind: 'assignment', id: assignment.id, before: assignment }, entry);
}

export async function loadAssignment(tx: Tx, congressId: string, id: string): Promise<Assignment> {
  return toAssignment(
    await tx.assignment.findUniqueOrThrow({ where: { congressId_id: { congressId, id } } }),
  );
}

/** All rounds, in the order of assignment. */
export async function findAssignments(
  tx: Tx,
  congressId: string,
  where: Prisma.AssignmentWhereInput,
): Promise<Assignment[]> {
  const rows = await tx.assignment.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ round: 'asc' }, { enteredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toAssignment);
}

export function toAssignment(row: AssignmentModel): Assignment {
  return {
    congressId: row.congressId,
    id: row.id,
    version: row.version,
    suggestionId: row.suggestionId,
    unitId: row.unitId,
    round: row.round,
    // The casts hold: check constraints of the table admit only these words.
    role: row.role as AssignmentRole,
    state: row.state as AssignmentState,
    assignedOn: civilColumn(row.assignedOn),
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    signOffDue: civilColumn(row.signOffDue),
    returnDue: civilColumn(row.returnDue),
    replyDue: civilColumn(row.replyDue),
    legalReplyDue: civilColumn(row.legalReplyDue),
    hard: row.hard,
    provisional: row.provisional,
    ...present({
      signedOffOn: dateFromColumn(row.signedOffOn),
      signedOffById: row.signedOffById ?? undefined,
      handlerName: row.handlerName ?? undefined,
      handlerPhone: row.handlerPhone ?? undefined,
      handlerLeader: row.handlerLeader ?? undefined,
      chargedLeader: row.chargedLeader ?? undefined,
      promisedOn: dateFromColumn(row.promisedOn),
      answeredOn: dateFromColumn(row.answeredOn),
      officeReplyDue: dateFromColumn(row.officeReplyDue),
    }),
  };
}

/** The columns of an assignment. */
export function toRow(assignment: Assignment): Prisma.AssignmentUncheckedCreateInput {
  return {
    ...assignment,
    assignedOn: dateColumn(assignment.assignedOn),
    signOffDue: dateColumn(assignment.signOffDue),
    returnDue: dateColumn(assignment.returnDue),
    replyDue: dateColumn(assignment.replyDue),
    legalReplyDue: dateColumn(assignment.legalReplyDue),
    signedOffOn: dateToColumn(assignment.signedOffOn),
    signedOffById: assignment.signedOffById ?? null,
    handlerName: assignment.handlerName ?? null,
    handlerPhone: assignment.handlerPhone ?? null,
    handlerLeader: assignment.handlerLeader ?? null,
    chargedLeader: assignment.chargedLeader ?? null,
    promisedOn: dateToColumn(assignment.promisedOn),
    answeredOn: dateToColumn(assignment.answeredOn),
    officeReplyDue: dateToColumn(assignment.officeReplyDue),
  };
}
