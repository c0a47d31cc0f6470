import type { PlatformName } from '../../chat/message.ts';
import { civilDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Role } from '../../domain/visibility/visibility.ts';
import type { CongressSeed, SeedGroup, SeedPerson } from './congress-seed.ts';
import { HANDLERS, STAFF, SYSTEM, TEAMS } from './sample-names.ts';

/** Where the sample's people chat: the sandbox, and the bot's account there. */
export interface SamplePlace {
  readonly platform: PlatformName;
  readonly account: string;
}

/**
 * The sample congress of `npm start` (示例区): 30 deputies in 3 teams, 8 units with their handlers, the government
 * office that coordinates them, the committee office, a leader, and their groups. Everybody in it is invented.
 */
export function sampleCongress(ruleSet: RuleSet, place: SamplePlace): CongressSeed {
  const people = samplePeople(place);
  return {
    name: '示例区人大常委会',
    ruleSet,
    sessions: [{ name: '第三次会议', from: civilDate('2026-01-10'), to: civilDate('2026-01-13') }],
    systems: [{ name: SYSTEM, office: '区政府办公室督查室' }],
    units: Object.keys(HANDLERS).map((name) => ({ name, system: SYSTEM })),
    people,
    groups: sampleGroups(people, place),
  };
}

function samplePeople(place: SamplePlace): readonly SeedPerson[] {
  const base = { ...place, bound: true, friend: true };
  const deputies = Object.entries(TEAMS).flatMap(([team, names], index) =>
    names.map((name, position): SeedPerson => ({
      ...base,
      id: `deputy-${String(index + 1)}${String(position + 1).padStart(2, '0')}`,
      name,
      roles: ['deputy'],
      team,
    })),
  );
  const handlers = Object.entries(HANDLERS).flatMap(([unit, names], index) =>
    names.map((name, position): SeedPerson => ({
      ...base,
      id: `handler-${String(index + 1)}${String(position + 1)}`,
      name,
      roles: ['handler'],
      unit,
    })),
  );
  const office = STAFF.map(({ id, name, roles, system }): SeedPerson => ({
    ...base,
    id,
    name,
    roles,
    ...(system === undefined ? {} : { system }),
  }));
  return [...deputies, ...handlers, ...office];
}

function sampleGroups(people: readonly SeedPerson[], place: SamplePlace): readonly SeedGroup[] {
  const staff = idsWith(people, 'staff');
  const coordinators = idsWith(people, 'coordinator');
  const teams = Object.keys(TEAMS).map((team, index) => ({
    id: `group-deputies-${String(index + 1)}`,
    name: `${team}群`,
    kind: 'deputies' as const,
    team,
    members: [...people.filter((person) => person.team === team).map(({ id }) => id), ...staff],
  }));
  const units = Object.keys(HANDLERS).map((unit, index) => ({
    id: `group-unit-${String(index + 1)}`,
    name: `${unit}建议办理群`,
    kind: 'unit' as const,
    unit,
    members: [...people.filter((person) => person.unit === unit).map(({ id }) => id), ...staff],
  }));
  const shared = [
    { id: 'group-staff', name: '代表工委工作群', kind: 'staff' as const, members: staff },
    {
      id: 'group-coordination',
      name: '建议办理协调群',
      kind: 'coordination' as const,
      system: SYSTEM,
      members: [...coordinators, ...staff],
    },
    {
      id: 'group-units',
      name: '承办单位联络员群',
      kind: 'units' as const,
      members: [...idsWith(people, 'handler'), ...coordinators, ...staff],
    },
  ];
  return [...teams, ...shared, ...units].map((group) => ({ ...place, ...group }));
}

function idsWith(people: readonly SeedPerson[], role: Role): readonly string[] {
  return people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
}
