import type { Inspection, InspectionKind, InspectionProblem } from '../domain/supervision/inspection.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

export async function insertInspection(work: Work, inspection: Inspection, entry: Entry): Promise<void> {
  await work.tx.inspection.create({ data: { ...inspection, heldOn: dateColumn(inspection.heldOn) } });
  record(work, { kind: 'inspection', id: inspection.id, after: inspection }, entry);
}

export async function insertProblem(work: Work, problem: InspectionProblem, entry: Entry): Promise<void> {
  await work.tx.inspectionProblem.create({ data: toRow(problem) });
  record(work, { kind: 'inspection_problem', id: problem.id, after: problem }, entry);
}

/**
 * Store what a problem is linked to, by when it is to be settled, or that it is; throws StaleRowError when another
 * came first.
 */
export async function saveProblem(
  work: Work,
  before: InspectionProblem,
  next: InspectionProblem,
  entry: Entry,
): Promise<void> {
  const saved = { ...next, version: before.version + 1 };
  const { congressId, id, ...columns } = toRow(saved);
  const { count } = await work.tx.inspectionProblem.updateMany({
    where: { congressId, id, version: before.version },
    data: columns,
  });
  if (count !== 1) throw new StaleRowError(`problem ${id} is no longer at version ${before.version}`);
  record(work, { kind: 'inspection_problem', id, before, after: saved }, entry);
}

/** Take back an inspection that has no problems any more (撤销); the audit log keeps it. */
export async function removeInspection(work: Work, inspection: Inspection, entry: Entry): Promise<void> {
  const { congressId, id } = inspection;
  await work.tx.inspection.delete({ where: { congressId_id: { congressId, id } } });
  record(work, { kind: 'inspection', id, before: inspection }, entry);
}

/** Take a problem off its list (撤销); the audit log keeps it. */
export async function removeProblem(work: Work, problem: InspectionProblem, entry: Entry): Promise<void> {
  const { congressId, id } = problem;
  await work.tx.inspectionProblem.delete({ where: { congressId_id: { congressId, id } } });
  record(work, { kind: 'inspection_problem', id, before: problem }, entry);
}

export interface InspectionWithProblems {
  readonly inspection: Inspection;
  readonly problems: readonly InspectionProblem[];
}

/** Inspections with their problems, both in the order of their numbers. */
export async function findInspections(
  tx: Tx,
  congressId: string,
  where: Prisma.InspectionWhereInput,
): Promise<InspectionWithProblems[]> {
  const rows = await tx.inspection.findMany({
    where: { AND: [{ congressId }, where] },
    include: { problems: { orderBy: { position: 'asc' } } },
    orderBy: { serial: 'asc' },
  });
  return rows.map(({ problems, ...row }) => ({
    // The cast holds: a check constraint admits only these words.
    inspection: { ...row, kind: row.kind as InspectionKind, heldOn: civilColumn(row.heldOn) },
    problems: problems.map((problem) => ({
      congressId: problem.congressId,
      id: problem.id,
      inspectionId: problem.inspectionId,
      version: problem.version,
      position: problem.position,
      content: problem.content,
      ...present({
        suggestionId: problem.suggestionId ?? undefined,
        unitId: problem.unitId ?? undefined,
        dueOn: dateFromColumn(problem.dueOn),
        dueSetOn: dateFromColumn(problem.dueSetOn),
        settledOn: dateFromColumn(problem.settledOn),
        settledById: problem.settledById ?? undefined,
        settlement: problem.settlement ?? undefined,
      }),
    })),
  }));
}

function toRow(problem: InspectionProblem) {
  return {
    ...problem,
    suggestionId: problem.suggestionId ?? null,
    unitId: problem.unitId ?? null,
    dueOn: dateToColumn(problem.dueOn),
    dueSetOn: dateToColumn(problem.dueSetOn),
    settledOn: dateToColumn(problem.settledOn),
    settledById: problem.settledById ?? null,
    settlement: problem.settlement ?? null,
  };
}
