import { gramsOf } from './grams.ts';

/**
 * A linear model over the grams of a text (logistic regression): what texts of a code have in common, learnt from
 * labelled messages by `npm run flags`. All numbers are whole, in tenths.
 */
export interface Model {
  readonly codes: readonly string[];
  /** One for each code: what speaks against it before anything is read. */
  readonly bias: readonly number[];
  /** For each gram how rare it is, and behind that what it says for each code. */
  readonly grams: Readonly<Record<string, readonly number[]>>;
}

/** Of fewer grams that were seen before nothing can be said. */
const LEAST_KNOWN = 6;

/** A text shorter than this (some twenty characters) says less, and not the same with more weight. In tenths. */
const SHORT = 300;

/** Return for each code how much speaks for it, as log odds moved so that it is raised from 0 on. */
export function likeness(text: string, { codes, bias, grams }: Model): ReadonlyMap<string, number> {
  const known = [...gramsOf(text)].flatMap((gram) => (Object.hasOwn(grams, gram) ? [grams[gram] ?? []] : []));
  const length = Math.max(SHORT, Math.hypot(...known.map(([rarity = 0]) => rarity)));
  return new Map(
    codes.map((code, at) => {
      const sum = known.reduce((so, weights) => so + (weights[at + 1] ?? 0), 0);
      const told = known.length < LEAST_KNOWN ? 0 : sum / length;
      return [code, (bias[at] ?? 0) / 10 + told];
    }),
  );
}
