import type { ResultScheme } from '../rules/rule-set.ts';

/** What a reply seems to lack; a hint to its author, never a reason to refuse it. */
export type ReplyHint =
  'document-number' | 'signer' | 'points' | 'text-or-file' | 'commitment' | 'key-suggestion';

export interface ReplyFacts {
  /** Displayed class. */
  readonly outcome: string;
  readonly documentNumber?: string | undefined;
  readonly signer?: string | undefined;
  readonly faceToFace: boolean;
  readonly hasText: boolean;
  readonly hasFile: boolean;
  readonly commitments: number;
  /** How many points the suggestion lists, and how many the reply's text answers. */
  readonly asked: number;
  readonly answered: number;
  /** 重点督办. */
  readonly key: boolean;
}

/**
 * Return what the author should look at before the reply goes out: a letter has a number and a signer (浙江省规定第二十五条),
 * answers point by point (青岛市条例第二十九条), promises where its class says so (重庆市条例第二十四条). A reply face to face is
 * a record that the deputy signs and has neither number nor signer (山东省条例第二十二条). Files cannot be read: points
 * are compared where the text was typed.
 */
export function replyHints(facts: ReplyFacts, scheme: ResultScheme): ReplyHint[] {
  const letter = !facts.faceToFace;
  const checks: readonly (readonly [ReplyHint, boolean])[] = [
    ['key-suggestion', facts.key && !isBestClass(facts.outcome, scheme)],
    ['points', facts.hasText && facts.asked > 1 && facts.answered < facts.asked],
    ['text-or-file', !facts.hasText && !facts.hasFile],
    ['commitment', scheme.committing.includes(facts.outcome) && facts.commitments === 0],
    ['document-number', letter && facts.documentNumber === undefined],
    ['signer', letter && facts.signer === undefined],
  ];
  return checks.filter(([, lacking]) => lacking).map(([hint]) => hint);
}

/** The first class of a scheme is the one for what has been solved (A, 甲, 吸纳推动). */
export function isBestClass(outcome: string, { classes }: Pick<ResultScheme, 'classes'>): boolean {
  return Object.keys(classes)[0] === outcome;
}

/**
 * Return the class of the scheme that a typed word means: a, A类, 甲, 吸纳推动. What begins a longer text is its class only
 * when a sign or nothing follows, or 类. `rest` is the text without it.
 */
export function classIn(
  typed: string,
  { classes }: Pick<ResultScheme, 'classes'>,
): { readonly outcome: string; readonly rest: string } | undefined {
  const text = typed.trim();
  for (const name of Object.keys(classes).toSorted((a, b) => b.length - a.length)) {
    if (text.slice(0, name.length).toUpperCase() !== name.toUpperCase()) continue;
    const end = /^类?(?=$|[\s,，。:：;；、])[\s,，。:：;；、]*/u.exec(text.slice(name.length));
    if (end !== null) return { outcome: name, rest: text.slice(name.length + end[0].length) };
  }
  return undefined;
}
