import { passes, passLineOf } from './majority.ts';

/** Positions of projects, from 0, in the order of the list. */
type Positions = readonly number[];

/** A list cut after a number of seats: those within, those without, and those of whom nobody can say. */
export interface Cut {
  readonly within: Positions;
  /** More projects with the same votes than seats are left: a tie, which no count settles. */
  readonly tied: Positions;
  /** The seats that the tied ones contend for. */
  readonly seatsLeft: number;
  readonly without: Positions;
}

export interface Decision {
  /** The fewest votes by which a project passes. */
  readonly passLine: number;
  /** Passed, and among the seats. */
  readonly elected: Positions;
  /** Passed, and level for the last seats. */
  readonly tied: Positions;
  readonly seatsLeft: number;
  /** Passed, but with fewer votes than there were seats for. */
  readonly outvoted: Positions;
  readonly failed: Positions;
}

/**
 * Return what a count means: a project is elected when more than half of `base` are for it and no more than `seats`
 * have done as well. Where votes are level for the last seats nobody is preferred (domain.md 3.3; elections vote again,
 * 地方组织法 §29). How the votes were collected (chat, paper) does not matter here.
 */
export function decide(
  votes: readonly number[],
  { base, seats }: { readonly base: number; readonly seats: number },
): Decision {
  const all = votes.map((_, position) => position);
  const passed = all.filter((position) => passes(votesOf(votes, position), base));
  const { within, tied, seatsLeft, without } = cutAfter(votes, passed, seats);
  return {
    passLine: passLineOf(base),
    elected: within,
    tied,
    seatsLeft,
    outvoted: without,
    failed: all.filter((position) => !passed.includes(position)),
  };
}

/** Cut the candidates after `seats`, by votes alone; the set of tied ones is whole, never a part of it. */
export function cutAfter(votes: readonly number[], candidates: Positions, seats: number): Cut {
  const ranked = candidates.map((position) => votesOf(votes, position)).sort((a, b) => b - a);
  const last = ranked[seats - 1];
  if (last === undefined) {
    return seats > 0
      ? { within: candidates, tied: [], seatsLeft: 0, without: [] }
      : { within: [], tied: [], seatsLeft: 0, without: candidates };
  }
  const above = candidates.filter((position) => votesOf(votes, position) > last);
  const level = candidates.filter((position) => votesOf(votes, position) === last);
  const without = candidates.filter((position) => votesOf(votes, position) < last);
  const fits = above.length + level.length === seats;
  return {
    within: fits ? candidates.filter((position) => votesOf(votes, position) >= last) : above,
    tied: fits ? [] : level,
    seatsLeft: fits ? 0 : seats - above.length,
    without,
  };
}

function votesOf(votes: readonly number[], position: number): number {
  return votes[position] ?? 0;
}
