import { savePattern } from './expectation.ts';
import type { Scenario } from './scenario.ts';
import type { Problem } from './scenario-rules.ts';
import type { Expectation } from './scenario-steps.ts';

/** Return what an `expect` item contradicts in itself, and the chats it names that do not exist. */
export function expectationProblems(item: Expectation, scenario: Scenario): readonly Problem[] {
  return [...chatProblems(item, scenario), ...noneProblems(item), ...saveProblems(item)];
}

function chatProblems({ in: group, to }: Expectation, { people, groups }: Scenario): readonly Problem[] {
  if ((group === undefined) === (to === undefined)) {
    return [{ path: [], message: 'an item names one chat: `in` a group, or `to` a person' }];
  }
  const [key, id, known, what] =
    group === undefined ? (['to', to, people, 'person'] as const) : (['in', group, groups, 'group'] as const);
  if (known.some((it) => it.id === id)) return [];
  return [{ path: [key], message: `unknown ${what} (here: ${known.map((it) => it.id).join(', ')})` }];
}

function noneProblems(item: Expectation): readonly Problem[] {
  if (item.none === undefined) return [];
  const contradicting = (['count', 'has', 'has_file', 'save'] as const).filter(
    (key) => item[key] !== undefined,
  );
  return contradicting.map((key) => ({ path: [key], message: 'cannot stand beside `none`' }));
}

function saveProblems({ save = {} }: Expectation): readonly Problem[] {
  return Object.entries(save).flatMap(([name, pattern]) => {
    const problem = patternProblem(pattern);
    return problem === undefined ? [] : [{ path: ['save', name], message: problem }];
  });
}

function patternProblem(pattern: string): string | undefined {
  const compiled = savePattern(pattern);
  if (compiled === undefined) return 'is not a regular expression';
  // An empty alternative always matches, and its result has one slot for each group.
  const groups = new RegExp(`${compiled.source}|`, compiled.flags).exec('')?.length ?? 1;
  return groups > 1 ? undefined : 'has no group ( ) that says what to save';
}
