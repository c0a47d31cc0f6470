import type { InspectionProblem } from '../../domain/supervision/inspection.ts';
import { findInspections, removeInspection, removeProblem, saveProblem } from '../../storage/inspections.ts';
import type { CommandContext } from '../context.ts';
import { type Change, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** An inspection that was just entered is gone, its number is not given again; a problem is gone or as it was before. */
export async function inspectionReversal(
  { work, congress }: CommandContext,
  { kind, id, before, after }: Change,
): Promise<Reversal | undefined> {
  const entry = { action: `${kind}${UNDONE}` };
  const isOne = kind === 'inspection';
  const where = isOne ? { id } : { problems: { some: { id } } };
  const [found] = await findInspections(work.tx, congress.id, where);
  if (found === undefined) return undefined;
  if (isOne) return () => removeInspection(work, found.inspection, entry);
  const problem = found.problems.find((each) => each.id === id);
  if (problem === undefined || problem.version !== after?.['version']) return undefined;
  if (before === undefined) return () => removeProblem(work, problem, entry);
  // The cast holds: the audit log keeps the domain object itself as JSON, which has no instants.
  return () => saveProblem(work, problem, before as unknown as InspectionProblem, entry);
}
