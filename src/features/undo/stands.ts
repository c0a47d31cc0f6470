import { inspectionNumber } from '../../domain/supervision/inspection.ts';
import { listCongresses } from '../../storage/congress.ts';
import { findInspections } from '../../storage/inspections.ts';
import { findReconciliations } from '../../storage/reconciliations.ts';
import { listUnits } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { problemRef } from '../inspections/words.ts';
import type { Change } from './last-action.ts';

/** How things stand that are no matter, one line each: inspections, words passed on, lists, the congress above. */
export async function standLines(context: CommandContext, changes: readonly Change[]): Promise<string[]> {
  const of = (kind: string): Change[] => changes.filter((change) => change.kind === kind);
  return [
    ...(await inspectionStands(context, of('inspection'), of('inspection_problem'))),
    ...(await liaisonStands(context, of('unit'))),
    ...(await reconciliationStands(context, of('reconciliation'))),
    ...(await parentStands(context, of('congress'))),
  ];
}

async function inspectionStands(
  { work, congress, texts }: CommandContext,
  inspections: readonly Change[],
  problems: readonly Change[],
): Promise<string[]> {
  if (inspections.length > 0)
    return inspections.map(({ after }) =>
      texts.render('undo/inspection-gone', {
        inspection: inspectionNumber({ serial: Number(after?.['serial']) }),
      }),
    );
  const ids = problems.map(({ after }) => String(after?.['inspectionId']));
  const found = await findInspections(work.tx, congress.id, { id: { in: ids } });
  return problems.flatMap(({ id, after }) =>
    found
      .filter(({ inspection }) => inspection.id === after?.['inspectionId'])
      .map(({ inspection, problems: left }) => {
        const problem = left.find((each) => each.id === id);
        const position = Number(after?.['position']);
        const ref = problemRef({ inspection, problem: { position } });
        if (problem === undefined) return texts.render('undo/problem-gone', { ref });
        const state = problem.settledOn === undefined ? 'open' : 'settled';
        return texts.render(`undo/problem-state.${state}`, { ref });
      }),
  );
}

async function liaisonStands(context: CommandContext, changes: readonly Change[]): Promise<string[]> {
  if (changes.length === 0) return [];
  const ids = changes.map(({ id }) => id);
  const units = (await listUnits(context.work.tx, context.congress.id)).filter(({ id }) => ids.includes(id));
  return units.map((unit) => context.texts.render('undo/liaison-back', { unit: unit.name }));
}

async function reconciliationStands(
  { work, congress, texts }: CommandContext,
  changes: readonly Change[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const units = new Map((await listUnits(work.tx, congress.id)).map(({ id, name }) => [id, name]));
  const rows = await findReconciliations(work.tx, congress.id, {
    OR: changes.map(({ id, after }) => ({ unitId: id, month: String(after?.['month']) })),
  });
  return rows.map(({ unitId, month, agreed }) => {
    const state = agreed === undefined ? 'waiting' : agreed ? 'agreed' : 'wrong';
    const values = { unit: units.get(unitId) ?? '', month: Number(month.slice(5)) };
    return texts.render(`undo/reconciliation-state.${state}`, values);
  });
}

async function parentStands(
  { work, congress, texts }: CommandContext,
  changes: readonly Change[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const all = await listCongresses(work.tx);
  const own = all.find(({ id }) => id === congress.id);
  const parent = all.find(({ id }) => id === own?.parentId);
  return [
    parent === undefined
      ? texts.render('undo/parent-none', {})
      : texts.render('undo/parent', { congress: parent.name }),
  ];
}
