/**
 * Characters that steer instead of saying something: overrides of the writing direction, which make a text read
 * other than it is, and invisible ones, which hide a mark inside a word. A joiner between parts of one emoji stays.
 */
const STEERING =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\u3164\ufeff\uffa0\u{e0000}-\u{e007f}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** What calls everybody in a chat, in the spellings of WeChat and Feishu. */
const AT_ALL = /[@＠](?=\s*(?:所有人|全体成员|所有成员|everyone|all\b|_all|_user_\d))/giu;

/**
 * Return a text from people as it may be shown to others: without steering characters, and with no `@` that could
 * call everybody. For the eye nothing changes. Markup is the encoder's own business: it puts texts where its
 * platform knows none.
 */
export function harmless(text: string): string {
  return text.replace(STEERING, '').replace(AT_ALL, '＠');
}
