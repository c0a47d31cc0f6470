import readXlsxFile from 'read-excel-file/node';
import type { Cell, Sheet } from '../../domain/lists/cell.ts';
import { accept, refuse, type Result } from '../../domain/result.ts';
import { LONGEST_FILE } from '../../chat/platform.ts';
import { readCsv } from './csv.ts';
import { storedZip, unzip, type ZipEntry, zipNames } from './zip.ts';

/** Why a file is not read; each has a text that says what to do. */
export interface Unreadable {
  readonly code:
    'not-a-spreadsheet' | 'old-or-locked' | 'macros' | 'formulas' | 'too-large' | 'damaged' | 'empty';
  /** The cell whose formula has no result, as B7. */
  readonly cell?: string;
}

/** What spreadsheets of our size unpack to is a tenth of this. */
const LARGEST_UNPACKED = 200 * 1024 * 1024;

/** The container of old spreadsheets and of those with a password (MS-CFB, 2.2). */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP = Buffer.from('PK');

/**
 * Return the sheets of a spreadsheet (.xlsx, .csv). Of a formula its last result is read; macros, pictures and links
 * are never looked at.
 */
export async function readSpreadsheet(file: {
  readonly name: string;
  readonly bytes: Buffer;
}): Promise<Result<readonly Sheet[], Unreadable>> {
  const { name, bytes } = file;
  if (bytes.length > LONGEST_FILE) return refuse({ code: 'too-large' });
  if (bytes.length === 0) return refuse({ code: 'empty' });
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) return refuse({ code: 'old-or-locked' });
  if (bytes.subarray(0, 2).equals(ZIP)) return readXlsx(bytes);
  if (!/\.csv$/iu.test(name.trim())) return refuse({ code: 'not-a-spreadsheet' });
  return withContent([{ name: name.trim(), rows: readCsv(bytes) }]);
}

async function readXlsx(bytes: Buffer): Promise<Result<readonly Sheet[], Unreadable>> {
  const names = zipNames(bytes);
  if (names.length === 0) return refuse({ code: 'damaged' });
  if (!names.includes('xl/workbook.xml')) return refuse({ code: 'not-a-spreadsheet' });
  if (names.some((name) => name.endsWith('vbaProject.bin'))) return refuse({ code: 'macros' });
  // The library reads what it finds in the stream, so it gets what was measured and nothing else.
  const entries = await unzip(bytes, (name) => /\.(?:xml|rels)$/u.test(name), LARGEST_UNPACKED);
  if (entries === undefined) return refuse({ code: 'damaged' });
  const unsolved = entries.map(unsolvedIn).find((cell) => cell !== undefined);
  if (unsolved !== undefined) return refuse({ code: 'formulas', cell: unsolved });
  try {
    const sheets = await readXlsxFile(storedZip(entries));
    return withContent(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(cellsOf) })));
  } catch {
    // The library is given the file and nothing else: whatever it stumbles over is the file's.
    return refuse({ code: 'damaged' });
  }
}

function withContent(sheets: readonly Sheet[]): Result<readonly Sheet[], Unreadable> {
  const filled = sheets.filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell !== undefined && cell !== '')),
  );
  return filled.length === 0 ? refuse({ code: 'empty' }) : accept(filled);
}

function cellsOf(row: readonly unknown[]): Cell[] {
  return row.map((cell) => {
    if (typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean') return cell;
    return cell instanceof Date ? cell : undefined;
  });
}

/**
 * The first cell of a sheet with a formula that came to an error (#N/A), or whose result was never stored: the library
 * would read nothing there, and nothing is not what the office meant.
 */
function unsolvedIn({ name, bytes }: ZipEntry): string | undefined {
  if (!name.startsWith('xl/worksheets/')) return undefined;
  const xml = Buffer.from(bytes).toString('utf8');
  const failed = /<c (?=[^>]*\bt="e")[^>]*\br="([A-Z]+\d+)"/u.exec(xml);
  const blank = /<c [^>]*\br="([A-Z]+\d+)"[^>]*><f[^>]*(?:\/>|>[^<]*<\/f>)<\/c>/u.exec(xml);
  return failed?.[1] ?? blank?.[1];
}
