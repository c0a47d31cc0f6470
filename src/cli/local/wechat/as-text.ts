import type { Conversation, FormEvent } from '../../../chat/message.ts';
import { readCardText } from '../../../platforms/wechat/card-text.ts';
import type { WechatWords } from '../../../platforms/wechat/options.ts';
import { QUOTE_RULE } from '../../../platforms/wechat/quote.ts';

/** A message as it stands in a chat of WeChat. */
export interface ShownMessage {
  /** The name over it. */
  readonly by: string;
  readonly text: string;
}

/** What somebody who quotes a message sends, as gateways hand it on. */
export function quoteAsText(shown: ShownMessage, answer: string): string {
  return `「${shown.by}：${shown.text}」\n${QUOTE_RULE}\n${answer}`;
}

export interface PressedText {
  /** `undefined` when nobody remembers the card. */
  readonly shown: ShownMessage | undefined;
  readonly choice: string;
  readonly where: Conversation['kind'];
  /** Whether a bare number would be taken for this card: it is the last one with choices in its chat. */
  readonly isNewest: boolean;
}

/**
 * What somebody types who wants a choice: its number, or its label when it is not shown. Outside the newest card of a
 * direct chat the card is quoted, for a bare number says nothing there.
 */
export function pressAsText({ shown, choice, where, isNewest }: PressedText, words: WechatWords): string {
  if (shown === undefined) return choice;
  const number = (readCardText(shown.text, words)?.choices.indexOf(choice) ?? -1) + 1;
  const typed = number === 0 ? choice : String(number);
  return where === 'direct' && isNewest ? typed : quoteAsText(shown, typed);
}

/** What somebody sends who copied a form, filled it in and quotes it. */
export function fillAsText(
  shown: ShownMessage | undefined,
  { form, values }: Pick<FormEvent, 'form' | 'values'>,
): string {
  const fields = Object.entries(values).map(
    ([name, value]) => `${name}:${typeof value === 'string' ? value : value.join('、')}`,
  );
  const filled = [`#${form}`, ...fields].join('\n');
  return shown === undefined ? filled : quoteAsText(shown, filled);
}
