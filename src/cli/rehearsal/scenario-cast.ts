import { canBeMade } from './made-files.ts';
import type { Scenario, ScenarioGroup, ScenarioPerson } from './scenario.ts';
import type { Problem } from './scenario-rules.ts';

/** Return what is wrong with congresses, systems, units, people and groups. */
export function castProblems(scenario: Scenario): readonly Problem[] {
  return [
    ...topProblems(scenario),
    ...scenario.units.flatMap(({ system }, index) =>
      missing(['units', index, 'system'], system, scenario.systems, 'system'),
    ),
    ...scenario.people.flatMap((person, index) =>
      personProblems(person, index, scenario).map(({ path, message }) => ({
        path: ['people', index, ...path],
        message,
      })),
    ),
    ...scenario.groups.flatMap((group, index) =>
      groupProblems(group, index, scenario).map(({ path, message }) => ({
        path: ['groups', index, ...path],
        message,
      })),
    ),
  ];
}

function topProblems({ congress, congresses, files, session, units, systems }: Scenario): readonly Problem[] {
  const sessions = session === undefined ? [] : [session].flat();
  return [
    ...(congress !== undefined && congresses !== undefined
      ? [{ path: ['congresses'], message: '`congress` and `congresses` exclude each other' }]
      : []),
    ...duplicates(congresses ?? [], ({ id }) => id, 'congresses'),
    ...(congresses ?? []).flatMap(({ id, parent }, index) =>
      parent === undefined || congresses?.some((it) => it.id === parent && it.id !== id)
        ? []
        : [{ path: ['congresses', index, 'parent'], message: 'unknown congress: list it in `congresses`' }],
    ),
    ...duplicates(units, ({ name }) => name, 'units'),
    ...duplicates(systems, ({ name }) => name, 'systems'),
    ...Object.keys(files ?? {})
      .filter((name) => !canBeMade(name))
      .map((name) => ({
        path: ['files', name],
        message: 'a file made of rows ends in .xlsx, .csv or .docx',
      })),
    ...sessions
      .filter(({ from, to }) => to < from)
      .map(() => ({ path: ['session'], message: 'ends before it begins' })),
  ];
}

function personProblems(person: ScenarioPerson, index: number, scenario: Scenario): readonly Problem[] {
  const { people, units, systems } = scenario;
  const twin = people
    .slice(0, index)
    .find(
      (it) => it.id === person.id && overlaps(congressesOf(it, scenario), congressesOf(person, scenario)),
    );
  return [
    ...(twin === undefined ? [] : [{ path: ['id'], message: 'the id is taken' }]),
    ...(person.id === 'bot' ? [{ path: ['id'], message: 'the id is taken by the bot' }] : []),
    ...(person.role !== undefined && person.roles !== undefined
      ? [{ path: ['roles'], message: '`role` and `roles` exclude each other' }]
      : []),
    ...missing(['unit'], person.unit, units, 'unit'),
    ...missing(['system'], person.system, systems, 'system'),
    ...congressProblems(person.congress ?? [], scenario),
  ];
}

function groupProblems(group: ScenarioGroup, index: number, scenario: Scenario): readonly Problem[] {
  const { groups, people, units, systems } = scenario;
  const isTaken = groups.slice(0, index).some(({ id }) => id === group.id);
  const strangers = group.members.flatMap((id, position) =>
    people.some((person) => person.id === id)
      ? []
      : [{ path: ['members', position], message: 'unknown person' }],
  );
  return [
    ...(isTaken ? [{ path: ['id'], message: 'the id is taken' }] : []),
    ...(group.registered && group.kind === undefined
      ? [{ path: ['kind'], message: 'a registered group has a kind' }]
      : []),
    ...(group.kind === 'unit' && group.unit === undefined
      ? [{ path: ['unit'], message: 'a group of kind unit names its unit' }]
      : []),
    ...strangers,
    ...missing(['unit'], group.unit, units, 'unit'),
    ...missing(['system'], group.system, systems, 'system'),
    ...congressProblems(group.congress === undefined ? [] : [group.congress], scenario),
  ];
}

function missing(
  path: Problem['path'],
  name: string | undefined,
  known: readonly { readonly name: string }[],
  what: string,
): readonly Problem[] {
  if (name === undefined || known.some((it) => it.name === name)) return [];
  return [{ path, message: `unknown ${what} (here: ${known.map((it) => it.name).join(', ') || 'none'})` }];
}

function congressProblems(ids: readonly string[], { congresses = [] }: Scenario): readonly Problem[] {
  return ids
    .filter((id) => !congresses.some((it) => it.id === id))
    .map(() => ({ path: ['congress'], message: 'unknown congress: list it in `congresses`' }));
}

function duplicates<T>(list: readonly T[], keyOf: (item: T) => string, name: string): readonly Problem[] {
  return list.flatMap((item, index) =>
    list.slice(0, index).some((it) => keyOf(it) === keyOf(item))
      ? [{ path: [name, index], message: `${keyOf(item)} is there twice` }]
      : [],
  );
}

/** The ids of the congresses that somebody serves in; the first one when nothing is said. */
export function congressesOf(person: ScenarioPerson, { congresses = [] }: Scenario): readonly string[] {
  return person.congress ?? [congresses[0]?.id ?? ''];
}

function overlaps(some: readonly string[], others: readonly string[]): boolean {
  return some.some((it) => others.includes(it));
}
