import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentage, percentages } from '../../../src/domain/rates/percentages.ts';

/** Published figures (domain.md 4.5), each with the policy that leads to them. */
describe('shares as reports print them', () => {
  it.each([
    ['halfUp', 2, [79, 57, 15], ['52.32', '37.75', '9.93']],
    ['halfUp', 1, [79, 57, 15], ['52.3', '37.7', '9.9']],
    ['largestRemainder', 2, [54, 33, 2, 4], ['58.07', '35.48', '2.15', '4.30']],
    ['truncate', 1, [25, 26, 13, 19, 4, 6], ['26.8', '27.9', '13.9', '20.4', '4.3', '6.4']],
    ['adjustLargest', 2, [320, 338, 215, 49, 36, 15], ['32.89', '34.73', '22.10', '5.04', '3.70', '1.54']],
    ['halfUp', 0, [1, 1], ['50', '50']],
    ['halfUp', 2, [0, 3], ['0.00', '100.00']],
  ] as const)('%s with %i decimals of %j', (policy, decimals, counts, expected) => {
    const total = counts.reduce((all: number, count) => all + count, 0);
    expect(percentages(counts, total, { policy, decimals })).toEqual(expected);
  });

  it.each(['halfUp', 'truncate', 'largestRemainder', 'adjustLargest'] as const)(
    '%s of nothing is no number',
    (policy) => {
      expect(percentages([0, 0], 0, { policy, decimals: 2 })).toEqual(['—', '—']);
      expect(percentage(0, 0, { policy, decimals: 2 })).toBe('—');
    },
  );

  it('a part of the total is not stretched to a whole', () => {
    expect(percentages([1, 1], 3, { policy: 'largestRemainder', decimals: 2 })).toEqual(['33.33', '33.33']);
    expect(percentages([1, 1], 3, { policy: 'adjustLargest', decimals: 2 })).toEqual(['33.33', '33.33']);
    expect(percentage(2, 3, { policy: 'adjustLargest', decimals: 1 })).toBe('66.7');
    expect(percentage(2, 3, { policy: 'truncate', decimals: 1 })).toBe('66.6');
  });
});

const counts = fc.array(fc.nat(5000), { minLength: 1, maxLength: 12 });
const decimals = fc.integer({ min: 0, max: 4 });

it('the two policies that make a whole always reach exactly 100, each share within one unit of its value', () => {
  fc.assert(
    fc.property(counts, decimals, (values, digits) => {
      const total = values.reduce((all, value) => all + value, 0);
      fc.pre(total > 0);
      const unit = 10 ** digits;
      for (const policy of ['largestRemainder', 'adjustLargest'] as const) {
        const shares = percentages(values, total, { policy, decimals: digits }).map((it) =>
          Math.round(Number(it) * unit),
        );
        expect(shares.reduce((all, share) => all + share, 0)).toBe(100 * unit);
      }
      percentages(values, total, { policy: 'halfUp', decimals: digits }).forEach((share, index) => {
        const exact = ((values[index] ?? 0) * 100) / total;
        expect(Math.abs(Number(share) - exact)).toBeLessThanOrEqual(0.5 / unit + 1e-9);
      });
    }),
  );
});
