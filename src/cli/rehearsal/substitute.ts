import type { Mention } from '../../chat/message.ts';

const VARIABLE = /\$\{([^{}]+)\}/g;
const MENTION = /@\{([^{}]+)\}/g;

/** A step uses a value that no message gave. */
export class MissingValueError extends Error {
  override readonly name = 'MissingValueError';
}

/** Replace `${no}` in every text of a value, whatever its shape; keys stay as they are. */
export function substitute<T>(value: T, saved: ReadonlyMap<string, string>): T {
  // Texts become texts, lists lists and mappings mappings with the same keys: the type stays.
  return replaced(value, saved) as T;
}

function replaced(value: unknown, saved: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return replaceIn(value, saved);
  if (Array.isArray(value)) return value.map((item) => replaced(item, saved));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, saved)]));
}

function replaceIn(text: string, saved: ReadonlyMap<string, string>): string {
  return text.replaceAll(VARIABLE, (_, name: string) => {
    const found = saved.get(name);
    if (found === undefined)
      throw new MissingValueError(`\${${name}} has no value: no message matched its pattern`);
    return found;
  });
}

/** Return the names of all variables that a value uses. */
export function variablesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return namesIn(value, VARIABLE);
  if (Array.isArray(value)) return value.flatMap(variablesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(variablesIn);
}

/** Return the ids that a text mentions as `@{edu}`. */
export function mentionNames(text: string): readonly string[] {
  return namesIn(text, MENTION);
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [match[1]]));
}

export interface MentionablePerson {
  readonly id: string;
  readonly name: string;
}

/**
 * Turn `@{bot}` and `@{edu}` into mentions: `@name`, followed by a space as chat programs insert one.
 * `bot` is the bot's own account and the name it goes by.
 */
export function withMentions(
  text: string,
  bot: MentionablePerson,
  people: readonly MentionablePerson[],
): { readonly text: string; readonly mentions: readonly Mention[] } {
  const mentions = new Map<string, Mention>();
  const written = text.replaceAll(/@\{([^{}]+)\}(\s?)/g, (whole, id: string, space: string) => {
    const person = id === 'bot' ? bot : people.find((it) => it.id === id);
    if (person === undefined) return whole;
    const shown = `@${person.name}`;
    mentions.set(person.id, { id: person.id, text: shown, bot: person === bot });
    return `${shown}${space === '' ? ' ' : space}`;
  });
  return { text: written, mentions: [...mentions.values()] };
}
