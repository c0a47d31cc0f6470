import { type Cell, type Sheet, textOf } from './cell.ts';
import { LIST_KINDS, type ListColumn, type ListKind, LISTS } from './columns.ts';

/** A row of a table that holds something; `row` is its place in the sheet, from 1. */
export interface TableRow {
  readonly row: number;
  /** By the key of the column; empty cells are left out. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** As they stand in the sheet. */
  readonly raw: readonly Cell[];
}

/** A sheet that was recognised as a list. */
export interface Table {
  readonly list: ListKind;
  readonly sheet: string;
  /** Keys of the columns that are there, with their names as the file has them. */
  readonly titles: ReadonlyMap<string, string>;
  /** Names of columns that mean nothing to us. */
  readonly ignored: readonly string[];
  /** The row of names as it stands in the sheet. */
  readonly header: readonly Cell[];
  readonly rows: readonly TableRow[];
}

/** Above the row of names there may be a title, a subtitle, a line on who made it. */
const DEEPEST_HEADER = 15;

/** Columns that every list has and that nobody expects to be taken; the last two are those of our own files. */
const UNREMARKABLE = ['序号', '备注', '问题', '原来的行'];

const TOTALS = /^(?:合计|总计|小计|共计)/u;

/** Columns whose cells are often merged over several rows: an empty cell means the one above. */
const MERGED: Readonly<Record<ListKind, readonly string[]>> = {
  systems: ['system'],
  units: ['unit', 'system'],
  deputies: ['team'],
  duties: ['day', 'station'],
  suggestions: [],
};

/** Return the sheet as the list that its header says, whatever stands above it; `undefined` when it is none. */
export function tableIn(sheet: Sheet): Table | undefined {
  const candidates = sheet.rows
    .slice(0, DEEPEST_HEADER)
    .flatMap((header, index) => LIST_KINDS.map((list) => ({ index, ...headerAs(list, header) })))
    .filter(({ list, keys }) => isWhole(list, keys));
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (found, it) => (found === undefined || it.keys.size > found.keys.size ? it : found),
    undefined,
  );
  if (best === undefined) return undefined;
  const { list, keys, index } = best;
  const header = sheet.rows[index] ?? [];
  return {
    list,
    sheet: sheet.name,
    titles: new Map([...keys].map(([key, at]) => [key, textOf(header[at])])),
    ignored: header
      .map(textOf)
      .filter((title, at) => isRemarkable(title) && ![...keys.values()].includes(at)),
    header,
    rows: rowsBelow(sheet, index, { list, keys }),
  };
}

/** Return a column's name without what differs between offices: width, blanks, line breaks, stars, colons. */
export function foldTitle(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s*:、,.。_-]/gu, '');
}

function isRemarkable(title: string): boolean {
  const name = foldTitle(title);
  return name !== '' && !UNREMARKABLE.includes(name);
}

interface Header {
  readonly list: ListKind;
  /** Key of a column, with its place in the row. */
  readonly keys: ReadonlyMap<string, number>;
}

function headerAs(list: ListKind, row: readonly Cell[]): Header {
  const keys = new Map<string, number>();
  for (const [at, cell] of row.entries()) {
    if (typeof cell !== 'string') continue;
    const key = columnNamed(list, cell);
    // Of two columns of one name the first counts.
    if (key !== undefined && !keys.has(key)) keys.set(key, at);
  }
  return { list, keys };
}

function columnNamed(list: ListKind, title: string): string | undefined {
  const columns: Readonly<Record<string, ListColumn>> = LISTS[list].columns;
  // 联系电话(手机) is 联系电话, unless the whole is a name of its own.
  const spellings = [foldTitle(title), foldTitle(title.normalize('NFKC').replace(/\(.*\)$/su, ''))];
  for (const spelling of spellings) {
    for (const [key, { title: own, also }] of Object.entries(columns)) {
      if ([own, ...also].some((name) => foldTitle(name) === spelling)) return key;
    }
  }
  return undefined;
}

function isWhole(list: ListKind, keys: ReadonlyMap<string, number>): boolean {
  const groups: readonly (readonly string[])[] = LISTS[list].known;
  return groups.every((group) => group.some((key) => keys.has(key)));
}

function rowsBelow({ rows }: Sheet, header: number, { list, keys }: Header): TableRow[] {
  const found: TableRow[] = [];
  const above = new Map<string, Cell>();
  for (const [offset, raw] of rows.slice(header + 1).entries()) {
    const cells = new Map<string, Cell>();
    for (const [key, at] of keys) {
      if (textOf(raw[at]) !== '') cells.set(key, raw[at]);
    }
    const first = raw.map(textOf).find((text) => text !== '') ?? '';
    if (cells.size === 0 || TOTALS.test(first)) continue;
    for (const key of MERGED[list]) {
      const cell = cells.get(key) ?? (keys.has(key) ? above.get(key) : undefined);
      if (cell === undefined) continue;
      cells.set(key, cell);
      above.set(key, cell);
    }
    found.push({ row: header + offset + 2, cells, raw });
  }
  return found;
}
