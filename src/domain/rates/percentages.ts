/** How shares of a whole become percentages (办理情况报告 differ: domain.md 4.5). */
export interface Rounding {
  /**
   * `halfUp` each by itself; `truncate` each cut off; `largestRemainder` cut off, the missing units to the largest
   * remainders; `adjustLargest` half up, the difference to 100 taken up by the largest share.
   */
  readonly policy: 'halfUp' | 'truncate' | 'largestRemainder' | 'adjustLargest';
  /** Digits after the point, 0 to 4. */
  readonly decimals: number;
}

/** The share of nothing. */
export const NO_SHARE = '—';

/**
 * Return the share of each count in the total as a percentage without its sign (`52.32`), by integer arithmetic. A
 * share of nothing is `—`, never 100. `largestRemainder` and `adjustLargest` make a whole of 100 where the counts are
 * all of the total, and round half up where they are not.
 */
export function percentages(
  counts: readonly number[],
  total: number,
  { policy, decimals }: Rounding,
): readonly string[] {
  if (total === 0) return counts.map(() => NO_SHARE);
  const whole = 100 * 10 ** decimals;
  const halfUp = counts.map((count) => Math.floor((2 * count * whole + total) / (2 * total)));
  const cut = counts.map((count) => Math.floor((count * whole) / total));
  const complete = sum(counts) === total;
  const units = (): readonly number[] => {
    if (policy === 'truncate') return cut;
    if (policy === 'halfUp' || !complete) return halfUp;
    if (policy === 'adjustLargest') {
      return plus(halfUp, [largestFirst(counts)[0] ?? 0], whole - sum(halfUp));
    }
    const remainders = counts.map((count) => (count * whole) % total);
    return plus(cut, largestFirst(remainders).slice(0, whole - sum(cut)), 1);
  };
  return units().map((value) => withPoint(value, decimals));
}

/** One count of a total, as `percentages` with nothing to be made whole. */
export function percentage(count: number, total: number, { policy, decimals }: Rounding): string {
  const single = policy === 'truncate' ? 'truncate' : 'halfUp';
  return percentages([count], total, { policy: single, decimals })[0] ?? NO_SHARE;
}

function plus(values: readonly number[], places: readonly number[], more: number): readonly number[] {
  return values.map((value, index) => (places.includes(index) ? value + more : value));
}

/** Places of the values, the largest first; of equal ones the earlier first. */
function largestFirst(values: readonly number[]): readonly number[] {
  return [...values.keys()].toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function withPoint(units: number, decimals: number): string {
  if (decimals === 0) return String(units);
  const digits = String(units).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
