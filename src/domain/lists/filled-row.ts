import { wordOf } from './cell.ts';
import { readShares, type ShareColumn } from './share-text.ts';
import type { Table, TableRow } from './table.ts';

/** What a unit wrote into its row of the ledger; absent where it wrote nothing. */
export interface FilledShare {
  readonly signed: boolean;
  readonly handler?: string;
  readonly phone?: string;
}

/** A row of a ledger that came back: its matter as the ledger calls it, and what it says of a unit. */
export interface FilledRow {
  /** 2026闭-018 or 拟12, whatever the row has of both. */
  readonly names: readonly string[];
  readonly of: (unitId: string) => FilledShare;
}

/** Read the rows of a ledger that may have been filled in; `unitNamed` finds a unit by its name. */
export function filledRows(
  table: Table,
  unitNamed: (name: string) => string | undefined,
): readonly FilledRow[] {
  if (table.list !== 'suggestions') return [];
  return table.rows.map((row) => {
    const names = ['number', 'intake'].map((key) => wordOf(row.cells.get(key))).filter((it) => it !== '');
    return { names, of: (unitId) => filledShare(row, unitNamed, unitId) };
  });
}

/** A value without a unit's name is the unit's own: it is the only one that the file tells of. */
function filledShare(
  row: TableRow,
  unitNamed: (name: string) => string | undefined,
  unitId: string,
): FilledShare {
  const value = (column: ShareColumn): string | undefined =>
    readShares(row.cells.get(column), column, unitNamed).values.find(
      (each) => (each.unitId ?? unitId) === unitId && each.text !== '',
    )?.text;
  const handler = value('handler');
  const phone = value('phone');
  return {
    signed: value('signedOffOn') !== undefined,
    ...(handler === undefined ? {} : { handler }),
    ...(phone === undefined ? {} : { phone }),
  };
}
