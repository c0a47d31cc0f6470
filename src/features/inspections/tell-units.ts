import {
  type Inspection,
  type InspectionProblem,
  inspectionNumber,
} from '../../domain/supervision/inspection.ts';
import { listUnits } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { isHiddenIn } from '../matters/label.ts';
import { handlerPlaces, type Recipient, unitPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { unitsOfProblem } from './problem-units.ts';
import { mattersOf, problemLine } from './words.ts';

/**
 * Each unit that problems are linked to, by itself or as one that answers the matter, reads its own problems once; the
 * names of these units.
 */
export async function tellUnits(
  context: CommandContext,
  inspection: Inspection,
  problems: readonly InspectionProblem[],
): Promise<string[]> {
  const matters = await mattersOf(context, problems);
  const told: string[] = [];
  for (const { id, name } of await listUnits(context.work.tx, context.congress.id)) {
    const own = problems.filter((problem) => unitsOfProblem(problem, matters).includes(id));
    if (own.length === 0) continue;
    told.push(name);
    for (const { address: to, group } of await placesFor(context, id, own, matters))
      await say(
        // One person may read for two units: each message has a key of its own in the outbox.
        { ...context, cause: `${context.cause}#${id}` },
        {
          to,
          class: 'notice',
          template: 'inspections/to-unit',
          values: {
            unit: name,
            inspection: inspectionNumber(inspection),
            name: inspection.name,
            lines: own
              .map((problem) => problemLine(context, problem, { matters, units: new Map(), group }))
              .join('\n'),
          },
        },
      );
  }
  return told;
}

/** The unit's group, and the handlers privately where the group may not read of a matter. */
async function placesFor(
  context: CommandContext,
  unitId: string,
  own: readonly InspectionProblem[],
  matters: ReadonlyMap<string, Matter>,
): Promise<Recipient[]> {
  const places = await unitPlaces(context, unitId);
  const hidden = places.some(({ group }) =>
    own.some(({ suggestionId }) => {
      const matter = matters.get(suggestionId ?? '');
      return matter !== undefined && isHiddenIn(matter.suggestion, group, context.rules);
    }),
  );
  return hidden ? [...places, ...(await handlerPlaces(context, unitId))] : places;
}
