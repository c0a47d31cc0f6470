import { describe, expect, it } from 'vitest';
import { hasQuorum, passes, passLineOf, quorumOf } from '../../../src/domain/ballot/majority.ts';

/** A share of people as a fraction of big integers, compared by cross multiplication. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const HALF: Fraction = { over: 1n, under: 2n };
const TWO_THIRDS: Fraction = { over: 2n, under: 3n };
const MOST_DEPUTIES = 300;

/** -1, 0 or 1 as one share is less than, equal to or greater than another. */
function compare(one: Fraction, other: Fraction): number {
  const difference = one.over * other.under - other.over * one.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Every number of deputies with every number of them, as shares. */
function everyShare(): { base: number; part: number; share: Fraction }[] {
  const cases = [];
  for (let base = 1; base <= MOST_DEPUTIES; base += 1) {
    for (let part = 0; part <= base; part += 1) {
      cases.push({ base, part, share: { over: BigInt(part), under: BigInt(base) } });
    }
  }
  return cases;
}

describe('of up to 300 deputies, whatever their number and that of the votes', () => {
  const cases = everyShare();

  it('there are 45,450 cases', () => {
    expect(cases.filter(({ part }) => part > 0)).toHaveLength(45_150);
    expect(cases).toHaveLength(45_450);
  });

  it('more than half passes, and no other share', () => {
    const wrong = cases.filter(({ base, part, share }) => passes(part, base) !== compare(share, HALF) > 0);
    expect(wrong).toEqual([]);
  });

  it('two thirds or more are a quorum, and no other share', () => {
    const wrong = cases.filter(
      ({ base, part, share }) => hasQuorum(part, base) !== compare(share, TWO_THIRDS) >= 0,
    );
    expect(wrong).toEqual([]);
  });

  it('the printed thresholds are the first numbers that do', () => {
    const wrong = cases.filter(
      ({ base, part }) =>
        passes(part, base) !== part >= passLineOf(base) || hasQuorum(part, base) !== part >= quorumOf(base),
    );
    expect(wrong).toEqual([]);
  });
});

describe('known numbers', () => {
  it('of 327 deputies 218 are a quorum and 164 a majority (丽水 2025)', () => {
    expect([quorumOf(327), passLineOf(327)]).toEqual([218, 164]);
    expect([hasQuorum(217, 327), hasQuorum(218, 327)]).toEqual([false, true]);
    expect([passes(163, 327), passes(164, 327)]).toEqual([false, true]);
  });

  it('of 45 deputies 30 are a quorum and 23 a majority (三水瑶族乡)', () => {
    expect([quorumOf(45), passLineOf(45)]).toEqual([30, 23]);
  });

  it('exactly half is no majority', () => {
    expect([passes(60, 120), passes(61, 120)]).toEqual([false, true]);
  });

  it.each([-1, 1.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1])('%s is no number of people', (people) => {
    expect(() => passes(1, people)).toThrow(RangeError);
    expect(() => hasQuorum(people, 3)).toThrow(RangeError);
  });
});
