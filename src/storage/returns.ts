import type { Decided, Decision } from '../domain/assignment/decision.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import { decisionOf, UNDECIDED } from './decision.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

/** 退办: a unit's request to give an assignment back. `serial` is shown as 退4. */
export interface ReturnRequest extends Decision {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly serial: number;
  readonly round: number;
  readonly reason: string;
  readonly proposedUnit?: string;
  readonly late: boolean;
  readonly requestedOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertReturnRequest(work: Work, request: ReturnRequest, entry: Entry): Promise<void> {
  await work.tx.returnRequest.create({
    data: {
      ...request,
      proposedUnit: request.proposedUnit ?? null,
      requestedOn: dateColumn(request.requestedOn),
    },
  });
  record(work, { kind: 'return_request', id: request.id, after: request }, entry);
}

/** Decide an undecided request; throws StaleRowError when it was decided meanwhile. */
export async function decideReturnRequest(
  work: Work,
  request: ReturnRequest,
  decision: Decided,
  entry: Entry,
): Promise<void> {
  const { count } = await work.tx.returnRequest.updateMany({
    where: { congressId: request.congressId, id: request.id, decision: null },
    data: { ...decision, decisionNote: decision.decisionNote ?? null },
  });
  if (count !== 1) throw new StaleRowError(`return request ${request.id} was decided meanwhile`);
  record(
    work,
    { kind: 'return_request', id: request.id, before: request, after: { ...request, ...decision } },
    entry,
  );
}

/** Take a decision back (撤销). */
export async function reopenReturnRequest(work: Work, request: ReturnRequest, entry: Entry): Promise<void> {
  await work.tx.returnRequest.updateMany({
    where: { congressId: request.congressId, id: request.id },
    data: UNDECIDED,
  });
  record(work, { kind: 'return_request', id: request.id, before: request }, entry);
}

/** Take an undecided request back that was entered by mistake (撤销); the audit log keeps it. */
export async function removeReturnRequest(work: Work, request: ReturnRequest, entry: Entry): Promise<void> {
  const { congressId, id } = request;
  await work.tx.returnRequest.deleteMany({ where: { congressId, id } });
  record(work, { kind: 'return_request', id, before: request }, entry);
}

export async function findReturnRequests(
  tx: Tx,
  congressId: string,
  where: Prisma.ReturnRequestWhereInput,
): Promise<ReturnRequest[]> {
  const rows = await tx.returnRequest.findMany({
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
    late: row.late,
    requestedOn: civilColumn(row.requestedOn),
    enteredAt: row.enteredAt,
    enteredById: row.enteredById,
    ...present({
      proposedUnit: row.proposedUnit ?? undefined,
      ...decisionOf(row),
    }),
  }));
}
