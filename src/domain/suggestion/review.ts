/** 代表团(小组)初审, 街道(镇)预审, 代表工作机构终审. */
export type ReviewLevel = 'team' | 'street' | 'office';
export type ReviewDecision = 'pass' | 'revise' | 'decline' | 'letter' | 'merge';

/** Somebody of the roster who reviews; a street's reviewer works for a unit, a team's belongs to it. */
export interface Reviewer {
  readonly personId: string;
  readonly team?: string;
  readonly unitId?: string;
}

/** Whose suggestion it is. */
export interface Author {
  readonly personId: string;
  readonly team?: string;
}

export interface LevelAhead {
  readonly level: ReviewLevel;
  /** Its place among the levels of the rule set. */
  readonly index: number;
}

/**
 * The level at which a reviewer works: the street's with a unit, the team's with a team, else the office's. Where the
 * rules have a street level and nobody is registered with a street, whoever has neither serves it.
 */
export function levelOf(
  reviewer: Reviewer,
  levels: readonly ReviewLevel[],
  all: readonly Reviewer[],
): ReviewLevel {
  const streetless = levels.includes('street') && all.every(({ unitId }) => unitId === undefined);
  const natural =
    reviewer.unitId !== undefined
      ? 'street'
      : reviewer.team !== undefined
        ? 'team'
        : streetless
          ? 'street'
          : 'office';
  return levels.includes(natural) ? natural : 'office';
}

/** Whether a reviewer reviews suggestions of this author: of the own team where the reviewer has one, never the own. */
export function reviewsFor(reviewer: Reviewer, author: Author): boolean {
  if (reviewer.personId === author.personId) return false;
  return reviewer.team === undefined || reviewer.team === author.team;
}

/**
 * Return the level that a suggestion waits for: the first one from `passed` on that has somebody. A level without a
 * reviewer in the congress is skipped, and what is left over is the office's.
 */
export function levelAhead(
  levels: readonly ReviewLevel[],
  passed: number,
  isManned: (level: ReviewLevel) => boolean,
): LevelAhead {
  const index = levels.findIndex((level, at) => at >= passed && (level === 'office' || isManned(level)));
  return { level: levels[index] ?? 'office', index: index === -1 ? levels.length : index };
}

/** Whether another level follows once this one is passed. */
export function hasLevelAfter(
  levels: readonly ReviewLevel[],
  { index }: LevelAhead,
  isManned: (level: ReviewLevel) => boolean,
): boolean {
  return levels.some((level, at) => at > index && (level === 'office' || isManned(level)));
}
