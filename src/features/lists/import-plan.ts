import { setImmediate } from 'node:timers/promises';
import { type DueDates, dueDates } from '../../domain/assignment/due-dates.ts';
import type { Sheet } from '../../domain/lists/cell.ts';
import { takeDuties } from '../../domain/lists/duty-list.ts';
import type { Duty } from '../../domain/stations/duty.ts';
import { dateColumn } from '../../storage/database.ts';
import { findDuties } from '../../storage/stations.ts';
import { LIST_KINDS, type ListKind } from '../../domain/lists/columns.ts';
import type { RowProblem } from '../../domain/lists/problem.ts';
import {
  growingRoster,
  type GrowingRoster,
  type ListChange,
  type ListedUnit,
  type RosterChanges,
} from '../../domain/lists/roster.ts';
import { type RowResult, takeDeputies, takeSystems, takeUnits } from '../../domain/lists/roster-lists.ts';
import {
  meantBy,
  type ShareTerms,
  type SuggestionBooks,
  type SuggestionChanges,
} from '../../domain/lists/suggestion-books.ts';
import { suggestionTaker } from '../../domain/lists/suggestion-list.ts';
import { readMatter } from '../../domain/lists/suggestion-row.ts';
import { type Table, tableIn } from '../../domain/lists/table.ts';
import { loadMeant } from '../../storage/ledger.ts';
import { loadListRoster, loadSessions } from '../../storage/list-roster.ts';
import { matchUnit } from '../assignments/units.ts';
import type { Room } from '../context.ts';
import { seriesOf } from './series.ts';

/** What a list would do, row by row. */
export interface ListPlan {
  readonly list: ListKind;
  readonly table: Table;
  readonly results: readonly RowResult[];
  readonly counts: ListCounts;
}

export interface ListCounts {
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly wrong: number;
}

/** What the lists of a file would change. What is wrong is left out of the changes. */
export interface ImportPlan {
  readonly lists: readonly ListPlan[];
  /** Names of sheets that are no list. */
  readonly skipped: readonly string[];
  readonly roster: RosterChanges;
  readonly suggestions: SuggestionChanges;
  readonly duties: readonly ListChange<Duty>[];
  /** The counts in one line, to be compared with what was shown. */
  readonly digest: string;
}

/** Read the sheets against the books, in the order in which the lists build on each other. */
export async function planImport(room: Room, sheets: readonly Sheet[]): Promise<ImportPlan> {
  const read = sheets.map((sheet) => ({ sheet, table: tableIn(sheet) }));
  const tables = read
    .flatMap(({ table }) => table ?? [])
    .toSorted((a, b) => LIST_KINDS.indexOf(a.list) - LIST_KINDS.indexOf(b.list));
  const roster = growingRoster(await loadListRoster(room.work.tx, room.congress.id));
  const added: SuggestionChanges['added'][number][] = [];
  const edited: SuggestionChanges['edited'][number][] = [];
  const duties: ListChange<Duty>[] = [];
  const lists: ListPlan[] = [];
  for (const table of tables) {
    const { results, changes, duties: said } = await take(room, table, roster);
    duties.push(...(said ?? []));
    added.push(...(changes?.added ?? []));
    edited.push(...(changes?.edited ?? []));
    lists.push({ list: table.list, table, results, counts: countsOf(results) });
  }
  return {
    lists,
    skipped: read.filter(({ table }) => table === undefined).map(({ sheet }) => sheet.name),
    roster: roster.changes(),
    suggestions: { added, edited },
    duties,
    digest: lists.map(({ list, counts }) => `${list}:${Object.values(counts).join('/')}`).join(';'),
  };
}

/** How many rows do something. */
export function busyRows({ lists }: ImportPlan): number {
  return lists.reduce((sum, { counts }) => sum + counts.new + counts.changed, 0);
}

export function wrongRows({ lists }: ImportPlan): number {
  return lists.reduce((sum, { counts }) => sum + counts.wrong, 0);
}

export function problemsOf({ results }: ListPlan): readonly RowProblem[] {
  return results.flatMap(({ problems }) => problems ?? []);
}

interface Taken {
  readonly results: readonly RowResult[];
  readonly changes?: SuggestionChanges;
  readonly duties?: readonly ListChange<Duty>[];
}

async function take(room: Room, table: Table, roster: GrowingRoster): Promise<Taken> {
  const moment = { newId: room.newId, today: room.today };
  switch (table.list) {
    case 'systems':
      return { results: takeSystems(table, roster, moment) };
    case 'units':
      return { results: takeUnits(table, roster, moment) };
    case 'deputies':
      return { results: takeDeputies(table, roster, moment) };
    case 'duties': {
      const from = { day: { gte: dateColumn(room.today) } };
      const stored = await findDuties(room.work.tx, room.congress.id, from);
      const { results, changes } = takeDuties(table, { roster, stored, today: room.today });
      return { results, duties: changes };
    }
    case 'suggestions':
      return takeSuggestions(room, table, roster);
  }
}

/** Rows that are read before others get their turn: nobody waits for the whole of a long list. */
const AT_ONCE = 200;

async function takeSuggestions(
  room: Room,
  table: Table,
  roster: GrowingRoster,
): Promise<{ readonly results: readonly RowResult[]; readonly changes: SuggestionChanges }> {
  const basis = await basisFor(room, roster);
  const reads = await inTurns(table.rows, (row) => [row, readMatter(table, row, basis)] as const);
  const meant = meantBy(
    reads.map(([, read]) => read),
    basis,
  );
  const stored = await loadMeant(room.work.tx, room.congress.id, meant);
  const taker = suggestionTaker({ ...basis, stored });
  const results = await inTurns(reads, ([row, read]) => taker.take(row, read));
  return { results, changes: taker.changes() };
}

async function inTurns<T, R>(items: readonly T[], work: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    results.push(work(item));
  }
  return results;
}

async function basisFor(room: Room, roster: GrowingRoster): Promise<Omit<SuggestionBooks, 'stored'>> {
  const { rules, calendar, today, newId } = room;
  const { kindOn, numberOf } = seriesOf(rules, await loadSessions(room.work.tx, room.congress.id));
  // The roster grows no more: lists of suggestions come last.
  const { people, units, systems } = roster;
  const known = new Map<string, ListedUnit | undefined>();
  const unitNamed = (name: string): ListedUnit | undefined => {
    if (!known.has(name)) known.set(name, name === '' ? undefined : matchUnit(units, name));
    return known.get(name);
  };
  const counted = new Map<string, DueDates>();
  const dueOf = (share: ShareTerms): DueDates => {
    const { assignedOn, role, hard, fastTrack } = share;
    const key = [assignedOn, role, hard, fastTrack].join('|');
    const due = counted.get(key) ?? dueDates(rules, share, calendar);
    counted.set(key, due);
    return due;
  };
  const own = { people, units, systems };
  return { unitNamed, today, kindOn, numberOf, dueOf, roster: own, rules, calendar, newId };
}

function countsOf(results: readonly RowResult[]): ListCounts {
  const count = (outcome: string): number =>
    results.filter((result) => 'outcome' in result && result.outcome === outcome).length;
  return {
    new: count('new'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    wrong: results.filter(({ problems }) => problems !== undefined).length,
  };
}
