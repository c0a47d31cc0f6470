import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/ballot/decide.ts';
import { type Marks, tally } from '../../../src/domain/ballot/tally.ts';

const places = ({ elected, tied, seatsLeft, outvoted, failed }: ReturnType<typeof decide>) => ({
  elected,
  tied,
  seatsLeft,
  outvoted,
  failed,
});

describe('what a count means', () => {
  it.each([
    ['more than half of all, not of those who voted', [60, 61], 120, 2, { elected: [1], failed: [0] }],
    [
      'the most votes when more have passed than there are seats',
      [70, 90, 80],
      120,
      2,
      {
        elected: [1, 2],
        outvoted: [0],
      },
    ],
    ['a tie that fits into the seats is none', [80, 80, 70], 120, 2, { elected: [0, 1], outvoted: [2] }],
    [
      'a tie for the last seat is named whole',
      [90, 70, 70, 70, 65],
      120,
      2,
      {
        elected: [0],
        tied: [1, 2, 3],
        seatsLeft: 1,
        outvoted: [4],
      },
    ],
    ['a tie of all', [70, 70, 70], 120, 2, { tied: [0, 1, 2], seatsLeft: 2 }],
    [
      'a tie below the line elects nobody and is none',
      [90, 60, 60],
      120,
      2,
      { elected: [0], failed: [1, 2] },
    ],
    ['fewer have passed than there are seats', [61, 10], 120, 2, { elected: [0], failed: [1] }],
    ['nobody voted', [0, 0], 120, 1, { failed: [0, 1] }],
    ['no seats', [100], 120, 0, { outvoted: [0] }],
  ])('%s', (_, votes, base, seats, expected) => {
    const none = { elected: [], tied: [], seatsLeft: 0, outvoted: [], failed: [] };
    expect(places(decide(votes, { base, seats }))).toEqual({ ...none, ...expected });
  });

  it('prints the line that it used', () => {
    expect(decide([], { base: 120, seats: 1 }).passLine).toBe(61);
  });
});

describe('a tally', () => {
  it('counts a project once for each voter', () => {
    expect(tally([[0, 0, 1], [1]], { projects: 2 })).toEqual({ cast: 2, invalid: 0, votes: [1, 2] });
  });

  it('counts who chose nothing as having taken part', () => {
    expect(tally([[], [0]], { projects: 1 })).toEqual({ cast: 2, invalid: 0, votes: [1] });
  });

  it.each([
    ['too many marks', [0, 1, 2]],
    ['a mark for no project', [3]],
    ['a mark before the first project', [-1]],
  ])('takes %s for an invalid vote', (_, marks) => {
    expect(tally([marks, [0]], { projects: 3, mostChoices: 2 })).toEqual({
      cast: 2,
      invalid: 1,
      votes: [1, 0, 0],
    });
  });
});

const PROJECTS = 6;
const someVotes = fc.array(fc.uniqueArray(fc.nat(PROJECTS - 1), { maxLength: PROJECTS }), { maxLength: 40 });
const terms = fc.record({
  base: fc.integer({ min: 1, max: 60 }),
  seats: fc.integer({ min: 1, max: PROJECTS }),
});

describe('for whatever votes', () => {
  it('the order of the votes changes nothing', () => {
    const shuffled = someVotes.chain((votes) =>
      fc.record({
        votes: fc.constant(votes),
        other: fc.shuffledSubarray(votes, { minLength: votes.length }),
      }),
    );
    fc.assert(
      fc.property(shuffled, terms, ({ votes, other }, { base, seats }) => {
        const result = (list: readonly Marks[]) => {
          const counted = tally(list, { projects: PROJECTS });
          return { counted, decided: decide(counted.votes, { base, seats }) };
        };
        expect(result(other)).toEqual(result(votes));
      }),
    );
  });

  it('the order of the list changes nothing but the positions', () => {
    const order = fc.shuffledSubarray([...Array(PROJECTS).keys()], { minLength: PROJECTS });
    fc.assert(
      fc.property(someVotes, terms, order, (votes, { base, seats }, moved) => {
        const counted = tally(votes, { projects: PROJECTS }).votes;
        const there = decide(counted, { base, seats });
        const here = decide(
          moved.map((position) => counted[position] ?? 0),
          { base, seats },
        );
        const back = (positions: readonly number[]) =>
          positions.map((position) => moved[position] ?? -1).toSorted((a, b) => a - b);
        expect(back(here.elected)).toEqual(there.elected);
        expect(back(here.tied)).toEqual(there.tied);
      }),
    );
  });

  it('each project is in exactly one place, nobody is preferred, and no seat is given twice', () => {
    fc.assert(
      fc.property(someVotes, terms, (votes, { base, seats }) => {
        const counted = tally(votes, { projects: PROJECTS }).votes;
        const { elected, tied, seatsLeft, outvoted, failed } = decide(counted, { base, seats });
        const all = [...elected, ...tied, ...outvoted, ...failed];
        expect(all.toSorted((a, b) => a - b)).toEqual([...Array(PROJECTS).keys()]);
        const of = (position: number): number => counted[position] ?? 0;
        const least = Math.min(...elected.map(of), Infinity);
        expect(tied.every((position) => of(position) < least)).toBe(true);
        expect(new Set(tied.map(of)).size).toBe(tied.length > 0 ? 1 : 0);
        expect(outvoted.every((position) => of(position) < Math.min(least, ...tied.map(of), Infinity))).toBe(
          true,
        );
        expect(elected.length + seatsLeft).toBeLessThanOrEqual(seats);
        expect(tied.length === 0 ? seatsLeft === 0 : tied.length > seatsLeft && seatsLeft > 0).toBe(true);
      }),
    );
  });
});
