import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/lists/cell.ts';
import { takeDuties } from '../../../src/domain/lists/duty-list.ts';
import { growingRoster, type ListedPerson } from '../../../src/domain/lists/roster.ts';
import { takeDeputies } from '../../../src/domain/lists/roster-lists.ts';
import { tableIn } from '../../../src/domain/lists/table.ts';

const person = (name: string, more: Partial<ListedPerson> = {}): ListedPerson => ({
  membershipId: `m-${name}${more.team ?? ''}`,
  personId: `p-${name}`,
  name,
  roles: ['deputy'],
  status: 'active',
  ...more,
});

const roster = {
  people: [
    person('张明', { team: '一团', station: '城东代表之家' }),
    person('李芳'),
    person('王伟', { team: '一团' }),
    person('王伟', { team: '二团', station: '城西联络站' }),
  ],
  units: [],
  systems: [],
};
const stored = [
  { station: '城东代表之家', day: '2026-03-09', deputyIds: ['m-张明一团'] },
  { station: '城东代表之家', day: '2026-03-10', deputyIds: ['m-李芳'] },
] as const;

function duties(...rows: readonly (readonly Cell[])[]) {
  const table = tableIn({ name: '值班表', rows: [['日期', '家站', '代表'], ...rows] });
  if (table?.list !== 'duties') throw new Error('no list of duties');
  const { results, changes } = takeDuties(table, { roster, stored, today: '2026-03-02' });
  const outcomes = results.map((result) =>
    result.problems === undefined ? result.outcome : result.problems.map(({ code }) => code).join(),
  );
  return { outcomes, changes };
}

describe('a list of duties', () => {
  it('adds, changes and leaves alone; a merged cell and several rows of a day count', () => {
    const { outcomes, changes } = duties(
      ['2026-03-09', '城东代表之家', '张明'],
      ['2026-03-10', '城东代表之家', '张明、李芳'],
      ['2026-03-11', '城西联络站', '王伟'],
      ['', '', '李芳'],
    );
    expect(outcomes).toEqual(['unchanged', 'changed', 'new', 'new']);
    expect(changes.map(({ after }) => after.deputyIds)).toEqual([
      ['m-张明一团', 'm-李芳'],
      ['m-王伟二团', 'm-李芳'],
    ]);
  });

  it('leaves days that are past as they were', () => {
    expect(duties(['2026-02-20', '城东代表之家', '李芳'])).toEqual({ outcomes: ['unchanged'], changes: [] });
  });

  it.each([
    [['', '城东代表之家', '张明'], 'missing'],
    [['2026-03-09', '', '张明'], 'missing'],
    [['2026-03-09', '城东代表之家', ''], 'missing'],
    [['2026-02-30', '城东代表之家', '张明'], 'bad-date'],
    [['2026-03-09', '城东代表之家', '赵子龙'], 'deputy-unknown'],
    [['2026-03-09', '城东代表之家', '王伟'], 'deputy-several'],
  ])('refuses %j', (row, code) => {
    expect(duties(row)).toEqual({ outcomes: [code], changes: [] });
  });
});

describe('the stations of a list of deputies', () => {
  it('are taken, and stay where the cell is empty', () => {
    const table = tableIn({
      name: '名册',
      rows: [
        ['姓名', '代表之家'],
        ['李芳', '城西联络站'],
        ['张明', ''],
      ],
    });
    if (table?.list !== 'deputies') throw new Error('no list of deputies');
    const growing = growingRoster(roster);
    const results = takeDeputies(table, growing, { newId: () => 'new', today: '2026-03-02' });
    expect(results.map((result) => 'outcome' in result && result.outcome)).toEqual(['changed', 'unchanged']);
    expect(growing.people.map(({ station }) => station)).toContain('城西联络站');
  });
});
