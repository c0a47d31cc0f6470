/** What one voter marked: positions of projects, from 0. Empty: took part and chose none (弃权). */
export type Marks = readonly number[];

export interface TallyRules {
  /** How many projects stand on the list. */
  readonly projects: number;
  /** Who marks more has cast an invalid vote (超选); absent: no limit. */
  readonly mostChoices?: number;
}

export interface Tally {
  /** Votes that were cast, the invalid ones too. */
  readonly cast: number;
  readonly invalid: number;
  /** Votes for each project, by position. */
  readonly votes: readonly number[];
}

/** Count approvals. A project marked twice by one voter counts once; a mark for no project makes the vote invalid. */
export function tally(votes: readonly Marks[], rules: TallyRules): Tally {
  const counts = new Array<number>(rules.projects).fill(0);
  let invalid = 0;
  for (const marks of votes) {
    const chosen = new Set(marks);
    if (!isValid(chosen, rules)) invalid += 1;
    else for (const project of chosen) counts[project] = (counts[project] ?? 0) + 1;
  }
  return { cast: votes.length, invalid, votes: counts };
}

function isValid(chosen: ReadonlySet<number>, { projects, mostChoices = projects }: TallyRules): boolean {
  return (
    chosen.size <= mostChoices && [...chosen].every((it) => Number.isInteger(it) && it >= 0 && it < projects)
  );
}
