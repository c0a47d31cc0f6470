import type { Inspection, InspectionKind, InspectionProblem } from '../domain/supervision/inspection.ts';
import { dateFromColumn, dateToColumn } from './columns.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, type Work } from './work.ts';

export async function insertInspection(work: Work, inspection: Inspection, entry: Entry): Promise<void> {
  await work.tx.inspection.create({ data: { ...inspection, heldOn: dateColumn(inspection.heldOn) } });
  record(work, { kind: 'inspection', id: inspection.id, after: inspection }, entry);
}

export async function insertProblem(work: Work, problem: InspectionProblem, entry: Entry): Promise<void> {
  await work.tx.inspectionProblem.create({ data: toRow(problem) });
  record(work, { kind: 'inspection_problem', id: problem.id, after: problem }, entry);
}

/** Store what a problem is linked to, by when it is to be settled, or that it is. */
export async function saveProblem(
  work: Work,
  before: InspectionProblem,
  next: InspectionProblem,
  entry: Entry,
): Promise<void> {
  const { congressId, id, ...columns } = toRow(next);
  await work.tx.inspectionProblem.updateMany({ where: { congressId, id }, data: columns });
  record(work, { kind: 'inspection_problem', id, before, after: next }, entry);
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
      position: problem.position,
      content: problem.content,
      ...present({
        suggestionId: problem.suggestionId ?? undefined,
        unitId: problem.unitId ?? undefined,
        dueOn: dateFromColumn(problem.dueOn),
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
    settledOn: dateToColumn(problem.settledOn),
    settledById: problem.settledById ?? null,
    settlement: problem.settlement ?? null,
  };
}
