import type { Criterion } from './book.ts';

/** Points of a suggestion by the name of the criterion (遴选参考表). */
export type KeyScores = Readonly<Record<string, number>>;

/** Points as typed: one for each criterion in turn, or with a part of the criterion's name. */
export interface Score {
  readonly name?: string;
  readonly points: number;
}

export type Scored =
  | { readonly ok: true; readonly scores: KeyScores }
  | { readonly ok: false; readonly code: 'unknown'; readonly name: string }
  | { readonly ok: false; readonly code: 'too-many'; readonly count: number }
  | { readonly ok: false; readonly code: 'too-high'; readonly criterion: Criterion };

/** The points after an entry: what was not named stays; none is above the criterion's maximum. */
export function scored(before: KeyScores, entry: readonly Score[], criteria: readonly Criterion[]): Scored {
  const scores: Record<string, number> = { ...before };
  let turn = 0;
  for (const { name, points } of entry) {
    const criterion =
      name === undefined ? criteria[turn++] : criteria.find((each) => each.name.includes(name));
    if (criterion === undefined)
      return name === undefined
        ? { ok: false, code: 'too-many', count: entry.length }
        : { ok: false, code: 'unknown', name };
    if (points > criterion.points) return { ok: false, code: 'too-high', criterion };
    scores[criterion.name] = points;
  }
  return { ok: true, scores };
}

/** The sum of the points that count today: of criteria that were dropped since nothing is left. */
export function sumOf(scores: KeyScores, criteria: readonly Criterion[]): number {
  return criteria.reduce((sum, { name }) => sum + (scores[name] ?? 0), 0);
}
