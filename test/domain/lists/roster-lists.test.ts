import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/lists/cell.ts';
import { growingRoster, type ListedPerson, type ListRoster } from '../../../src/domain/lists/roster.ts';
import { takeDeputies, takeSystems, takeUnits } from '../../../src/domain/lists/roster-lists.ts';
import { type Table, tableIn } from '../../../src/domain/lists/table.ts';

const person = (name: string, more: Partial<ListedPerson>): ListedPerson => ({
  membershipId: `m-${name}${more.team ?? more.unitId ?? ''}`,
  personId: `p-${name}`,
  name,
  roles: ['deputy'],
  status: 'active',
  ...more,
});

const KNOWN: ListRoster = {
  people: [
    person('张明', { team: '一团' }),
    person('李芳', { team: '一团', roles: ['deputy', 'unit_leader'], unitId: 'u1' }),
    person('王伟', { team: '一团' }),
    person('王伟', { team: '二团' }),
    person('陈立德', { roles: ['handler'], unitId: 'u1' }),
  ],
  units: [{ id: 'u1', name: '区教育局', systemId: 's1' }],
  systems: [{ id: 's1', name: '区政府' }],
};

type Take = typeof takeDeputies;

/** What each row comes to: its outcome, or the codes of what is wrong; and what the list changes. */
function taken(take: Take, ...rows: readonly (readonly Cell[])[]) {
  const table: Table | undefined = tableIn({ name: '表', rows });
  if (table === undefined) throw new Error('no list');
  const roster = growingRoster(KNOWN);
  let ids = 0;
  const newId = () => `new-${String((ids += 1))}`;
  const results = take(table, roster, { newId, today: '2026-03-02' });
  return {
    rows: results.map((result) =>
      result.problems === undefined ? result.outcome : result.problems.map(({ code }) => code).join(),
    ),
    changes: roster.changes(),
  };
}

const deputies = (...rows: readonly (readonly Cell[])[]) =>
  taken(takeDeputies, ['姓名', '代表团', '状态'], ...rows);

describe('a list of deputies', () => {
  it('adds, changes and leaves alone', () => {
    const { rows, changes } = deputies(['张明', '一团'], ['李芳', '一团', '请假'], ['周砚秋', '三团']);
    expect(rows).toEqual(['unchanged', 'changed', 'new']);
    expect(changes.people.map(({ after }) => [after.name, after.status, after.team])).toEqual([
      ['李芳', 'on_leave', '一团'],
      ['周砚秋', 'active', '三团'],
    ]);
    // Whoever also heads a unit still does.
    expect(changes.people[0]?.after).toMatchObject({ roles: ['deputy', 'unit_leader'], unitId: 'u1' });
  });

  it('changes the team of a deputy whom only the other team has', () => {
    expect(deputies(['张明', '三团']).changes.people[0]).toMatchObject({
      before: { team: '一团' },
      after: { team: '三团', membershipId: 'm-张明一团' },
    });
  });

  it('takes the same name in two teams for two people', () => {
    const { rows, changes } = deputies(['张明', '一团'], ['张明', '三团']);
    expect(rows).toEqual(['unchanged', 'new']);
    expect(changes.people[0]?.after.membershipId).toBe('new-1');
    expect(deputies(['王伟', '一团'], ['王伟', '二团', '终止']).rows).toEqual(['unchanged', 'changed']);
  });

  it.each<[string, readonly (readonly Cell[])[], readonly string[]]>([
    [
      'two of a name in one team',
      [
        ['赵一', '一团'],
        ['赵一', '一团'],
      ],
      ['new', 'name-twice'],
    ],
    ['no name', [['', '一团']], ['missing']],
    ['a formula for a name', [["=cmd|' /C calc'!A0", '一团']], ['strange-name']],
    ['a function for a name, in any width', [['＠SUM(1)', '一团']], ['strange-name']],
    [
      'markup for a name or a team',
      [
        ['<b>粗体</b>', '一团'],
        ['赵一', '<i>'],
      ],
      ['strange-name', 'strange-name'],
    ],
    ['an unknown status', [['张明', '一团', '退休']], ['bad-status']],
    ['a name that several have, without a team', [['王伟', '']], ['deputy-several']],
    ['a third team for a name that two teams have', [['王伟', '三团']], ['deputy-several']],
  ])('refuses %s', (_, given, rows) => {
    expect(deputies(...given).rows).toEqual(rows);
  });
});

describe('a list of units', () => {
  const units = (...rows: readonly (readonly Cell[])[]) =>
    taken(takeUnits, ['单位', '承办系统', '联络员', '单位负责人'], ...rows);

  it('adds units, systems and people, each once', () => {
    const { rows, changes } = units(
      ['区教育局', '区政府', '陈立德', '李芳'],
      ['区住建局', '区政府', '赵启航、钱明'],
      ['区法院', '法院', '孙书记员'],
      ['区法院', '法院', '周书记员'],
    );
    expect(rows).toEqual(['unchanged', 'new', 'new', 'changed']);
    expect(changes.systems.map(({ after }) => after.name)).toEqual(['法院']);
    expect(changes.units.map(({ after }) => after.name)).toEqual(['区住建局', '区法院']);
    expect(changes.people.map(({ after }) => [after.name, after.roles])).toEqual([
      ['赵启航', ['handler']],
      ['钱明', ['handler']],
      ['孙书记员', ['handler']],
      ['周书记员', ['handler']],
    ]);
  });

  it('gives a person of the unit a further role, and a namesake elsewhere none', () => {
    const { changes } = units(['区教育局', '', '', '陈立德'], ['区住建局', '', '陈立德']);
    expect(changes.people.map(({ after }) => [after.membershipId, after.roles])).toEqual([
      ['m-陈立德u1', ['handler', 'unit_leader']],
      ['new-2', ['handler']],
    ]);
  });

  it('leaves the system of a unit alone when none is given', () => {
    expect(units(['区教育局', '', '陈立德']).rows).toEqual(['unchanged']);
  });

  it.each([
    ['=1+1', '区政府', '陈立德', ''],
    ['区城管局', '<系统>', '陈立德', ''],
    ['区城管局', '区政府', '钱明、+8613800000000', ''],
    ['区城管局', '区政府', '', '赵|启航'],
  ])('refuses names that nobody has: %s %s %s %s', (...row) => {
    const { rows, changes } = units(row);
    expect(rows).toEqual(['strange-name']);
    expect([...changes.units, ...changes.systems, ...changes.people]).toEqual([]);
  });

  it('takes a dash for an empty cell', () => {
    expect(units(['区城管局', '区政府', '-', '—']).rows).toEqual(['new']);
  });

  it('refuses a row without a unit', () => {
    expect(units(['', '区政府', '陈立德']).rows).toEqual(['missing']);
  });
});

describe('a list of systems', () => {
  it('adds the office and its people', () => {
    const { rows, changes } = taken(
      takeSystems,
      ['承办系统', '协调单位', '协调人'],
      ['区政府', '督查室', '周科长'],
      ['法院', '', '吴庭长'],
      ['', '', ''],
    );
    expect(rows).toEqual(['changed', 'new']);
    expect(changes.systems.map(({ after }) => [after.name, after.office])).toEqual([
      ['区政府', '督查室'],
      ['法院', undefined],
    ]);
    expect(changes.people.map(({ after }) => [after.name, after.roles, after.systemId])).toEqual([
      ['周科长', ['coordinator'], 's1'],
      ['吴庭长', ['coordinator'], 'new-3'],
    ]);
  });
});
