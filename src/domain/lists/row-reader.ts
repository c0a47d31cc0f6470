import type { CivilDate } from '../calendar/civil-date.ts';
import { type Cell, dateOf, textOf, wordOf } from './cell.ts';
import { ownTitle } from './columns.ts';
import type { ProblemCode, RowProblem } from './problem.ts';
import type { Table, TableRow } from './table.ts';

/** A row's cells by column; whatever cannot be read is noted in `problems`. */
export interface RowReader<K extends string> {
  readonly problems: RowProblem[];
  readonly cell: (key: K) => Cell;
  /** In one line without blanks; empty when nothing is there. */
  readonly word: (key: K) => string;
  readonly text: (key: K, longest: number) => string | undefined;
  /** A day of the past. */
  readonly day: (key: K) => CivilDate | undefined;
  /** What the cell's word stands for; a word that stands for nothing is a problem of this code. */
  readonly coded: <T>(key: K, code: ProblemCode, find: (word: string) => T | undefined) => T | undefined;
  readonly problem: (key: K, code: ProblemCode, detail?: string) => RowProblem;
}

/** Read a row; `today` is the last day that a day of the past may be. */
export function rowReader<K extends string>(table: Table, row: TableRow, today: CivilDate): RowReader<K> {
  const problems: RowProblem[] = [];
  const cell = (key: K): Cell => row.cells.get(key);
  const word = (key: K): string => wordOf(cell(key));
  const problem = (key: K, code: ProblemCode, detail = ''): RowProblem => ({
    row: row.row,
    column: table.titles.get(key) ?? ownTitle(table.list, key),
    value: word(key),
    code,
    detail,
  });
  const coded: RowReader<K>['coded'] = (key, code, find) => {
    const found = word(key);
    const value = found === '' ? undefined : find(found);
    if (found !== '' && value === undefined) problems.push(problem(key, code));
    return value;
  };
  return {
    problems,
    cell,
    word,
    problem,
    coded,
    text: (key, longest) => {
      const value = textOf(cell(key));
      if (value.length > longest) problems.push(problem(key, 'too-long', String(longest)));
      return value === '' ? undefined : value;
    },
    day: (key) => {
      const value = coded(key, 'bad-date', () => dateOf(cell(key)));
      if (value !== undefined && value > today) problems.push(problem(key, 'date-ahead'));
      return value;
    },
  };
}
