import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import type { LedgerCell } from '../../domain/lists/ledger-row.ts';
import { writeSpreadsheet } from '../../features/lists/write-spreadsheet.ts';
import { smallDocx } from './small-docx.ts';

/**
 * Rows of a file as a scenario gives them. Of a spreadsheet the first one holds the names of the columns, as a rule;
 * of a Word file a row of one cell is a paragraph, and rows of several are a table.
 */
export type Rows = readonly (readonly unknown[])[];

/** Whether a file of a scenario can be made of rows, by its name. */
export function canBeMade(name: string): boolean {
  return /\.(?:xlsx|csv|docx)$/iu.test(name);
}

/** Make the files of a scenario. */
export async function madeFiles(
  files: Readonly<Record<string, Rows>> | undefined,
): Promise<ReadonlyMap<string, Buffer>> {
  const made = new Map<string, Buffer>();
  for (const [name, rows] of Object.entries(files ?? {})) {
    made.set(name, await fileOf(name, rows));
  }
  return made;
}

async function fileOf(name: string, rows: Rows): Promise<Buffer> {
  if (/\.docx$/iu.test(name)) return smallDocx(rows.map((row) => row.map(textOf)));
  return /\.csv$/iu.test(name) ? csvOf(rows) : xlsxOf(rows);
}

function xlsxOf([titles = [], ...rows]: Rows): Promise<Buffer> {
  return writeSpreadsheet([
    { name: 'Sheet1', titles: titles.map(textOf), rows: rows.map((row) => row.map(cellOf)) },
  ]);
}

/** A day is a day and a number is a number, as they would be when somebody types them into a spreadsheet. */
function cellOf(value: unknown): LedgerCell {
  if (typeof value === 'number') return { number: value };
  const text = textOf(value);
  const date = parseCivilDate(text);
  if (date !== undefined) return { date };
  return text === '' ? undefined : { text };
}

function csvOf(rows: Rows): Buffer {
  const lines = rows.map((row) => row.map((value) => `"${textOf(value).replaceAll('"', '""')}"`).join(','));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`);
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
