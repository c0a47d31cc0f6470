import { after } from './moments.ts';
import type { Scenario, ScenarioSurroundings } from './scenario.ts';
import { attachmentProblem } from './attachments.ts';
import { expectationProblems } from './scenario-expect.ts';
import { checkProblems } from './scenario-record.ts';
import { type Step, verbsOf } from './scenario-steps.ts';
import { castProblems } from './scenario-cast.ts';
import { mentionNames, variablesIn } from './substitute.ts';

export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Return everything that the shape of the file cannot say: references, order, contradictions. */
export function problemsOf(scenario: Scenario, surroundings: ScenarioSurroundings): readonly Problem[] {
  const steps = scenario.steps.flatMap((step, index) =>
    [
      ...verbProblems(step),
      ...referenceProblems(step, scenario),
      ...backwardProblems(step, index, scenario.steps),
      ...sayProblems(step, scenario, surroundings),
      ...(step.check === undefined ? [] : inside(['check'], checkProblems(step.check))),
      ...(step.expect ?? []).flatMap((item, position) =>
        inside(['expect', position], expectationProblems(item, scenario)),
      ),
    ].map((problem) => within(['steps', index], problem)),
  );
  return [
    ...castProblems(scenario),
    ...ruleProblems(scenario, surroundings),
    ...steps,
    ...timeProblems(scenario, surroundings),
    ...variableProblems(scenario.steps),
  ];
}

/** The preset alone first: what is wrong with it would be found again under every setting. */
function ruleProblems({ rules, settings, congresses }: Scenario, { rulesProblems }: ScenarioSurroundings) {
  const own = (congresses ?? []).flatMap((congress, index) =>
    congress.rules === undefined ? [] : [{ path: ['congresses', index, 'rules'], preset: congress.rules }],
  );
  const presets = [{ path: ['rules'], preset: rules }, ...own];
  return presets.flatMap(({ path, preset }): readonly Problem[] => {
    const inPreset = rulesProblems(preset, {});
    if (inPreset.length > 0) return inPreset.map((message) => ({ path, message }));
    if (Object.keys(settings).length === 0) return [];
    return rulesProblems(preset, settings).map((message) => {
      const key = Object.keys(settings).find((it) => message.includes(it));
      return { path: key === undefined ? ['settings'] : ['settings', key], message };
    });
  });
}

function verbProblems(step: Step): readonly Problem[] {
  const verbs = verbsOf(step);
  if (verbs.length === 1) return [];
  const message = verbs.length === 0 ? 'no verb' : `two verbs (${verbs.join(', ')}); one verb a step`;
  return [{ path: [], message }];
}

/** People and groups that a step names. */
function referenceProblems(step: Step, { people, groups }: Scenario): readonly Problem[] {
  const { say, press, fill, join, leave } = step;
  const acts = { say, press, fill, join, leave };
  return Object.entries(acts).flatMap(([verb, act]) => {
    if (act === undefined) return [];
    const person = 'by' in act ? { key: 'by', id: act.by } : { key: 'who', id: act.who };
    return [
      ...unknown([verb, person.key], person.id, people, 'person'),
      ...(act.in === undefined ? [] : unknown([verb, 'in'], act.in, groups, 'group')),
    ];
  });
}

export function unknown(
  path: Problem['path'],
  id: string,
  known: readonly { readonly id: string }[],
  what: string,
): readonly Problem[] {
  if (known.some((it) => it.id === id)) return [];
  return [{ path, message: `unknown ${what} (here: ${known.map((it) => it.id).join(', ')})` }];
}

/** `quote`, `recall` and `redeliver` look back at steps that can have left something behind. */
function backwardProblems(step: Step, index: number, steps: readonly Step[]): readonly Problem[] {
  const wanted = [
    { path: ['say', 'quote', 'step'], step: step.say?.quote?.step, of: undefined },
    { path: ['recall', 'step'], step: step.recall?.step, of: ['say'] },
    {
      path: ['redeliver', 'step'],
      step: step.redeliver?.step,
      of: ['say', 'press', 'fill', 'recall', 'join', 'leave'],
    },
  ];
  return wanted.flatMap(({ path, step: number, of }) => {
    if (number === undefined) return [];
    if (number > index) return [{ path, message: 'not an earlier step' }];
    const verb = verbsOf(steps[number - 1] ?? {})[0] ?? '';
    return of === undefined || of.includes(verb)
      ? []
      : [{ path, message: `step ${String(number)} is a ${verb}, not ${of.join(', ')}` }];
  });
}

function sayProblems(
  { say }: Step,
  { people, files }: Scenario,
  { isFile }: ScenarioSurroundings,
): readonly Problem[] {
  if (say === undefined) return [];
  const empty = say.text === undefined && say.images === undefined && say.files === undefined;
  const strangers = mentionNames(say.text ?? '').filter(
    (name) => name !== 'bot' && !people.some(({ id }) => id === name),
  );
  return [
    ...(empty ? [{ path: ['say'], message: 'nothing is said: text, images or files' }] : []),
    ...strangers.map((name) => ({
      path: ['say', 'text'],
      message: `@{${name}} is no person and not the bot`,
    })),
    ...(say.files ?? []).flatMap((name, position) => {
      const message = attachmentProblem(name, { isFile, defined: Object.keys(files ?? {}) });
      return message === undefined ? [] : [{ path: ['say', 'files', position], message }];
    }),
  ];
}

/** Virtual time moves by the steps alone, so that a moment in the past is found before anything runs. */
function timeProblems(scenario: Scenario, { calendarUntil }: ScenarioSurroundings): readonly Problem[] {
  const calendar = calendarUntil(scenario.calendar?.until);
  let now = scenario.start;
  return scenario.steps.flatMap(({ wait, until }, index): readonly Problem[] => {
    if (wait !== undefined) now = after(now, wait, calendar);
    if (until === undefined) return [];
    if (until < now) return [{ path: ['steps', index, 'until'], message: 'lies in the past' }];
    now = until;
    return [];
  });
}

/** A name must have been saved in an earlier step, or earlier in the same `expect`. */
function variableProblems(steps: readonly Step[]): readonly Problem[] {
  const saved = new Set<string>();
  return steps.flatMap(({ expect = [], ...step }, index) => {
    const problem = (path: Problem['path'], value: unknown): readonly Problem[] =>
      variablesIn(value)
        .filter((name) => !saved.has(name))
        .map((name) => ({ path: ['steps', index, ...path], message: `\${${name}} was not saved before` }));
    const own = Object.entries(step).flatMap(([verb, value]) => problem([verb], value));
    const items = expect.flatMap((item, position) => {
      const problems = problem(['expect', position], item);
      for (const name of Object.keys(item.save ?? {})) saved.add(name);
      return problems;
    });
    return [...own, ...items];
  });
}

function within(prefix: Problem['path'], { path, message }: Problem): Problem {
  return { path: [...prefix, ...path], message };
}

function inside(prefix: Problem['path'], problems: readonly Problem[]): readonly Problem[] {
  return problems.map((problem) => within(prefix, problem));
}
