import { type CivilDate, civilDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import { captionOf } from '../../features/roster/caption.ts';
import type { CongressSeed, SeedGroup, SeedPerson } from '../../features/roster/congress-seed.ts';
import type { SandboxGroup, SandboxPerson } from '../../platforms/sandbox/network.ts';
import type { Scenario, ScenarioGroup, ScenarioPerson } from './scenario.ts';
import { congressesOf } from './scenario-cast.ts';

/** The bot's account on the simulated network. */
export const ACCOUNT = 'rehearsal';

/** The people and groups of a scenario as the simulated chat network has them. */
export function chatPeople({ people }: Scenario): readonly SandboxPerson[] {
  const distinct = new Map(people.map((person) => [person.id, person]));
  return [...distinct.values()].map(({ id, name, friend, ...person }) => ({
    id,
    name,
    friend,
    caption: captionOf({ ...person, roles: rolesOf(person) }),
  }));
}

export function chatGroups({ groups }: Scenario): readonly SandboxGroup[] {
  return groups.map(({ id, name, members }) => ({ id, name, members }));
}

/** The congresses of a scenario, ready to be written; `rulesOf` loads a preset with the scenario's settings. */
export function congressSeeds(
  scenario: Scenario,
  rulesOf: (preset: string) => RuleSet,
): readonly CongressSeed[] {
  const congresses = scenario.congresses ?? [
    { id: '', name: '示例区人大常委会', ...scenario.congress, rules: undefined },
  ];
  return congresses.map((congress) => {
    const isHere = (ids: readonly string[] | undefined) => ids === undefined || ids.includes(congress.id);
    return {
      name: congress.name,
      ...(congress.deputies === undefined ? {} : { deputyBase: congress.deputies }),
      ruleSet: rulesOf(congress.rules ?? scenario.rules),
      sessions: sessionsOf(scenario),
      systems: scenario.systems
        .filter((it) => isHere(it.congress))
        .map(({ name, office }) => present({ name, office })),
      units: scenario.units
        .filter((it) => isHere(it.congress))
        .map(({ name, system }) => present({ name, system })),
      people: scenario.people
        .filter((person) => congressesOf(person, scenario).includes(congress.id))
        .map(seedPerson),
      groups: scenario.groups
        .filter((group) => (group.congress ?? congresses[0]?.id) === congress.id)
        .map(seedGroup),
    };
  });
}

function sessionsOf({ session }: Scenario): CongressSeed['sessions'] {
  const sessions = session === undefined ? [] : [session].flat();
  return sessions.map(({ name, from, to }) => ({ name, from: day(from), to: day(to) }));
}

function seedPerson(person: ScenarioPerson): SeedPerson {
  const { id, name, team, unit, system, bound, friend } = person;
  return {
    platform: 'sandbox',
    account: ACCOUNT,
    roles: rolesOf(person),
    ...present({ id, name, team, unit, system, bound, friend }),
  };
}

function seedGroup({ id, name, kind, registered, team, unit, system, members }: ScenarioGroup): SeedGroup {
  return {
    platform: 'sandbox',
    account: ACCOUNT,
    ...present({ id, name, members, team, unit, system, kind: registered ? kind : undefined }),
  };
}

/** A teller is appointed for a ballot and holds no role as a member (architecture.md, section 2). */
function rolesOf({ role, roles }: Pick<ScenarioPerson, 'role' | 'roles'>): readonly Role[] {
  const given = roles ?? (role === undefined ? [] : [role]);
  return given.filter((each) => each !== 'teller');
}

/** The schema has checked it. */
function day(text: string): CivilDate {
  return civilDate(text);
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leave out keys without a value: absent and `undefined` are different things to the types. */
function present<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // Only keys without a value were left out, and those the type makes optional.
  return Object.fromEntries(entries) as Present<T>;
}
