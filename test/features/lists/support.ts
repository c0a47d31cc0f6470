import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { parseCivilDate } from '../../../src/domain/calendar/civil-date.ts';
import type { LedgerCell } from '../../../src/domain/lists/ledger-row.ts';
import { writeSpreadsheet, type WrittenSheet } from '../../../src/features/lists/write-spreadsheet.ts';

/** A row as somebody types it: numbers are numbers, days are days, the rest is text. */
export type Typed = readonly (string | number)[];

/** A sheet of rows, the first of which names the columns. */
export function sheetOf(name: string, [titles = [], ...rows]: readonly Typed[]): WrittenSheet {
  return { name, titles: titles.map(String), rows: rows.map((row) => row.map(cellOf)) };
}

function cellOf(value: string | number): LedgerCell {
  if (typeof value === 'number') return { number: value };
  const date = parseCivilDate(value);
  if (date !== undefined) return { date };
  return value === '' ? undefined : { text: value };
}

/** A folder for the files of a suite; gone after it. */
export function filesOf() {
  const folder = mkdtempSync(join(tmpdir(), 'jianyi-lists-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const put = (name: string, bytes: Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    put,
    /** Write a spreadsheet and return its path. */
    async list(name: string, ...sheets: readonly WrittenSheet[]): Promise<string> {
      return put(name, await writeSpreadsheet(sheets));
    },
  };
}
