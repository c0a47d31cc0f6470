import type { CivilDate } from '../calendar/civil-date.ts';
import type { Duty } from '../stations/duty.ts';
import { dateOf, namesIn } from './cell.ts';
import type { DutyColumn } from './columns.ts';
import type { RowProblem } from './problem.ts';
import type { ListChange, ListRoster } from './roster.ts';
import type { RowResult } from './roster-lists.ts';
import { rowReader } from './row-reader.ts';
import { deputiesNamed } from './suggestion-books.ts';
import type { Table, TableRow } from './table.ts';

interface Books {
  readonly roster: ListRoster;
  /** Duties from today on. */
  readonly stored: readonly Duty[];
  readonly today: CivilDate;
}

/**
 * Read 值班表: the rows of one day and station together say who is on duty there, in place of whoever was. Days that are
 * past stay as they were.
 */
export function takeDuties(
  table: Table,
  { roster, stored, today }: Books,
): { readonly results: readonly RowResult[]; readonly changes: readonly ListChange<Duty>[] } {
  const said = new Map<string, Duty>();
  const read = table.rows.map((row) => readRow(table, row, { roster, today }));
  for (const { duty } of read) {
    if (duty === undefined || duty.day < today) continue;
    const known = said.get(keyOf(duty))?.deputyIds ?? [];
    said.set(keyOf(duty), { ...duty, deputyIds: [...new Set([...known, ...duty.deputyIds])] });
  }
  const known = new Map(stored.map((duty) => [keyOf(duty), duty]));
  const changes = [...said.values()]
    .map((after): ListChange<Duty> => {
      const before = known.get(keyOf(after));
      return before === undefined ? { after } : { before, after };
    })
    .filter(({ before, after }) => before === undefined || !isSame(before, after));
  const changed = new Map(changes.map((change) => [keyOf(change.after), change]));
  const results = read.map(({ row, duty, problems }): RowResult => {
    if (duty === undefined) return { row, problems };
    const change = duty.day < today ? undefined : changed.get(keyOf(duty));
    if (change === undefined) return { row, outcome: 'unchanged' };
    return { row, outcome: change.before === undefined ? 'new' : 'changed' };
  });
  return { results, changes };
}

interface ReadDuty {
  readonly row: TableRow;
  readonly duty?: Duty;
  readonly problems: readonly RowProblem[];
}

function readRow(table: Table, row: TableRow, { roster, today }: Pick<Books, 'roster' | 'today'>): ReadDuty {
  const { word, cell, coded, problem, problems } = rowReader<DutyColumn>(table, row, today);
  const day = coded('day', 'bad-date', () => dateOf(cell('day')));
  const station = word('station');
  const names = namesIn(cell('deputies'));
  if (word('day') === '') problems.push(problem('day', 'missing'));
  if (station === '') problems.push(problem('station', 'missing'));
  if (names.length === 0) problems.push(problem('deputies', 'missing'));
  const deputyIds = names.flatMap((name) => {
    const named = deputiesNamed(roster, name);
    // Of several of a name the one who belongs to the station is meant.
    const near = named.length > 1 ? named.filter((person) => person.station === station) : named;
    const [only] = near;
    if (only !== undefined && near.length === 1) return [only.membershipId];
    const code = named.length === 0 ? 'deputy-unknown' : 'deputy-several';
    const teams = named.map(({ team }) => team ?? '没有团').join('、');
    problems.push({ ...problem('deputies', code, teams), value: name });
    return [];
  });
  if (day === undefined || problems.length > 0) return { row, problems };
  return { row, duty: { station, day, deputyIds }, problems };
}

function keyOf({ day, station }: Pick<Duty, 'day' | 'station'>): string {
  return `${day}|${station}`;
}

function isSame(one: Duty, other: Duty): boolean {
  return one.deputyIds.toSorted().join() === other.deputyIds.toSorted().join();
}
