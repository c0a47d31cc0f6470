import type { Card, CardMessage, Form, TextMessage } from '../../chat/card.ts';
import { harmless } from '../../chat/harmless.ts';
import type { Conversation } from '../../chat/message.ts';
import type { WechatWords } from './options.ts';

/** A text of WeChat: the part that may be cut anywhere between lines, and what must stay together below it. */
export interface WechatText {
  readonly body: readonly string[];
  readonly foot: readonly string[];
}

/** What a WeChat client or a gateway may take for markup; for the eye it stays what it is. */
const MARKUP = /<(?=[a-z/!?])/giu;

/** The form of a choice, `1. 确认提交`, also as it would look with full-width characters; not 3.5. */
const LIKE_CHOICE = /^(\s*)([0-9０-９]{1,3})\s*[.．](?![0-9０-９])\s*/u;

/** Fields with more options than this are not listed. */
const MOST_OPTIONS = 8;

/**
 * Return what a message reads like in WeChat, which knows neither cards nor buttons. Everything in it may come from
 * people: nothing of that calls everybody, steers the writing direction or looks like the choices, whose numbers
 * people type, or like the sentences below them.
 */
export function textOf(
  message: TextMessage | CardMessage,
  kind: Conversation['kind'],
  words: WechatWords,
): WechatText {
  if (message.kind === 'text') return { body: linesOf(message.text, words), foot: [] };
  const { card } = message;
  return { body: bodyOf(card, words), foot: footOf(card, kind, words) };
}

function bodyOf({ title, lines, fields, choices, form }: Card, words: WechatWords): string[] {
  const labelled = fields.map(({ label, value }) => `${label}:${value}`);
  const body = [title, ...lines, ...labelled, ...optionsOf(form)].flatMap((line) => linesOf(line, words));
  return choices.length === 0 ? body : body.map((line) => line.replace(LIKE_CHOICE, '$1$2、'));
}

function footOf({ choices, form }: Card, kind: Conversation['kind'], words: WechatWords): string[] {
  const choose = kind === 'direct' ? words.chooseDirect : words.chooseGroup;
  const numbered = choices.map((choice, index) => `${index + 1}. ${oneLine(choice)}`);
  const filled = form?.fields.map(({ name, value = '' }) => `${oneLine(name)}:${oneLine(value)}`) ?? [];
  return [
    ...(choices.length === 0 ? [] : ['', ...numbered, choose]),
    ...(form === undefined ? [] : ['', words.fill, `#${oneLine(form.name)}`, ...filled]),
  ];
}

function optionsOf(form: Form | undefined): string[] {
  return (form?.fields ?? []).flatMap(({ name, options = [] }) =>
    options.length === 0 || options.length > MOST_OPTIONS ? [] : [`${name}(${options.join('、')})`],
  );
}

function linesOf(text: string, words: WechatWords): string[] {
  const sentences = [words.chooseDirect, words.chooseGroup, words.fill].map(compared);
  return harmless(text)
    .replace(MARKUP, '＜')
    .split(/\r\n?|[\n\u2028\u2029\u0085\v\f]/u)
    .map((line) => (sentences.includes(compared(line)) ? `“${line.trim()}”` : line));
}

/** So that a line which reads like one of the sentences is one, whatever the width of its characters. */
function compared(line: string): string {
  return line.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

function oneLine(text: string): string {
  return harmless(text).replace(MARKUP, '＜').replace(/\s+/gu, ' ').trim();
}
