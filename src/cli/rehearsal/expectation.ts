import type { Expectation } from './scenario-steps.ts';

/** One message of the bot, as expectations see it. */
export interface SaidMessage {
  /** `group:<id>` or `direct:<person id>`. */
  readonly chat: string;
  readonly kind: 'text' | 'card' | 'image' | 'file';
  /** All that people read of it, cards with their choices and form labels. */
  readonly text: string;
  /** The name of the file that it carries. */
  readonly file?: string;
}

/** The chat that an item looks at. */
export function chatOf({ in: group, to }: Pick<Expectation, 'in' | 'to'>): string {
  return group === undefined ? `direct:${to ?? ''}` : `group:${group}`;
}

/**
 * Return the clauses of an item that do not hold for what the bot said since the step began; nothing when the
 * item is met. `save` is not judged here.
 */
export function unmetClauses(
  item: Expectation,
  said: readonly SaidMessage[],
): readonly (keyof Expectation)[] {
  const here = said.filter(({ chat }) => chat === chatOf(item));
  const texts = here.map(({ text }) => comparable(text));
  const { has, not, count, none, has_file: ending } = item;
  const holds: Partial<Record<keyof Expectation, boolean>> = {
    has: has === undefined || texts.some((text) => has.every((word) => text.includes(comparable(word)))),
    not: not === undefined || !texts.some((text) => not.some((word) => text.includes(comparable(word)))),
    count: count === undefined || here.length === count,
    none: none === undefined || here.length === 0,
    has_file: ending === undefined || here.some(({ file }) => file !== undefined && endsIn(file, ending)),
  };
  // Only the keys that were put in above.
  return (Object.keys(holds) as (keyof Expectation)[]).filter((clause) => holds[clause] === false);
}

/** Return the text as it is compared: NFKC, without white space. */
export function comparable(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}

/**
 * Return the first group of the pattern in the first message of the item's chat where it matches. The text is
 * NFKC-normalised, its white space still there.
 */
export function savedValue(
  pattern: string,
  item: Expectation,
  said: readonly SaidMessage[],
): string | undefined {
  const compiled = savePattern(pattern);
  if (compiled === undefined) return undefined;
  for (const { text } of said.filter(({ chat }) => chat === chatOf(item))) {
    const match = compiled.exec(text.normalize('NFKC'));
    if (match) return match[1];
  }
  return undefined;
}

/** Compile a pattern against normalised text; `undefined` when it is no regular expression. */
export function savePattern(pattern: string): RegExp | undefined {
  const normalised = [...pattern].map(normalisedCharacter).join('');
  for (const flags of ['u', '']) {
    try {
      return new RegExp(normalised, flags);
    } catch {
      // Without `u` JavaScript forgives needless escapes such as `\-`, which people write.
    }
  }
  return undefined;
}

/** A full-width bracket in a pattern means the character, also when its normal form has a meaning of its own. */
function normalisedCharacter(character: string): string {
  const normal = character.normalize('NFKC');
  return normal === character ? character : normal.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function endsIn(name: string, ending: string): boolean {
  return comparable(name).endsWith(comparable(ending));
}
