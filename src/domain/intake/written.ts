/**
 * A suggestion as the rules of intake look at it: every part folded (half-width, simplified, lower case) and
 * cut to a length that a rule can look through; `''` = not there.
 */
export interface Written {
  readonly title: string;
  /** 案由 and 分析. */
  readonly reason: string;
  readonly advice: string;
  /** All that was typed. */
  readonly body: string;
  /** The listed points of the advice, without their markers; the advice itself when nothing is listed. */
  readonly points: readonly string[];
}

/** Return title, reason and advice, one under the other, or all that was typed when none of them was found. */
export function wholeOf({ title, reason, advice, body }: Written): string {
  const parts = [title, reason, advice].filter((part) => part !== '').join('\n');
  return parts === '' ? body : parts;
}

/** Return what is asked for: title and advice, or title and text of a suggestion without advice. */
export function askedOf({ title, advice, body }: Written): string {
  return `${title}\n${advice === '' ? body : advice}`;
}

/** Return the sentences of a text; a rule looks at one at a time, so that no match reaches across two. */
export function sentences(text: string): string[] {
  return text.split(/[。!?;\n]+/u).filter((sentence) => sentence.trim() !== '');
}

/** Return the clauses of a text, which are parted by commas as well. */
export function clauses(text: string): string[] {
  return text.split(/[。!?;,\n]+/u).filter((clause) => clause.trim() !== '');
}

/** Return whether a pattern fits one of the sentences and the exception does not. */
export function saysSo(text: string, pattern: RegExp, except?: RegExp): boolean {
  return sentences(text).some((sentence) => pattern.test(sentence) && !(except?.test(sentence) ?? false));
}
