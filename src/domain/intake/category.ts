import { CATEGORIES, type Category } from './categories.ts';
import { CATEGORY_WORDS } from './category-words.ts';
import model from './learnt/category.json' with { type: 'json' };
import { likeness } from './likeness.ts';

/** How people state a category in other words. */
const STATED: readonly (readonly [RegExp, Category])[] = [
  [/民族|宗教|民宗|侨|外事|其[他它]|综合|人大/u, '民宗侨外及其他'],
  [/司法|监察|法制|法治|政法|公安|内务|立法/u, '监察司法与法制'],
  [/财|税|金融|综合经济|经济/u, '财政经济'],
  [/农|水利|林业|乡村/u, '农业农村'],
  [/教|科|文化|卫|医|体育|旅游/u, '教科文卫'],
  [/民政|社会|人社|医保|社保|养老|就业/u, '社会建设'],
  [/城|环|住建|规划|建设/u, '城建环保'],
  [/工|交通|商|物流|能源/u, '工业交通商贸'],
];

/** Return the category that somebody stated, also in other words (城建, 农业类); `undefined` when it is none. */
export function categoryStated(folded: string): Category | undefined {
  const exact = CATEGORIES.find((category) => folded.includes(category));
  return exact ?? STATED.find(([pattern]) => pattern.test(folded))?.[1];
}

/** How much the words count beside what was learnt: rare ones (归侨, 清真) decide, though few lessons have them. */
const WORDS_WEIGH = 2;
/** A title says what a suggestion is about; the rest tells of much besides. */
const TITLE_WEIGHS = 4;

/**
 * Return the category that a clerk would pick for a suggestion (both folded; the title stands in the body as well), or
 * `undefined` when nothing points at one.
 */
export function categoryOf({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string;
}): Category | undefined {
  const learnt = likeness(body, model);
  const words = shareOfWords(title, body);
  const scored = CATEGORIES.map((category) => ({
    category,
    score: (learnt.get(category) ?? 0) + WORDS_WEIGH * (words.get(category) ?? 0),
  }));
  const [best] = scored.toSorted((one, other) => other.score - one.score);
  return best !== undefined && best.score > 0 ? best.category : undefined;
}

/** The share of each category in the weight of all words found. */
function shareOfWords(title: string, body: string): ReadonlyMap<Category, number> {
  const found = CATEGORY_WORDS.map(({ category, words }) => {
    const weights = words.map(
      ([pattern, weight]) => weight * (TITLE_WEIGHS * countOf(pattern, title) + countOf(pattern, body)),
    );
    return [category, weights.reduce((sum, each) => sum + each, 0)] as const;
  });
  const total = found.reduce((sum, [, weight]) => sum + weight, 0);
  return new Map(found.map(([category, weight]) => [category, total === 0 ? 0 : weight / total]));
}

/** Each word counts once: what is said ten times is still one subject. */
function countOf(pattern: RegExp, text: string): number {
  return new Set(text.match(pattern) ?? []).size;
}
