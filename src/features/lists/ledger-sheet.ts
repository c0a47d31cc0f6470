import { LISTS } from '../../domain/lists/columns.ts';
import type { LedgerMatter } from '../../domain/lists/ledger-matter.ts';
import { ledgerCell } from '../../domain/lists/ledger-row.ts';
import type { Room } from '../context.ts';
import { type Scope, within } from './ledger-scope.ts';
import type { WrittenSheet } from './write-spreadsheet.ts';

/** The matters that somebody may have for one reason. */
export interface Found {
  readonly scope: Scope;
  readonly matters: readonly LedgerMatter[];
}

/** The rows of a scope as a sheet. */
export function sheetOf({ texts }: Pick<Room, 'texts'>, { scope, matters }: Found): WrittenSheet {
  const { columns } = scope;
  return {
    name: texts.render(`lists/sheet.${scope.kind}`, {}),
    titles: columns.map((column) => LISTS.suggestions.columns[column].title),
    rows: matters.map((matter, index) => {
      const told = within(matter, scope);
      return columns.map((column) => ledgerCell(told, column, index + 1));
    }),
  };
}
