import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writtenOf } from '../../chat/reading/appraise.ts';
import { suggestionIn, type Understanding } from '../intake/answer.ts';
import { parseLine } from '../intake/line.ts';
import type { Labelled } from './fit.ts';

const expectedSchema = z.object({ expect: z.object({ flags: z.array(z.string()).optional() }) });

/** Read the suggestions of each set of a folder (`NAME.jsonl`) with the flags that a clerk would raise. */
export function readSets(folder: string, understanding: Understanding): Map<string, Labelled[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  const sets = names.toSorted().map((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const rows = lines.flatMap((line) => (line.trim() === '' ? [] : labelled(line, understanding)));
    return [name, rows] as const;
  });
  return new Map(sets.filter(([, rows]) => rows.length > 0));
}

function labelled(text: string, understanding: Understanding): Labelled[] {
  const { line, problem } = parseLine(text);
  if (line === undefined) throw new Error(`a line ${problem}`);
  const { flags } = expectedSchema.parse(JSON.parse(text)).expect;
  const suggestion = suggestionIn(line, understanding);
  return flags === undefined || suggestion === undefined ? [] : [{ text: writtenOf(suggestion).body, flags }];
}
