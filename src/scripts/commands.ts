import { join } from 'node:path';
import { z } from 'zod';
import type {
  CommandChat,
  CommandKey,
  CommandRole,
  CommandTable,
  FieldKey,
} from '../chat/reading/command-table.ts';
import { COMMAND_KEYS, FIELD_KEYS } from './command-keys.ts';
import { readYamlFile } from './yaml-file.ts';

const ROLES = [
  'anyone',
  'deputy',
  'councillor',
  'handler',
  'unit_leader',
  'coordinator',
  'staff',
  'reviewer',
  'supervisor',
  'leader',
] as const satisfies readonly CommandRole[];

const CHATS = [
  'any',
  'deputies',
  'unit',
  'units',
  'staff',
  'coordination',
  'supervision',
  'mixed',
  'direct',
] as const satisfies readonly CommandChat[];

/** Signs and spaces end a word, digits begin a number: a word with one of them would never be found. */
const wordSchema = z
  .string()
  .regex(/^\p{L}{1,16}$/u, 'is no word')
  .describe('a word of 1 to 16 letters, without signs, spaces or digits');

const entrySchema = z.strictObject({
  words: z.array(wordSchema).min(1),
  bare: z.array(wordSchema).default([]),
  bareWithNumbers: z.array(wordSchema).default([]),
  roles: z.array(z.enum(ROLES)).min(1),
  chats: z.array(z.enum(CHATS)).min(1),
  examples: z.array(z.string().trim().min(1)).default([]),
});

const commandKeySchema = z.enum(COMMAND_KEYS);

type Entry = z.output<typeof entrySchema>;

const fileSchema = z
  .strictObject({
    series: z.array(wordSchema).min(1),
    commands: z.record(commandKeySchema, entrySchema),
    fields: z.record(z.enum(FIELD_KEYS), z.array(wordSchema).min(1)),
    choices: z.array(wordSchema),
  })
  .superRefine(({ commands, fields }, context) => {
    const mistakes = [...repeatedWords(commands), ...strangeBareWords(commands), ...repeatedFields(fields)];
    for (const { path, message } of mistakes) context.addIssue({ code: 'custom', path: [...path], message });
  });

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Return the words of `commands.yaml` in `folder` (`bot-scripts`).
 *
 * @throws ScriptError with file, line and key of each mistake: an unknown command, role, chat or field, one
 * that is missing, a word that is given twice, a bare word that is none of the command's words.
 */
export function loadCommandTable(folder: string): CommandTable {
  const { series, commands, fields, choices } = readYamlFile(join(folder, 'commands.yaml'), fileSchema);
  return {
    commands: commandKeySchema.options.map((key) => ({ key, ...commands[key] })),
    fields,
    choices,
    series,
  };
}

/** A word may stand for one command only, whatever its width or case. */
function repeatedWords(commands: Readonly<Record<CommandKey, Entry>>): Mistake[] {
  const owners = new Map<string, string>();
  return Object.entries(commands).flatMap(([key, entry]) =>
    entry.words.flatMap((word, index): Mistake[] => {
      const owner = owners.get(sameWord(word));
      owners.set(sameWord(word), owner ?? key);
      if (owner === undefined) return [];
      return [
        { path: ['commands', key, 'words', index], message: `the word is given twice, also for ${owner}` },
      ];
    }),
  );
}

function strangeBareWords(commands: Readonly<Record<CommandKey, Entry>>): Mistake[] {
  return Object.entries(commands).flatMap(([key, entry]) =>
    (['bare', 'bareWithNumbers'] as const).flatMap((list) =>
      entry[list].flatMap((word, index): Mistake[] => {
        if (entry.words.includes(word)) return [];
        const message = `is none of the command's words (${entry.words.join(', ')})`;
        return [{ path: ['commands', key, list, index], message }];
      }),
    ),
  );
}

function repeatedFields(fields: Readonly<Record<FieldKey, readonly string[]>>): Mistake[] {
  return Object.entries(fields).flatMap(([key, words]) =>
    words.flatMap((word, index): Mistake[] =>
      words.findIndex((other) => sameWord(other) === sameWord(word)) === index
        ? []
        : [{ path: ['fields', key, index], message: 'the word is given twice' }],
    ),
  );
}

function sameWord(word: string): string {
  return word.normalize('NFKC').toLowerCase();
}
