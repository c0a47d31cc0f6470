import { chineseDate } from '../../domain/calendar/civil-date.ts';
import {
  type Inspection,
  type InspectionProblem,
  inspectionNumber,
} from '../../domain/supervision/inspection.ts';
import type { Group } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';

/** The matters that problems are linked to, by id. */
export async function mattersOf(
  context: Room,
  problems: readonly InspectionProblem[],
): Promise<ReadonlyMap<string, Matter>> {
  const ids = problems.flatMap(({ suggestionId }) => suggestionId ?? []);
  const rows = await findSuggestions(context.work.tx, context.congress.id, { id: { in: ids } });
  return new Map((await loadMatters(context, rows)).map((matter) => [matter.suggestion.id, matter]));
}

interface Named {
  readonly matters: ReadonlyMap<string, Matter>;
  /** Names of units by id. */
  readonly units: ReadonlyMap<string, string>;
  readonly group: Group | undefined;
}

/** 2. 路灯仍不亮(2026闭-018《…》;期限6月1日;未整改); where the group shows numbers only, no words of the matter's problem. */
export function problemLine(context: Room, problem: InspectionProblem, named: Named): string {
  const { texts, today } = context;
  const matter = named.matters.get(problem.suggestionId ?? '');
  const unit = named.units.get(problem.unitId ?? '');
  const hidden = matter !== undefined && isHiddenIn(matter.suggestion, named.group, context.rules);
  const details = [
    ...(matter === undefined ? [] : [nameFor(matter.suggestion, named.group, context.rules)]),
    ...(unit === undefined ? [] : [unit]),
    ...(problem.dueOn === undefined
      ? []
      : [texts.render('inspections/due', { date: chineseDate(problem.dueOn, today) })]),
    problem.settledOn === undefined
      ? texts.render('inspections/open', {})
      : texts.render('inspections/done', {
          date: chineseDate(problem.settledOn, today),
          settlement: problem.settlement ?? '',
        }),
  ];
  return texts.render('inspections/problem', {
    position: problem.position,
    content: hidden ? texts.render('inspections/content-hidden', {}) : problem.content,
    details: details.join(';'),
  });
}

/** A problem with the inspection that found it. */
export interface Found {
  readonly inspection: Inspection;
  readonly problem: InspectionProblem;
}

/** 督查3 问题2: it gives nothing away, and the words that settle the problem begin with it. */
export function problemRef({
  inspection,
  problem,
}: {
  readonly inspection: Pick<Inspection, 'serial'>;
  readonly problem: Pick<InspectionProblem, 'position'>;
}): string {
  return `${inspectionNumber(inspection)} 问题${problem.position}`;
}

/** How a reminder names a problem: with its beginning and its matter, as far as the group may read of it. */
export function problemName(
  { texts, rules }: Room,
  found: Found & { readonly matter: Matter | undefined },
  group: Group | undefined,
): string {
  const { matter, problem } = found;
  const ref = problemRef(found);
  const hidden = matter !== undefined && isHiddenIn(matter.suggestion, group, rules);
  const content = beginningOf(problem.content);
  const named = hidden ? ref : texts.render('inspections/named', { ref, content });
  return matter === undefined
    ? named
    : texts.render('inspections/of-matter', {
        problem: named,
        name: nameFor(matter.suggestion, group, rules),
      });
}

/** Of a long problem the first words: the list has the rest. */
function beginningOf(content: string): string {
  const characters = [...content];
  return characters.length <= NAMED ? content : `${characters.slice(0, NAMED).join('')}…`;
}

const NAMED = 40;
