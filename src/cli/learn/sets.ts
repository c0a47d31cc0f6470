import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bodyRead } from '../../chat/reading/appraise.ts';
import { fold } from '../../chat/reading/fold.ts';
import { suggestionIn, type Understanding } from '../intake/answer.ts';
import { parseLine } from '../intake/line.ts';

/** A message as it is judged, and what a clerk would say of it; absent = nobody said. */
export interface Lesson {
  readonly text: string;
  /** Whether it brings a matter; false for talk. */
  readonly matter: boolean;
  readonly flags?: readonly string[] | undefined;
  readonly category?: string | undefined;
}

const expectedSchema = z.object({
  id: z.string(),
  expect: z.object({
    kind: z.string(),
    flags: z.array(z.string()).optional(),
    category: z.string().nullish(),
  }),
});

/** Talk shorter than this is a greeting or a receipt, which is known otherwise. */
const LEAST_TALK = 8;

/** `SET/ID<TAB>category`, a line each, beside the sets. */
const CATEGORIES = 'categories.tsv';

/** Read the sets of a folder (`NAME.jsonl`) with what a clerk would say of each suggestion and of talk. */
export function readSets(folder: string, understanding: Understanding): Map<string, Lesson[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const categories = readCategories(join(folder, CATEGORIES));
  const sets = names.toSorted().map((name) => {
    const set = name.replace(/\.jsonl$/, '');
    const rows = linesOf(join(folder, name)).flatMap((line) =>
      lesson(line, { understanding, categoryIn: (id) => categories.get(`${set}/${id}`) }),
    );
    return [set, rows] as const;
  });
  return new Map(sets.filter(([, rows]) => rows.length > 0));
}

function readCategories(file: string): ReadonlyMap<string, string> {
  return new Map(
    linesOf(file).map((line) => {
      const [key = '', category = ''] = line.split('\t');
      return [key, category] as const;
    }),
  );
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function lesson(
  text: string,
  parts: {
    readonly understanding: Understanding;
    readonly categoryIn: (id: string) => string | undefined;
  },
): Lesson[] {
  const { line, problem } = parseLine(text);
  if (line === undefined) throw new Error(`a line ${problem}`);
  const { id, expect } = expectedSchema.parse(JSON.parse(text));
  if (expect.kind === 'none') {
    const isTalk = expect.flags === undefined && line.text.length >= LEAST_TALK;
    return isTalk ? [{ text: fold(line.text), matter: false }] : [];
  }
  const suggestion = suggestionIn(line, parts.understanding);
  if (suggestion === undefined || expect.kind !== 'suggestion') return [];
  const category = expect.category ?? parts.categoryIn(id);
  return [{ text: bodyRead(suggestion), matter: true, flags: expect.flags, category }];
}
