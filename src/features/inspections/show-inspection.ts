import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { inspectionNumber } from '../../domain/supervision/inspection.ts';
import { findInspections, type InspectionWithProblems } from '../../storage/inspections.ts';
import { type Group, listUnits } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { isAmongOffice } from '../inquiries/place.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import type { Matter } from '../matters/matter.ts';
import { answerPrivately, noteWhispered } from '../speaking/speak.ts';
import { mattersOf, problemLine } from './words.ts';

/** 督查3: its problems with what they are linked to and how they stand. */
export async function showInspection(context: CommandContext, found: InspectionWithProblems): Promise<void> {
  await tell(context, [found]);
}

/** 督查: every inspection with problems that are not settled, and these. */
export async function listInspections(context: CommandContext): Promise<void> {
  const open = await findInspections(context.work.tx, context.congress.id, {
    problems: { some: { settledOn: null } },
  });
  if (open.length === 0) return answerPrivately(context, 'inspections/list-empty', {});
  await tell(
    context,
    open.map(({ inspection, problems }) => ({
      inspection,
      problems: problems.filter(({ settledOn }) => settledOn === undefined),
    })),
  );
}

async function tell(context: CommandContext, found: readonly InspectionWithProblems[]): Promise<void> {
  const here = isAmongOffice(context);
  const group = here ? context.place.group : undefined;
  const text: string[] = [];
  for (const each of found) text.push(await textOf(context, each, group));
  const [first] = found;
  const number = first === undefined ? '' : inspectionNumber(first.inspection);
  text.push(context.texts.render('inspections/next', { inspection: number }));
  const to = here ? context.place.address : context.actor.direct;
  await sayPieces(context, { to, name: 'inspections', text: text.join('\n') });
  if (!here) await noteWhispered(context);
}

async function textOf(
  context: CommandContext,
  { inspection, problems }: InspectionWithProblems,
  group: Group | undefined,
): Promise<string> {
  const matters = await mattersOf(context, problems);
  const units = new Map(
    (await listUnits(context.work.tx, context.congress.id)).map(({ id, name }) => [id, name]),
  );
  const head = context.texts.render('inspections/head', {
    inspection: inspectionNumber(inspection),
    name: inspection.name,
    kind: context.texts.render(`inspections/kind.${inspection.kind}`, {}),
    date: chineseDate(inspection.heldOn, context.today),
    count: problems.length,
    open: problems.filter(({ settledOn }) => settledOn === undefined).length,
  });
  return [head, ...problems.map((problem) => problemLine(context, problem, { matters, units, group }))].join(
    '\n',
  );
}

/** What 查 tells of problems that inspections found at a matter. */
export async function inspectionLines(context: CommandContext, { suggestion }: Matter): Promise<string[]> {
  const found = await findInspections(context.work.tx, context.congress.id, {
    problems: { some: { suggestionId: suggestion.id } },
  });
  return found.flatMap(({ inspection, problems }) =>
    problems
      .filter(({ suggestionId }) => suggestionId === suggestion.id)
      .map((problem) =>
        context.texts.render('inspections/about-matter', {
          inspection: inspectionNumber(inspection),
          name: inspection.name,
          line: problemLine(context, problem, { matters: new Map(), units: new Map(), group: undefined }),
        }),
      ),
  );
}
