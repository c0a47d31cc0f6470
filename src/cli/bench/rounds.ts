/** One way of doing the same work: does `count` of it, at most `concurrency` at once. */
export type Contender = (count: number, concurrency: number) => Promise<void>;

export interface Rates {
  /** How many a second, the median of the rounds. */
  readonly first: number;
  readonly second: number;
  /** First to second: the median of the rounds' own ratios, since a noisy machine disturbs both sides of a round. */
  readonly ratio: number;
}

/** Let two contenders work by turns, round after round. */
export async function compare(
  [first, second]: readonly [Contender, Contender],
  {
    count,
    concurrency,
    rounds,
  }: { readonly count: number; readonly concurrency: number; readonly rounds: number },
): Promise<Rates> {
  const measured: { first: number; second: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    measured.push({
      first: await rateOf(first, count, concurrency),
      second: await rateOf(second, count, concurrency),
    });
  }
  return {
    first: median(measured.map((round) => round.first)),
    second: median(measured.map((round) => round.second)),
    ratio: median(measured.map((round) => round.first / round.second)),
  };
}

async function rateOf(contender: Contender, count: number, concurrency: number): Promise<number> {
  const began = performance.now();
  await contender(count, concurrency);
  return (count * 1000) / (performance.now() - began);
}

/** The middle value; the lower of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Run `count` works, at most `concurrency` at once. */
export async function atOnce(
  count: number,
  concurrency: number,
  work: (index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < count) {
      const index = next;
      next += 1;
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
