import type { Call } from '../../chat/card-call.ts';
import {
  type Inspection,
  type InspectionProblem,
  inspectionNumber,
} from '../../domain/supervision/inspection.ts';
import { nextNumber } from '../../storage/counters.ts';
import { findInspections, insertInspection, insertProblem, saveProblem } from '../../storage/inspections.ts';
import { listUnits } from '../../storage/roster.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { listInspections, showInspection } from './show-inspection.ts';
import { tellUnits } from './tell-units.ts';

type Inspect = Call<'inspection'>;
type Linked = Pick<InspectionProblem, 'suggestionId' | 'unitId'>;

/** 督查: an inspection with its numbered problems, which are linked to matters or units and settled one by one. */
export async function inspect(context: CommandContext, call: Inspect): Promise<void> {
  if (call.deed === 'list') return listInspections(context);
  if (call.deed === 'create') return create(context, call);
  const [found] = await findInspections(context.work.tx, context.congress.id, { serial: call.serial ?? 0 });
  if (found === undefined)
    return refusePrivately(context, 'inspection-unknown', { inspection: `督查${call.serial ?? 0}` });
  const { inspection, problems } = found;
  if (call.deed === 'show') return showInspection(context, found);
  if (call.deed === 'add') {
    const links = await linksOf(context, call.problems ?? []);
    return (
      links && enterProblems(context, inspection, call, { links, after: problems.at(-1)?.position ?? 0 })
    );
  }
  const number = inspectionNumber(inspection);
  const problem = problems.find(({ position }) => position === call.position);
  if (problem === undefined)
    return refusePrivately(context, 'inspection-problem', { inspection: number, count: problems.length });
  if (call.deed === 'settle') return settle(context, inspection, problem, call.settlement);
  await link(context, inspection, problem, call);
}

async function create(context: CommandContext, call: Inspect): Promise<void> {
  if (call.title === undefined) return refusePrivately(context, 'inspection-name', {});
  const links = await linksOf(context, call.problems ?? []);
  if (links === undefined) return;
  const inspection: Inspection = {
    congressId: context.congress.id,
    id: context.newId(),
    serial: await nextNumber(context.work.tx, context.congress.id, 'inspection', 'all'),
    kind: call.kind ?? 'check',
    name: call.title,
    heldOn: call.date ?? context.today,
    enteredAt: context.now,
    enteredById: context.actor.personId,
  };
  await insertInspection(context.work, inspection, { action: 'inspection.entered' });
  await enterProblems(context, inspection, call, { links, after: 0 });
}

async function enterProblems(
  context: CommandContext,
  inspection: Inspection,
  { problems: said = [] }: Inspect,
  { links, after }: { readonly links: readonly Linked[]; readonly after: number },
): Promise<void> {
  const problems = said.map(({ content }, index): InspectionProblem => ({
    congressId: context.congress.id,
    id: context.newId(),
    inspectionId: inspection.id,
    version: 1,
    position: after + index + 1,
    content,
    ...links[index],
  }));
  for (const problem of problems)
    await insertProblem(context.work, problem, { action: 'inspection.problem' });
  const units = await tellUnits(context, inspection, problems);
  await answer(context, units.length === 0 ? 'inspections/entered' : 'inspections/entered-told', {
    inspection: inspectionNumber(inspection),
    name: inspection.name,
    count: problems.length,
    units: units.join('、'),
  });
}

/** What each problem is about, by the number or the unit before it; undefined after a refusal. */
async function linksOf(
  context: CommandContext,
  said: NonNullable<Inspect['problems']>,
): Promise<Linked[] | undefined> {
  const links: Linked[] = [];
  for (const each of said) {
    const linked = await linkOf(context, each);
    if (linked === undefined) return undefined;
    links.push(linked);
  }
  return links;
}

async function linkOf(
  context: CommandContext,
  { targets, unit }: Pick<Inspect, 'targets' | 'unit'>,
): Promise<Linked | undefined> {
  if (targets !== undefined && targets.numbers.length > 0) {
    const matter = await resolveOne(context, targets, () => Promise.resolve([]), '督查');
    return matter && { suggestionId: matter.suggestion.id };
  }
  if (unit === undefined) return {};
  const found = matchUnit(await listUnits(context.work.tx, context.congress.id), unit);
  if (found !== undefined) return { unitId: found.id };
  await refusePrivately(context, 'inspection-unit', { unit });
  return undefined;
}

async function link(
  context: CommandContext,
  inspection: Inspection,
  problem: InspectionProblem,
  call: Inspect,
): Promise<void> {
  if (call.due !== undefined && call.due < context.today)
    return refusePrivately(context, 'supervise-due-past', {});
  const linked = await linkOf(context, call);
  if (linked === undefined) return;
  const values = { inspection: inspectionNumber(inspection), position: problem.position };
  if (Object.keys(linked).length === 0 && call.due === undefined)
    return refusePrivately(context, 'inspection-what', values);
  const dueOn = call.due ?? problem.dueOn;
  const next = {
    ...relinked(problem, linked),
    // Whoever has it now has known of the day since today.
    ...(dueOn === undefined ? {} : { dueOn, dueSetOn: context.today }),
  };
  await saveProblem(context.work, problem, next, { action: 'inspection.linked' });
  const units = await tellUnits(context, inspection, [next]);
  await answer(context, units.length === 0 ? 'inspections/linked' : 'inspections/linked-told', {
    ...values,
    units: units.join('、'),
  });
}

/** A new link takes the place of the old one: no unit may read of the other's matter. */
function relinked(problem: InspectionProblem, linked: Linked): InspectionProblem {
  if (Object.keys(linked).length === 0) return problem;
  const { suggestionId: _matter, unitId: _unit, ...bare } = problem;
  return { ...bare, ...linked };
}

async function settle(
  context: CommandContext,
  inspection: Inspection,
  problem: InspectionProblem,
  settlement: string | undefined,
): Promise<void> {
  const values = { inspection: inspectionNumber(inspection), position: problem.position };
  if (problem.settledOn !== undefined) return refusePrivately(context, 'inspection-settled', values);
  const next = {
    ...problem,
    settledOn: context.today,
    settledById: context.actor.personId,
    ...(settlement === undefined ? {} : { settlement }),
  };
  await saveProblem(context.work, problem, next, { action: 'inspection.settled' });
  await answer(context, 'inspections/settled', values);
}
