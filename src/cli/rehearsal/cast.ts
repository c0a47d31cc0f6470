import type { PlatformName } from '../../chat/message.ts';
import { type CivilDate, civilDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import { captionOf } from '../../features/roster/caption.ts';
import type { CongressSeed, SeedGroup, SeedPerson } from '../../features/roster/congress-seed.ts';
import type { SandboxGroup, SandboxPerson } from '../../platforms/sandbox/network.ts';
import { chatIdOf, openIdOf } from '../local/feishu/ids.ts';
import { wechatPerson, wechatRoom } from '../local/wechat/ids.ts';
import { platformOf } from './places.ts';
import type { Scenario, ScenarioGroup, ScenarioPerson } from './scenario.ts';
import { congressesOf } from './scenario-cast.ts';

/** Where a scenario's people and groups are on the platforms: the bot's account there, and the ids. */
export interface Surroundings {
  readonly accounts: ReadonlyMap<PlatformName, string>;
  readonly flag: PlatformName;
}

/** The id of a person or group of a scenario on a platform. */
export function idOn(platform: PlatformName, what: 'person' | 'group', id: string): string {
  switch (platform) {
    case 'sandbox':
      return id;
    case 'feishu':
      return what === 'person' ? openIdOf(id) : chatIdOf(id);
    case 'wechat':
      return what === 'person' ? wechatPerson(id) : wechatRoom(id);
  }
}

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
  around: Surroundings,
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
        .map((person) => seedPerson(person, scenario, around)),
      groups: scenario.groups
        .filter((group) => (group.congress ?? congresses[0]?.id) === congress.id)
        .map((group) => seedGroup(group, scenario, around)),
    };
  });
}

function sessionsOf({ session }: Scenario): CongressSeed['sessions'] {
  const sessions = session === undefined ? [] : [session].flat();
  return sessions.map(({ name, from, to }) => ({ name, from: day(from), to: day(to) }));
}

/** Whoever is in a group of another platform has an account there too; written to is the own one. */
function seedPerson(person: ScenarioPerson, scenario: Scenario, around: Surroundings): SeedPerson {
  const { id, name, team, unit, system, bound, friend } = person;
  const own = platformOf(scenario, around.flag, { person: id });
  return {
    ...accountOn(own, around, idOn(own, 'person', id)),
    others: [...around.accounts.keys()]
      .filter((platform) => platform !== own)
      .map((platform) => accountOn(platform, around, idOn(platform, 'person', id))),
    roles: rolesOf(person),
    ...present({ name, team, unit, system, bound, friend }),
  };
}

function seedGroup(group: ScenarioGroup, scenario: Scenario, around: Surroundings): SeedGroup {
  const { id, name, kind, registered, team, unit, system, members } = group;
  const platform = platformOf(scenario, around.flag, { group: id });
  return {
    ...accountOn(platform, around, idOn(platform, 'group', id)),
    members: members.map((member) => idOn(platform, 'person', member)),
    ...present({ name, team, unit, system, kind: registered ? kind : undefined }),
  };
}

function accountOn(platform: PlatformName, { accounts }: Surroundings, id: string) {
  const account = accounts.get(platform);
  if (account === undefined) throw new Error(`the scenario does not play on ${platform}`);
  return { platform, account, id };
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
