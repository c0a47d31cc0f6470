import type { CongressSeed, SeedGroup, SeedPerson } from '../../src/features/roster/congress-seed.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';

/** The bot's own account on the sandbox network. */
export const ACCOUNT = 'jianyi';

const ON = { platform: 'sandbox', account: ACCOUNT } as const;
const person = (
  id: string,
  name: string,
  rest: Omit<SeedPerson, 'id' | 'name' | 'bound' | 'friend' | 'platform' | 'account'> & Partial<SeedPerson>,
): SeedPerson => ({
  ...ON,
  bound: true,
  friend: true,
  id,
  name,
  ...rest,
});

/** Invented people: two teams, three units of two systems, an office, and those who are hard to reach. */
export const PEOPLE: readonly SeedPerson[] = [
  person('zhang', '张明', { roles: ['deputy'], team: '第一代表团' }),
  person('li', '李芳', { roles: ['deputy', 'unit_leader'], team: '第一代表团', unit: '区住建局' }),
  person('lin', '林静', { roles: ['deputy'], team: '第一代表团', friend: false }),
  person('qiao', '乔雨薇', { roles: ['deputy'], team: '第二代表团' }),
  person('lu', '陆守义', { roles: ['deputy'], team: '第二代表团', status: 'suspended' }),
  person('shi', '石小川', { roles: ['deputy'], team: '第二代表团', bound: false }),
  person('wang', '王敏', { roles: ['staff'] }),
  person('gao', '高远山', { roles: ['staff'] }),
  person('luo', '罗主任', { roles: ['leader'] }),
  person('chen', '陈立德', { roles: ['handler'], unit: '区教育局' }),
  person('zhao', '赵启航', { roles: ['handler'], unit: '区住建局' }),
  person('sun', '孙路平', { roles: ['handler'], unit: '园区管委会' }),
  person('zhou', '周科长', { roles: ['coordinator'], system: '区政府' }),
  person('ding', '丁望舒', { roles: ['coordinator'], system: '开发区' }),
];

const group = (
  id: string,
  name: string,
  rest: Partial<SeedGroup> & Pick<SeedGroup, 'members'>,
): SeedGroup => ({ ...ON, id, name, ...rest });

/** A group of each kind; `gx` is not registered. */
export const GROUPS: readonly SeedGroup[] = [
  group('g1', '第一代表团群', {
    kind: 'deputies',
    team: '第一代表团',
    members: ['zhang', 'li', 'lin', 'wang'],
  }),
  group('g2', '第二代表团群', {
    kind: 'deputies',
    team: '第二代表团',
    members: ['qiao', 'lu', 'shi', 'wang'],
  }),
  group('ge', '区教育局办理群', { kind: 'unit', unit: '区教育局', members: ['chen', 'wang'] }),
  group('gz', '区住建局办理群', { kind: 'unit', unit: '区住建局', members: ['zhao', 'wang'] }),
  group('gy', '园区管委会办理群', { kind: 'unit', unit: '园区管委会', members: ['sun'] }),
  group('gu', '承办单位联络员群', { kind: 'units', members: ['chen', 'zhao', 'sun', 'wang'] }),
  group('gs', '代表工委工作群', { kind: 'staff', members: ['wang', 'gao'] }),
  group('gc', '建议办理协调群', { kind: 'coordination', system: '区政府', members: ['zhou', 'wang'] }),
  group('gd', '开发区协调群', { kind: 'coordination', system: '开发区', members: ['ding'] }),
  group('gv', '督办群', { kind: 'supervision', members: ['luo', 'gao'] }),
  group('gm', '梅溪镇建议群', { kind: 'mixed', members: ['zhang', 'qiao', 'chen', 'wang'] }),
  group('gx', '还没有登记的群', { members: ['zhang', 'shi'] }),
];

/** The group of each unit, and a handler of it. */
export const UNITS = {
  区教育局: { group: 'ge', handler: 'chen' },
  区住建局: { group: 'gz', handler: 'zhao' },
  园区管委会: { group: 'gy', handler: 'sun' },
} as const;
export type UnitName = keyof typeof UNITS;

export function smallCongress(ruleSet: RuleSet): CongressSeed {
  return {
    name: '示例区人大常委会',
    deputyBase: 120,
    ruleSet,
    sessions: [],
    systems: [{ name: '区政府', office: '区政府办公室督查室' }, { name: '开发区' }],
    units: [
      { name: '区教育局', system: '区政府' },
      { name: '区住建局', system: '区政府' },
      { name: '园区管委会', system: '开发区' },
    ],
    people: PEOPLE,
    groups: GROUPS,
  };
}
