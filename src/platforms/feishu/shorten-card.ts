import type { Card, Form, FormField } from '../../chat/card.ts';

const CUT = '……';

/** Lines of this length are not cut further: whole ones go instead. */
const SHORT = 60;

/** What a form may take of a card, in bytes; the words need room too. */
const LONGEST_FORM = 15_000;

/** Let fields with the most options be typed instead of chosen, until the form fits. */
export function withFewerOptions(card: Card, size: (form: Form) => number): Card {
  let { form } = card;
  while (form !== undefined && size(form) > LONGEST_FORM) {
    const longest = form.fields.reduce((most, { options }) => Math.max(most, options?.length ?? 0), 0);
    if (longest === 0) break;
    const index = form.fields.findIndex(({ options }) => options?.length === longest);
    form = { ...form, fields: form.fields.map((field, at) => (at === index ? typed(field) : field)) };
  }
  return form === undefined ? card : { ...card, form };
}

function typed({ name, required, value }: FormField): FormField {
  return { name, required, multiline: false, ...(value === undefined ? {} : { value }) };
}

/** Cut the longest texts of a card until it fits, then its last lines, then its last fields. */
export function shortened(card: Card, fits: (card: Card) => boolean): Card {
  let shorter = card;
  while (!fits(shorter)) {
    const next = cutLongest(shorter) ?? dropLast(shorter);
    if (next === undefined) return shorter;
    shorter = next;
  }
  return shorter;
}

function cutLongest(card: Card): Card | undefined {
  const texts = [card.title, ...card.lines, ...card.fields.map(({ value }) => value)];
  const longest = Math.max(...texts.map((text) => text.length));
  if (longest <= SHORT) return undefined;
  const cut = (text: string): string => (text.length < longest ? text : halved(text));
  return {
    ...card,
    title: cut(card.title),
    lines: card.lines.map(cut),
    fields: card.fields.map(({ label, value }) => ({ label, value: cut(value) })),
  };
}

/** A third less, by whole characters. */
function halved(text: string): string {
  const points = [...text];
  return points.slice(0, Math.floor((points.length * 2) / 3) - CUT.length).join('') + CUT;
}

/** The last line becomes a sign that something is missing. */
function dropLast(card: Card): Card | undefined {
  if (card.lines.length > 1) return { ...card, lines: [...withoutSign(card.lines).slice(0, -1), CUT] };
  if (card.fields.length > 0) return { ...card, fields: card.fields.slice(0, -1) };
  return undefined;
}

function withoutSign(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === CUT ? lines.slice(0, -1) : lines;
}
