/**
 * Thresholds of the law on local people's congresses (地方组织法 2022): a meeting needs two thirds of all deputies (§14),
 * a decision more than half of all deputies (§25), not of those present. Integers only: no share is ever computed.
 */

/** How many must be there: ⌈2N/3⌉. */
export function quorumOf(base: number): number {
  const double = 2 * counted(base);
  const rest = double % 3;
  return rest === 0 ? double / 3 : (double + 3 - rest) / 3;
}

export function hasQuorum(present: number, base: number): boolean {
  return 3 * counted(present) >= 2 * counted(base);
}

/** The fewest votes that are more than half: ⌊N/2⌋+1. */
export function passLineOf(base: number): number {
  return (counted(base) - (base % 2)) / 2 + 1;
}

export function passes(votes: number, base: number): boolean {
  return 2 * counted(votes) > counted(base);
}

function counted(people: number): number {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError(`not a number of people: ${people}`);
  return people;
}
