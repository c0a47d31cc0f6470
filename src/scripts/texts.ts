import { z } from 'zod';
import { readYamlFile } from './yaml-file.ts';
import { readAll } from './yaml-folder.ts';

export type TextValues = Readonly<Record<string, string | number>>;

/** What the bot says. A key is the file's name and the path in it: `submission/received`, `submission/received.late`. */
export interface Texts {
  readonly keys: readonly string[];
  /**
   * Return the text with its values put in; a value is never read as a template. Values without a place
   * in the text are left out: staff may say less than the bot knows.
   *
   * @throws Error for an unknown key, and for a placeholder without a value.
   */
  render(key: string, values: TextValues): string;
  /** Return the names in braces of a text; throws for an unknown key. */
  placeholders(key: string): readonly string[];
}

const PLACEHOLDER = /\{([a-zA-Z]\w*)\}/g;

const template = z
  .string()
  .transform((text) => text.replace(/\n+$/, ''))
  .refine((text) => text.trim() !== '', 'is empty')
  .refine((text) => !/[{}]/.test(text.replace(PLACEHOLDER, '')), 'has a brace that is no placeholder')
  .describe('a text; {name} stands for a value, and braces for nothing else');

const key = z
  .string()
  .regex(/^[a-zA-Z][\w-]*(?:\.[\w-]+)*$/)
  .describe('a name of letters, digits and hyphens');

const fileSchema = z.record(key, z.union([template, z.record(key, template)]));

/**
 * Return the texts of a folder (`bot-scripts/texts`), one file per feature.
 *
 * @throws ScriptError with every problem of every file.
 */
export function loadTexts(folder: string): Texts {
  const entries = readAll(folder, ({ name, path }) =>
    Object.entries(readYamlFile(path, fileSchema)).flatMap(([moment, value]) =>
      entriesOf(`${name}/${moment}`, value),
    ),
  );
  return textsFrom(new Map(entries.flat()));
}

function entriesOf(path: string, value: string | Readonly<Record<string, string>>): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value).map(([inner, text]) => [`${path}.${inner}`, text]);
}

function textsFrom(templates: ReadonlyMap<string, string>): Texts {
  const templateOf = (name: string): string => {
    const text = templates.get(name);
    if (text === undefined) throw new Error(`there is no text ${name} in bot-scripts/texts`);
    return text;
  };
  const placeholders = (name: string): readonly string[] => namesIn(templateOf(name));
  return {
    keys: [...templates.keys()],
    placeholders,
    render(name, values) {
      const places = placeholders(name);
      const missing = places.filter((it) => values[it] === undefined);
      if (missing.length > 0) throw new Error(`text ${name} has no value for ${missing.join(', ')}`);
      return templateOf(name).replace(PLACEHOLDER, (_, place: string) => String(values[place]));
    },
  };
}

function namesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}
