import { answers } from '../../domain/assignment/assignment.ts';
import type { InspectionProblem } from '../../domain/supervision/inspection.ts';
import type { Matter } from '../matters/matter.ts';

/** The units that a problem is for: the one it is linked to, or those that answer the matter. */
export function unitsOfProblem(
  { unitId, suggestionId }: InspectionProblem,
  matters: ReadonlyMap<string, Matter>,
): readonly string[] {
  if (unitId !== undefined) return [unitId];
  const shares = matters.get(suggestionId ?? '')?.shares ?? [];
  return shares.filter(({ assignment }) => answers(assignment.role)).map(({ unit }) => unit.id);
}
