import writeXlsxFile, { type CellObject } from 'write-excel-file/node';
import { utcMidnight } from '../../domain/calendar/civil-date.ts';
import type { LedgerCell } from '../../domain/lists/ledger-row.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet with one row of titles. */
export interface WrittenSheet {
  readonly name: string;
  readonly titles: readonly string[];
  readonly rows: readonly (readonly LedgerCell[])[];
}

/** What the library lets in between: a change of the files that it writes. */
type XlsxFeature = NonNullable<NonNullable<Parameters<typeof writeXlsxFile>[1]>['features']>[number];

const WIDEST = 40;
const NARROWEST = 6;

/**
 * Return an .xlsx with typed cells: days are dates, numbers are numbers, and text is text, whatever it begins with, so
 * that nothing somebody wrote is ever a formula. The titles stay in sight and filter the rows.
 */
export async function writeSpreadsheet(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  return writeXlsxFile(
    sheets.map(({ name, titles, rows }) => ({
      sheet: name,
      data: [
        titles.map((title): CellObject => ({ value: title, type: String, fontWeight: 'bold', wrap: true })),
        ...rows.map((row) => row.map(cellOf)),
      ],
      stickyRowsCount: 1,
      columns: titles.map((title, at) => ({ width: widthOf(title, rows, at) })),
    })),
    { features: [filter(sheets)] },
  ).toBuffer();
}

function cellOf(cell: LedgerCell): CellObject | null {
  if (cell === undefined) return null;
  if ('number' in cell) return { value: cell.number, type: Number };
  if ('date' in cell) return { value: utcMidnight(cell.date), type: Date, format: 'yyyy-mm-dd' };
  // _x0041_ stands for a character in the files themselves (ECMA-376, 22.9.2.19).
  return { value: cell.text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/gu, '_x005F_'), type: String };
}

/** By the title and the longest line of the first rows; a Chinese character takes two columns. */
function widthOf(title: string, rows: WrittenSheet['rows'], at: number): number {
  const lengths = rows.slice(0, 200).map((row) => longestLine(textIn(row[at])));
  const widest = lengths.reduce((one, other) => Math.max(one, other), longestLine(title));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}

function textIn(cell: LedgerCell): string {
  if (cell === undefined) return '';
  if ('text' in cell) return cell.text;
  return 'date' in cell ? cell.date : String(cell.number);
}

function longestLine(text: string): number {
  const lines = text.slice(0, 200).split('\n');
  return Math.max(...lines.map((line) => [...line].reduce((sum, it) => sum + (it > '\u00ff' ? 2 : 1), 0)));
}

/** The library has no filter of its own: the element follows the rows (ECMA-376, 18.3.1.99). */
function filter(sheets: readonly WrittenSheet[]): XlsxFeature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            if (sheet === undefined || sheet.titles.length === 0) return xml;
            const range = `A1:${letters(sheet.titles.length)}${String(sheet.rows.length + 1)}`;
            return xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`);
          },
        },
      },
    },
  };
}

/** The name of the n-th column, from 1: A … Z, AA … */
function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest === 0 ? '' : letters(rest)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
