import { type Category, CATEGORY_WORDS, STATED } from './category-words.ts';
import type { Written } from './written.ts';

/** A title says what a suggestion is about, the advice what is to be done; the reason tells of much besides. */
const WEIGHTS = { title: 4, advice: 2, reason: 1 } as const;

/** Below this nothing decisive was said, and a guess would be chance. */
const LEAST = 2;

/** Return the category that somebody stated, also in other words (城建, 农业类); `undefined` when it is none. */
export function categoryStated(folded: string): Category | undefined {
  const exact = CATEGORY_WORDS.find(({ category }) => folded.includes(category));
  return exact?.category ?? STATED.find(([pattern]) => pattern.test(folded))?.[1];
}

/** Return the category that a clerk would pick, or `undefined` when nothing points at one. */
export function categoryOf({ title, reason, advice }: Omit<Written, 'body'>): Category | undefined {
  const [best, second] = scores({ title, reason, advice });
  if (best === undefined || best.score < LEAST || best.score === second?.score) return undefined;
  return best.category;
}

/** Return the category of a short text that names its subject clearly, or `undefined`. */
export function topicOf(text: string): Category | undefined {
  return categoryOf({ title: '', reason: text, advice: '' });
}

function scores(parts: Omit<Written, 'body'>) {
  return CATEGORY_WORDS.map(({ category, words }) => {
    const score = words
      .map(([pattern, weight]) => weight * weigh(parts, pattern))
      .reduce((sum, each) => sum + each, 0);
    return { category, score };
  })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score);
}

/** Each word counts once in each part: what is said ten times is still one subject. */
function weigh({ title, reason, advice }: Omit<Written, 'body'>, pattern: RegExp): number {
  const count = (text: string): number => new Set(text.match(pattern) ?? []).size;
  return WEIGHTS.title * count(title) + WEIGHTS.advice * count(advice) + WEIGHTS.reason * count(reason);
}
