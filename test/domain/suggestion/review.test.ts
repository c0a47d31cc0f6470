import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hasLevelAfter,
  levelAhead,
  levelOf,
  type Reviewer,
  reviewsFor,
  type ReviewLevel,
} from '../../../src/domain/suggestion/review.ts';

const ALL: readonly ReviewLevel[] = ['team', 'street', 'office'];
const OF_TEAM: Reviewer = { personId: 'a', team: '第一代表团' };
const OF_STREET: Reviewer = { personId: 'b', unitId: '梅溪街道' };
const PLAIN: Reviewer = { personId: 'c' };

describe('the level of a reviewer', () => {
  it.each([
    ['with a team', OF_TEAM, ALL, [OF_TEAM, OF_STREET], 'team'],
    ['with a street', OF_STREET, ALL, [OF_STREET], 'street'],
    ['with neither, a street having its own', PLAIN, ALL, [OF_STREET, PLAIN], 'office'],
    ['with neither, no street having one', PLAIN, ALL, [OF_TEAM, PLAIN], 'street'],
    ['with neither, without a street level', PLAIN, ['team', 'office'] as const, [PLAIN], 'office'],
    ['with a team, where only the office reviews', OF_TEAM, ['office'] as const, [OF_TEAM], 'office'],
  ] as const)('%s', (_who, reviewer, levels, all, level) => {
    expect(levelOf(reviewer, levels, all)).toBe(level);
  });

  it.each([
    ['of the own team', OF_TEAM, { personId: 'x', team: '第一代表团' }, true],
    ['of another team', OF_TEAM, { personId: 'x', team: '第二代表团' }, false],
    ['without a team, by one of a team', OF_TEAM, { personId: 'x' }, false],
    ['of any team, by one without', PLAIN, { personId: 'x', team: '第二代表团' }, true],
    ['of the reviewer', OF_TEAM, { personId: 'a', team: '第一代表团' }, false],
  ])('a suggestion %s', (_whose, reviewer, author, admits) => {
    expect(reviewsFor(reviewer, author)).toBe(admits);
  });
});

describe('the level that comes next', () => {
  const manned =
    (...levels: ReviewLevel[]) =>
    (level: ReviewLevel): boolean =>
      levels.includes(level);

  it.each([
    [0, ['team', 'street'], { level: 'team', index: 0 }],
    [0, ['street'], { level: 'street', index: 1 }],
    [1, ['team'], { level: 'office', index: 2 }],
    [0, [], { level: 'office', index: 2 }],
    [3, ['team', 'street'], { level: 'office', index: 3 }],
  ] as const)('after %i passed with %j manned', (passed, levels, expected) => {
    expect(levelAhead(ALL, passed, manned(...levels))).toEqual(expected);
  });

  it('is the office where nobody of the listed levels is there', () => {
    expect(levelAhead(['team'], 0, manned())).toEqual({ level: 'office', index: 1 });
  });

  it('every manned level is passed once, in order, and the office is the last', () => {
    const anyLevels = fc.subarray<ReviewLevel>([...ALL], { minLength: 1 });
    fc.assert(
      fc.property(anyLevels, fc.subarray<ReviewLevel>(['team', 'street']), (levels, there) => {
        const isManned = manned(...there);
        const passed: ReviewLevel[] = [];
        let ahead = levelAhead(levels, 0, isManned);
        while (hasLevelAfter(levels, ahead, isManned)) {
          passed.push(ahead.level);
          ahead = levelAhead(levels, ahead.index + 1, isManned);
        }
        passed.push(ahead.level);
        const expected = levels.filter((level) => level === 'office' || there.includes(level));
        expect(passed).toEqual(expected.length === 0 ? ['office'] : expected);
      }),
    );
  });
});
