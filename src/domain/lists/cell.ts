import {
  addDays,
  civilDate,
  type CivilDate,
  fromUtcMidnight,
  parseCivilDate,
} from '../calendar/civil-date.ts';

/** What a cell of a spreadsheet holds. A `Date` is the midnight UTC of its day, as spreadsheets have dates. */
export type Cell = string | number | boolean | Date | undefined;

/** A sheet as it was read: the first row is row 1. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Day 0 of serial dates (ECMA-376, 18.17.4.1, with the leap day of 1900 that never was). */
const SERIAL_ZERO = civilDate('1899-12-30');

/** Serial dates from 1980 to 2079: other numbers are no dates. */
const SERIALS = { from: 29_221, to: 65_745 };

/** Signs between names; where there are none, blanks part them. */
const SIGNS = /[、,;/\n\t]+/u;

/** Return what people read in the cell, in one spelling: full-width letters and digits are half-width. */
export function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  if (cell instanceof Date) return fromUtcMidnight(cell);
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return String(cell).replaceAll(/\r\n?/gu, '\n').trim();
}

/** The same in one line without blanks, for names, numbers and single words. */
export function wordOf(cell: Cell): string {
  return textOf(cell).normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** Return the day in the cell; `undefined` when it holds none that exists. */
export function dateOf(cell: Cell): CivilDate | undefined {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : fromUtcMidnight(cell);
  if (typeof cell === 'number' && cell >= SERIALS.from && cell < SERIALS.to) {
    return addDays(SERIAL_ZERO, Math.floor(cell));
  }
  const word = wordOf(cell);
  const match =
    /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/u.exec(word) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(word);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Return the names in a cell (张明、李芳;王 敏), each once, without titles and 等3人. */
export function namesIn(cell: Cell): string[] {
  const text = textOf(cell)
    .normalize('NFKC')
    .replaceAll(/等(?:\d+|[一二三四五六七八九十]+)?[人名位]?(?:代表)?$/gu, '');
  const single = /^\p{Script=Han}\s+\p{Script=Han}$/u.test(text);
  const names = (SIGNS.test(text) || single ? text.split(SIGNS) : text.split(/\s+/u))
    .map((name) => unspaced(name).replaceAll(/^\d+[.)]|(?:代表|同志)$/gu, ''))
    .filter((name) => name !== '' && !/^(?:无|没有|-|—)$/u.test(name));
  return [...new Set(names)];
}

/** A name as it is compared: blanks that only line it up do not count. */
export function unspaced(name: string): string {
  return name.replaceAll(/\s+/gu, '');
}

/** Return whether the cell says yes or no; `undefined` for any other word. */
export function yesOrNo(cell: Cell): boolean | undefined {
  const word = wordOf(cell);
  if (/^(?:是|有|√|✓|✔|重点|不公开|y|yes|1|true)$/iu.test(word)) return true;
  return /^(?:否|无|不|公开|×|n|no|0|false)$/iu.test(word) ? false : undefined;
}
