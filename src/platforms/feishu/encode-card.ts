import type { Card, Form, FormField } from '../../chat/card.ts';
import type { Conversation } from '../../chat/message.ts';
import { bytesOf, LONGEST_CONTENT, shown } from './encode.ts';
import { shortened, withFewerOptions } from './shorten-card.ts';

export interface CardWords {
  /** On the button that sends a form off, e.g. 提交. */
  readonly formSubmit: string;
}

/** What an input may hold, in characters. */
const LONGEST_VALUE = 1000;

interface Placed {
  readonly chat: Conversation['kind'];
  readonly words: CardWords;
}

/** Encode a card as card JSON 2.0. One that is too long loses options first, which can be typed too, then words. */
export function encodeCard(card: Card, placed: Placed): string {
  const fits = (candidate: Card): boolean => bytesOf(write(candidate, placed)) <= LONGEST_CONTENT;
  const chosen = withFewerOptions(card, (form) => bytesOf(JSON.stringify(formElement(form, placed))));
  return write(shortened(chosen, fits), placed);
}

/** All words stand in `plain_text`, in which nothing is markup. A button brings back the label and the kind of chat. */
function write({ title, lines, fields, choices, form }: Card, placed: Placed): string {
  const told = fields.map(({ label, value }) => `${label}:${value}`);
  const elements = [
    ...(lines.length === 0 ? [] : [paragraph(lines.join('\n'))]),
    ...(told.length === 0 ? [] : [paragraph(told.join('\n'))]),
    ...choices.map((choice, index) => ({
      tag: 'button',
      text: plain(choice),
      type: index === 0 ? 'primary' : 'default',
      width: 'fill',
      behaviors: [{ type: 'callback', value: { chat: placed.chat, choice } }],
    })),
    ...(form === undefined ? [] : [formElement(form, placed)]),
  ];
  return JSON.stringify({
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plain(title) },
    body: { elements },
  });
}

function plain(content: string) {
  return { tag: 'plain_text', content: shown(content) };
}

function paragraph(content: string) {
  return { tag: 'div', text: plain(content) };
}

/** The names of form and button bear a sign that no field has: all names on a card must differ. */
function formElement({ name, fields }: Form, { chat, words }: Placed) {
  return {
    tag: 'form',
    name: `form:${name}`,
    elements: [
      ...fields.flatMap(fieldElements),
      {
        tag: 'button',
        name: `submit:${chat}:${name}`,
        text: plain(words.formSubmit),
        type: 'primary',
        width: 'fill',
        form_action_type: 'submit',
        behaviors: [{ type: 'callback', value: { chat, form: name } }],
      },
    ],
  };
}

/** The component's name is the field's, so that the values come back by it. */
function fieldElements({ name, required, multiline, value, options }: FormField): readonly object[] {
  if (options === undefined) {
    return [
      {
        tag: 'input',
        name,
        label: plain(name),
        label_position: 'top',
        required,
        ...(multiline
          ? { input_type: 'multiline_text', rows: 4, auto_resize: true }
          : { input_type: 'text' }),
        // The platform takes no longer one; a cut text would be sent off as if it were whole.
        ...(value === undefined || value.length > LONGEST_VALUE ? {} : { default_value: shown(value) }),
      },
    ];
  }
  const chosen = value !== undefined && options.includes(value) ? value : undefined;
  const select = {
    name,
    required,
    width: 'fill',
    options: options.map((option) => ({ text: plain(option), value: option })),
  };
  return [
    paragraph(name),
    multiline
      ? {
          tag: 'multi_select_static',
          ...select,
          ...(chosen === undefined ? {} : { selected_values: [chosen] }),
        }
      : { tag: 'select_static', ...select, ...(chosen === undefined ? {} : { initial_option: chosen }) },
  ];
}
