import type { Role } from '../visibility/visibility.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { namesIn, wordOf } from './cell.ts';
import type { DeputyColumn, SystemColumn, UnitColumn } from './columns.ts';
import type { RowProblem } from './problem.ts';
import type { GrowingRoster, ListedPerson, RowOutcome } from './roster.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import type { Table, TableRow } from './table.ts';

/** What a row of a list comes to: what it does, or what is wrong with it. */
export type RowResult =
  | { readonly row: TableRow; readonly outcome: RowOutcome; readonly problems?: undefined }
  | { readonly row: TableRow; readonly problems: readonly RowProblem[] };

export const STATUS_WORDS = {
  active: ['在任', '在职', '正常'],
  on_leave: ['请假'],
  suspended: ['暂停', '暂停执行职务', '暂停执行代表职务'],
  ended: ['终止', '资格终止', '原代表', '辞职', '离任'],
} as const;

/** Where ids come from, and what day it is. */
export interface ListMoment {
  readonly newId: () => string;
  readonly today: CivilDate;
}

/** Put the systems of a table on the roster. */
export function takeSystems(table: Table, roster: GrowingRoster, { newId, today }: ListMoment): RowResult[] {
  return table.rows.map((row) => {
    const said = rowReader<SystemColumn>(table, row, today);
    const name = said.word('system');
    if (name === '') return failed(row, [said.problem('system', 'missing')]);
    const strange = strangeNames(said, ['system', 'office', 'coordinator']);
    if (strange.length > 0) return failed(row, strange);
    const before = roster.systems.find((system) => system.name === name);
    const office = said.word('office') || before?.office;
    const after = { id: before?.id ?? newId(), name, ...(office === undefined ? {} : { office }) };
    const outcomes = [roster.putSystem(before, after)];
    for (const person of namesIn(said.cell('coordinator'))) {
      const home = { systemId: after.id };
      outcomes.push(putMember(roster, { name: person, role: 'coordinator', home }, newId));
    }
    return { row, outcome: outcomeOf(outcomes) };
  });
}

/** Put units, their contact persons and heads on the roster; a system that is new is put there too. */
export function takeUnits(table: Table, roster: GrowingRoster, { newId, today }: ListMoment): RowResult[] {
  return table.rows.map((row) => {
    const said = rowReader<UnitColumn>(table, row, today);
    const name = said.word('unit');
    if (name === '') return failed(row, [said.problem('unit', 'missing')]);
    const strange = strangeNames(said, ['unit', 'system', 'handler', 'leader']);
    if (strange.length > 0) return failed(row, strange);
    const before = roster.units.find((unit) => unit.name === name);
    const systemId = systemNamed(said.word('system'), roster, newId) ?? before?.systemId;
    const after = { id: before?.id ?? newId(), name, ...(systemId === undefined ? {} : { systemId }) };
    const outcomes = [roster.putUnit(before, after)];
    const home = { unitId: after.id };
    for (const [column, role] of [
      ['handler', 'handler'],
      ['leader', 'unit_leader'],
    ] as const) {
      for (const person of namesIn(said.cell(column))) {
        outcomes.push(putMember(roster, { name: person, role, home }, newId));
      }
    }
    return { row, outcome: outcomeOf(outcomes) };
  });
}

/** What nobody is called: a formula's beginning, or signs of a markup (=cmd|…, @SUM(1), <b>…). */
const STRANGE_NAME = /^[-=+@]|[<>|]/u;

/** The columns of names whose cell holds one that nobody is called; a cell of nothing but a dash is empty. */
function strangeNames<K extends string>(
  { cell, word, problem }: RowReader<K>,
  columns: readonly K[],
): RowProblem[] {
  return columns
    .filter((column) =>
      [word(column), ...namesIn(cell(column))].some((name) => name !== '-' && STRANGE_NAME.test(name)),
    )
    .map((column) => problem(column, 'strange-name'));
}

/** The row is new when its system or unit is; new people in a known one change it. */
function outcomeOf([own = 'unchanged', ...others]: readonly RowOutcome[]): RowOutcome {
  if (own !== 'unchanged') return own;
  return others.every((outcome) => outcome === 'unchanged') ? 'unchanged' : 'changed';
}

function systemNamed(name: string, roster: GrowingRoster, newId: () => string): string | undefined {
  if (name === '') return undefined;
  const known = roster.systems.find((system) => system.name === name);
  if (known !== undefined) return known.id;
  const after = { id: newId(), name };
  roster.putSystem(undefined, after);
  return after.id;
}

