import type { RuleSet } from '../rules/rule-set.ts';

/** 1 满意, 2 基本满意, 3 不满意. */
export type Grade = 1 | 2 | 3;

/** 态度 and 结果. */
export interface Grades {
  readonly attitude: Grade;
  readonly result: Grade;
}

const NAMES = { 1: '满意', 2: '基本满意', 3: '不满意' } as const satisfies Record<Grade, string>;

export function gradeName(grade: Grade): string {
  return NAMES[grade];
}

/** Whether the rating asks for a second round: either dimension is enough (domain.md 1.16, 2.5). */
export function triggersRedo(grades: Grades, rules: Pick<RuleSet, 'redo'>): boolean {
  const worst = Math.max(grades.attitude, grades.result);
  if (worst === 3) return rules.redo.trigger.includes('unsatisfied');
  if (worst === 2) return rules.redo.trigger.includes('basic');
  return false;
}
