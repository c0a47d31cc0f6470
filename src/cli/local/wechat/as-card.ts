import { type OutboundMessage, text as plain } from '../../../chat/card.ts';
import { readCardText } from '../../../platforms/wechat/card-text.ts';
import type { WechatWords } from '../../../platforms/wechat/options.ts';

/** Return what a text of the bot in WeChat stands for: a card when it has choices or a form, else the text. */
export function asCard(text: string, words: WechatWords): OutboundMessage {
  const read = readCardText(text, words);
  if (read === undefined) return plain(text);
  const [title = '', ...lines] = read.body;
  const { choices, form } = read;
  const card = { title, lines, fields: [], choices };
  if (form === undefined) return { kind: 'card', card };
  const fields = form.fields.map(({ name, value }) => ({
    name,
    required: false,
    multiline: false,
    ...(value === '' ? {} : { value }),
  }));
  return { kind: 'card', card: { ...card, form: { name: form.name, fields } } };
}
