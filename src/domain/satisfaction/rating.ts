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

/** One deputy's grades. */
export interface RatedBy extends Grades {
  readonly deputyId: string;
}

/**
 * The grades of a matter that several deputies rate: of each deputy the latest counts, of those the worst in each
 * dimension, so that no discontent is lost. `ratings` in the order of entry; `undefined` when there are none.
 */
export function combinedGrades(ratings: readonly RatedBy[]): Grades | undefined {
  const latest = [...new Map(ratings.map((rating) => [rating.deputyId, rating])).values()];
  const [first, ...others] = latest;
  if (first === undefined) return undefined;
  return others.reduce<Grades>(
    (worst, { attitude, result }) => ({
      attitude: worseOf(worst.attitude, attitude),
      result: worseOf(worst.result, result),
    }),
    { attitude: first.attitude, result: first.result },
  );
}

function worseOf(one: Grade, other: Grade): Grade {
  return one > other ? one : other;
}

/** Whether the rating asks for a second round: either dimension is enough (domain.md 1.16, 2.5). */
export function triggersRedo(grades: Grades, rules: Pick<RuleSet, 'redo'>): boolean {
  const worst = Math.max(grades.attitude, grades.result);
  if (worst === 3) return rules.redo.trigger.includes('unsatisfied');
  if (worst === 2) return rules.redo.trigger.includes('basic');
  return false;
}
