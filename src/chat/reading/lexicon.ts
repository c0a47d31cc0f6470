import type { CommandEntry, CommandTable, FieldKey } from './command-table.ts';
import { fold } from './fold.ts';

export interface Word {
  /** Folded. */
  readonly text: string;
  readonly entry: CommandEntry;
}

/** A command table prepared for matching: everything folded, longer words before shorter ones. */
export interface Lexicon {
  readonly words: readonly Word[];
  readonly choices: ReadonlyMap<string, string>;
  readonly series: readonly string[];
  readonly fields: readonly FieldKey[];
  labels(key: FieldKey): readonly string[];
  entry(key: CommandEntry['key']): CommandEntry | undefined;
}

/** Memory of a pure function: a table is prepared once, and forgotten together with the table. */
const prepared = new WeakMap<CommandTable, Lexicon>();

export function lexiconOf(table: CommandTable): Lexicon {
  const known = prepared.get(table);
  if (known) return known;
  const lexicon = prepare(table);
  prepared.set(table, lexicon);
  return lexicon;
}

function prepare(table: CommandTable): Lexicon {
  const labels = new Map<string, readonly string[]>(
    Object.entries(table.fields).map(([key, words]) => [key, longestFirst(words.map(fold))]),
  );
  const words = table.commands.flatMap((entry) => entry.words.map((word) => ({ text: fold(word), entry })));
  return {
    words: words.toSorted((a, b) => b.text.length - a.text.length),
    choices: new Map(table.choices.map((choice) => [fold(choice), choice])),
    series: longestFirst(table.series.map(fold)),
    // The cast holds: these are the keys of a Record<FieldKey, …>.
    fields: Object.keys(table.fields) as FieldKey[],
    labels: (key) => labels.get(key) ?? [],
    entry: (key) => table.commands.find((it) => it.key === key),
  };
}

function longestFirst(words: readonly string[]): string[] {
  return words.toSorted((a, b) => b.length - a.length);
}
