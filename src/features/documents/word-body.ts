import { walkXml, type XmlVisitor } from './walk-xml.ts';
import type { NextNumber } from './word-numbering.ts';

/** A paragraph, or a table: cells by rows, each with the lines of its paragraphs. */
export type Block =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Thrown for a text that is longer than was allowed. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';
}

/** What is not what the author sees: moved away, a second form of the same, and how characters are pronounced. */
const UNSEEN: ReadonlySet<string> = new Set(['w:moveFrom', 'mc:Fallback', 'w:rt']);

/** What stands for a character inside a run (ECMA-376 part 1, 17.3.3). */
const CHARACTERS: Readonly<Record<string, string>> = {
  'w:br': '\n',
  'w:cr': '\n',
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:noBreakHyphen': '-',
};

interface Paragraph {
  text: string;
  list: string;
  level: number;
}

/** Where paragraphs go: the body, or a cell. */
type Sink = (text: string) => void;

interface OpenTable {
  readonly rows: string[][];
  readonly outer: Sink;
}

/**
 * Return what a document says, in its order, as its reader sees it: with the numbers that Word counts itself, without
 * deleted text, field codes and the hints of empty form fields. `limit` counts characters.
 */
export function readBody(part: Uint8Array, nextNumber: NextNumber, limit: number): Block[] {
  const blocks: Block[] = [];
  const reader = createReader(blocks, nextNumber, limit);
  walkXml(part, reader);
  return blocks;
}

/** Where the reader is, and what it has read of it. */
interface Reading {
  readonly blocks: Block[];
  readonly paragraphs: Paragraph[];
  readonly tables: OpenTable[];
  /** Whether each content control shows its hint (17.5.2.25). */
  readonly hints: boolean[];
  sink: Sink;
  unseen: number;
  runs: number;
  inText: boolean;
  length: number;
}

type Value = (attribute?: string) => string | undefined;

function createReader(blocks: Block[], nextNumber: NextNumber, limit: number): Required<XmlVisitor> {
  const sink: Sink = (text) => void blocks.push({ kind: 'line', text });
  const counts = { unseen: 0, runs: 0, length: 0 };
  const at: Reading = { blocks, paragraphs: [], tables: [], hints: [], sink, inText: false, ...counts };
  const write = (text: string): void => {
    const paragraph = at.paragraphs.at(-1);
    if (paragraph === undefined || at.unseen > 0 || at.hints.includes(true)) return;
    at.length += text.length;
    if (at.length > limit) throw new TooLongError();
    paragraph.text += text;
  };
  return {
    open(name, value) {
      if (UNSEEN.has(name)) at.unseen += 1;
      const character = at.runs > 0 ? CHARACTERS[name] : undefined;
      if (character !== undefined) write(character);
      OPENED[name]?.(at, value);
    },
    close(name) {
      if (UNSEEN.has(name)) at.unseen -= 1;
      if (name === 'w:p') end(at.paragraphs.pop(), nextNumber, at.sink);
      CLOSED[name]?.(at);
    },
    text(text) {
      if (at.inText) write(text);
    },
  };
}

const OPENED: Readonly<Record<string, (at: Reading, value: Value) => void>> = {
  'w:p': ({ paragraphs }) => void paragraphs.push({ text: '', list: '', level: 0 }),
  'w:r': (at) => (at.runs += 1),
  'w:t': (at) => (at.inText = true),
  'w:numId': ({ paragraphs }, value) => setOf(paragraphs, { list: value() ?? '' }),
  'w:ilvl': ({ paragraphs }, value) => setOf(paragraphs, { level: Number(value()) || 0 }),
  'w:sdt': ({ hints }) => void hints.push(false),
  'w:showingPlcHdr': ({ hints }) => void hints.splice(-1, 1, true),
  'w:tbl': ({ tables, sink }) => void tables.push({ rows: [], outer: sink }),
  'w:tr': ({ tables }) => void tables.at(-1)?.rows.push([]),
  'w:tc': (at) => (at.sink = cellOf(at.tables.at(-1))),
};

const CLOSED: Readonly<Record<string, (at: Reading) => void>> = {
  'w:r': (at) => (at.runs -= 1),
  'w:t': (at) => (at.inText = false),
  'w:sdt': ({ hints }) => void hints.pop(),
  'w:tbl': (at) => (at.sink = endTable(at.tables, at.blocks) ?? at.sink),
};

function setOf(paragraphs: readonly Paragraph[], values: Partial<Paragraph>): void {
  const paragraph = paragraphs.at(-1);
  if (paragraph !== undefined) Object.assign(paragraph, values);
}

function end(paragraph: Paragraph | undefined, nextNumber: NextNumber, sink: Sink): void {
  const text = paragraph?.text.trim() ?? '';
  if (paragraph === undefined || text === '') return;
  const number = paragraph.list === '' ? '' : nextNumber(paragraph.list, paragraph.level);
  sink(/[\p{L}\p{N}]$/u.test(number) ? `${number} ${text}` : number + text);
}

function cellOf(table: OpenTable | undefined): Sink {
  const row = table?.rows.at(-1);
  const at = (row?.push('') ?? 0) - 1;
  return (text) => {
    if (row !== undefined) row[at] = row[at] === '' ? text : `${row[at] ?? ''}\n${text}`;
  };
}

/** A table within a cell is lines of that cell. */
function endTable(tables: OpenTable[], blocks: Block[]): Sink | undefined {
  const table = tables.pop();
  if (table === undefined) return undefined;
  if (tables.length === 0) blocks.push({ kind: 'table', rows: table.rows });
  else for (const cell of table.rows.flat()) if (cell !== '') table.outer(cell);
  return table.outer;
}
