/** A field a person fills in. `name` is also its label. */
export interface FormField {
  readonly name: string;
  readonly required: boolean;
  readonly multiline: boolean;
  readonly value?: string;
  readonly options?: readonly string[];
}

/** A form is named after its command (建议, 交办, 答复 …). */
export interface Form {
  readonly name: string;
  readonly fields: readonly FormField[];
}

export interface CardField {
  readonly label: string;
  readonly value: string;
}

/**
 * A card: a title, lines, fields, choices and perhaps a form. A choice is its label; the label is
 * what comes back in a `PressEvent`, and its number (from 1) is what WeChat people type.
 */
export interface Card {
  readonly title: string;
  readonly lines: readonly string[];
  readonly fields: readonly CardField[];
  readonly choices: readonly string[];
  readonly form?: Form;
}

/** Mentions are typed values, never text: an encoder turns them into the platform's own. */
export interface TextMessage {
  readonly kind: 'text';
  readonly text: string;
  readonly mentions: readonly string[];
}

export interface CardMessage {
  readonly kind: 'card';
  readonly card: Card;
}

export interface FileMessage {
  readonly kind: 'image' | 'file';
  readonly name: string;
  readonly mediaType: string;
  /** Base64 of the bytes. */
  readonly data: string;
}

export type OutboundMessage = TextMessage | CardMessage | FileMessage;

/** A plain text without mentions. */
export function text(content: string): TextMessage {
  return { kind: 'text', text: content, mentions: [] };
}

/** All that people read of a message, in reading order, one line each. */
export function plainText(message: OutboundMessage): string {
  switch (message.kind) {
    case 'text':
      return message.text;
    case 'card':
      return cardText(message.card);
    case 'image':
    case 'file':
      return message.name;
  }
}

function cardText(card: Card): string {
  const fields = card.fields.map((field) => `${field.label}:${field.value}`);
  const form = card.form === undefined ? [] : card.form.fields.map((field) => field.name);
  return [card.title, ...card.lines, ...fields, ...card.choices, ...form].join('\n');
}
