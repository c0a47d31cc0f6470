import type { WechatWords } from './options.ts';

/** A text of WeChat that stands for a card, taken apart again. */
export interface CardText {
  readonly body: readonly string[];
  readonly choices: readonly string[];
  readonly form?: { readonly name: string; readonly fields: readonly { name: string; value: string }[] };
}

const CHOICE = /^([1-9]\d*)\. (.+)$/u;

/**
 * Return the card that a text stands for, `undefined` when it is only a text. The inverse of what `encode.ts` writes;
 * rehearsals press and fill by it, as people do by their eyes.
 */
export function readCardText(text: string, words: WechatWords): CardText | undefined {
  const all = text.split('\n');
  const { rest, form } = takeForm(all, words.fill);
  const { body, choices } = takeChoices(rest, [words.chooseDirect, words.chooseGroup]);
  if (choices.length === 0 && form === undefined) return undefined;
  return { body, choices, ...(form === undefined ? {} : { form }) };
}

function takeForm(
  lines: readonly string[],
  fill: string,
): { readonly rest: readonly string[]; readonly form: CardText['form'] } {
  const at = lines.lastIndexOf(fill);
  const name = lines[at + 1];
  if (at === -1 || name === undefined || !name.startsWith('#')) return { rest: lines, form: undefined };
  const fields = lines.slice(at + 2).map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, Math.max(0, colon)), value: line.slice(colon + 1) };
  });
  if (fields.some((field) => field.name === '')) return { rest: lines, form: undefined };
  return { rest: withoutEnd(lines.slice(0, at)), form: { name: name.slice(1), fields } };
}

function takeChoices(
  lines: readonly string[],
  sentences: readonly string[],
): { readonly body: readonly string[]; readonly choices: readonly string[] } {
  const last = lines.at(-1);
  if (last === undefined || !sentences.includes(last)) return { body: lines, choices: [] };
  let at = lines.length - 1;
  while (at > 0 && CHOICE.test(lines[at - 1] ?? '')) at -= 1;
  const numbered = lines.slice(at, -1).map((line) => CHOICE.exec(line));
  const isCounted = numbered.every((match, index) => match?.[1] === String(index + 1));
  if (numbered.length === 0 || !isCounted) return { body: lines, choices: [] };
  return { body: withoutEnd(lines.slice(0, at)), choices: numbered.map((match) => match?.[2] ?? '') };
}

/** Without the empty line that sets the foot off. */
function withoutEnd(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