/** Put deputies on the roster: of one name and team there is one; somebody of the name elsewhere has changed teams. */
export function takeDeputies(table: Table, roster: GrowingRoster, { newId, today }: ListMoment): RowResult[] {
  const seen = new Set<string>();
  const teamsOf = teamsByName(table);
  return table.rows.map((row) => {
    const said = rowReader<DeputyColumn>(table, row, today);
    const [name, team] = [said.word('name'), said.word('team')];
    const status = statusIn(said.word('status'));
    const problems = [
      ...(name === '' ? [said.problem('name', 'missing')] : []),
      ...(seen.has(`${name}|${team}`) ? [said.problem('name', 'name-twice', team)] : []),
      ...strangeNames(said, ['name', 'team', 'station']),
      ...(status === undefined ? [said.problem('status', 'bad-status')] : []),
    ];
    seen.add(`${name}|${team}`);
    if (problems.length > 0) return failed(row, problems);
    const found = deputyMeant(roster, { name, team }, teamsOf.get(name) ?? []);
    if (found === 'several') return failed(row, [said.problem('name', 'deputy-several')]);
    const station = said.word('station');
    return { row, outcome: putDeputy(roster, { found, name, team, station, status: status ?? '' }, newId) };
  });
}

function putDeputy(
  roster: GrowingRoster,
  said: {
    readonly found: ListedPerson | undefined;
    readonly name: string;
    readonly team: string;
    readonly station: string;
    readonly status: string;
  },
  newId: () => string,
): RowOutcome {
  const before = said.found;
  const { unitId, systemId } = before ?? {};
  const team = said.team || before?.team;
  const station = said.station || before?.station;
  return roster.putPerson(before, {
    membershipId: before?.membershipId ?? newId(),
    personId: before?.personId ?? newId(),
    name: said.name,
    roles: before?.roles ?? ['deputy'],
    status: said.status || (before?.status ?? 'active'),
    ...(team === undefined ? {} : { team }),
    ...(station === undefined ? {} : { station }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(systemId === undefined ? {} : { systemId }),
  });
}

/**
 * The deputy whom a row means. The same name in another team of the same file is somebody else, so only whom no row
 * of the file names can have changed teams.
 */
function deputyMeant(
  roster: GrowingRoster,
  { name, team }: { readonly name: string; readonly team: string },
  teams: readonly string[],
): ListedPerson | undefined | 'several' {
  const named = roster.people.filter((person) => person.name === name && person.roles.includes('deputy'));
  if (team === '') return named.length > 1 ? 'several' : named[0];
  const exact = named.filter((person) => person.team === team);
  if (exact.length > 0) return exact.length > 1 ? 'several' : exact[0];
  const elsewhere = named.filter((person) => person.team === undefined || !teams.includes(person.team));
  if (elsewhere.length === 0) return undefined;
  const rowsLeft = teams.filter((it) => named.every((person) => person.team !== it));
  return elsewhere.length === 1 && rowsLeft.length === 1 ? elsewhere[0] : 'several';
}

function teamsByName(table: Table): ReadonlyMap<string, readonly string[]> {
  const teams = new Map<string, string[]>();
  for (const row of table.rows) {
    const name = wordOf(row.cells.get('name'));
    teams.set(name, [...(teams.get(name) ?? []), wordOf(row.cells.get('team'))]);
  }
  return teams;
}

/** An empty cell leaves the status as it is. */
function statusIn(word: string): string | undefined {
  if (word === '') return '';
  const entry = Object.entries(STATUS_WORDS).find(([, words]) => words.some((it) => it === word));
  return entry?.[0];
}

/** Somebody with a role in a unit or system; of one name there is one in each. */
function putMember(
  roster: GrowingRoster,
  {
    name,
    role,
    home,
  }: { readonly name: string; readonly role: Role; readonly home: Pick<ListedPerson, 'unitId' | 'systemId'> },
  newId: () => string,
): RowOutcome {
  const before = roster.people.find(
    (person) =>
      person.name === name &&
      (home.unitId === undefined ? person.systemId === home.systemId : person.unitId === home.unitId),
  );
  if (before?.roles.includes(role) === true) return 'unchanged';
  return roster.putPerson(before, {
    membershipId: before?.membershipId ?? newId(),
    personId: before?.personId ?? newId(),
    name,
    status: before?.status ?? 'active',
    ...before,
    ...home,
    roles: [...(before?.roles ?? []), role],
  });
}

function failed(row: TableRow, problems: readonly RowProblem[]): RowResult {
  return { row, problems };
}
