import { cut, fold, type Passage } from './fold.ts';
import { withoutClosing } from './politeness.ts';
import { present } from './present.ts';

/**
 * The characters of a binding code: Crockford's base 32, which has no I, L, O and U. Whoever types one of these
 * means the character that it looks like, so every code can be read in one way only.
 */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 8;

const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0', U: 'V' };

/** A code as typed, and the name that stood beside it. */
export interface SaidCode {
  /** Capital letters and digits without spaces and dashes; empty when none was typed. */
  readonly code: string;
  readonly person?: string;
}

const GAP = '[\\s\\-–—―_.·]*';
const RUN = `[a-z0-9](?:${GAP}[a-z0-9])`;
/** A whole code where there is one, so that a telephone number after it is not taken along. */
const AFTER_WORD = new RegExp(
  `^[\\s:,、。是为码]*(?<code>${RUN}{7}(?!${GAP}[a-z0-9])|${RUN}{7}(?=\\s)|${RUN}*)?`,
  'u',
);
const NAME =
  /^[\s,:;、。(]*(?:我是|我叫|本人是|本人|姓名是?|名字是?)?[\s:]*(?<name>\p{Script=Han}[\p{Script=Han}·]{1,11})/u;

/** A code without the word 绑定: alone as it was shown, or after words that call it one. */
const ALONE = /^(?<code>[a-z0-9]{4}[\s\-–—]?[a-z0-9]{4})(?<rest>(?![a-z0-9]).*)?$/u;
const CALLED = new RegExp(
  `^[\\p{Script=Han}\\s:,、]{0,12}?(?:绑定|码)[\\s:,、是为码]*(?<code>${RUN}{7})(?<rest>(?!${GAP}[a-z0-9]).*)?$`,
  'u',
);

/** Return what follows 绑定: a code, a name, both, or neither. */
export function codeAfterWord(text: Passage): SaidCode {
  const said = withoutClosing(text);
  const match = AFTER_WORD.exec(said.folded);
  const code = plain(match?.groups?.['code'] ?? '');
  return present({ code, person: nameIn(cut(said, match?.[0].length ?? 0)) });
}

/** Return the code that a text is, with at most a name beside it; `undefined` when it is something else. */
export function codeAlone(text: Passage): SaidCode | undefined {
  const said = withoutClosing(text);
  const match = ALONE.exec(said.folded) ?? CALLED.exec(said.folded);
  const code = plain(match?.groups?.['code'] ?? '');
  // Every code has a letter and a digit: 20260018 and GOODLUCK are something else.
  if (!/[0-9]/.test(code) || !/[A-Z]/.test(code)) return undefined;
  const rest = cut(said, said.folded.length - (match?.groups?.['rest'] ?? '').length);
  const person = nameIn(rest);
  return person === undefined && rest.folded !== '' ? undefined : present({ code, person });
}

/** Return a typed code as it was made; `undefined` when it has not the length of one. */
export function normalCode(typed: string): string | undefined {
  const code = plain(fold(typed)).replace(/[ILOU]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  return code.length === CODE_LENGTH ? code : undefined;
}

function plain(folded: string): string {
  return folded.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

function nameIn(text: Passage): string | undefined {
  const match = NAME.exec(text.folded);
  const name = match?.groups?.['name'];
  if (match === null || name === undefined) return undefined;
  return cut(text, match[0].length - name.length, match[0].length).clean;
}
