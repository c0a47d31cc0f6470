import { describe, expect, it } from 'vitest';
import { dueDates } from '../../../src/domain/assignment/due-dates.ts';
import type { Cell } from '../../../src/domain/lists/cell.ts';
import type { LedgerMatter } from '../../../src/domain/lists/ledger-matter.ts';
import type { SuggestionBooks } from '../../../src/domain/lists/suggestion-books.ts';
import { suggestionTaker } from '../../../src/domain/lists/suggestion-list.ts';
import { readMatter } from '../../../src/domain/lists/suggestion-row.ts';
import { tableIn } from '../../../src/domain/lists/table.ts';
import { loadCalendar } from '../../../src/scripts/calendar.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';

const rules = loadRuleSet('bot-scripts/rules', 'cn-county', {});
const calendar = loadCalendar('bot-scripts/calendar', {});
const UNITS = ['区教育局', '区住建局'].map((name) => ({ id: name, name }));
const deputy = (name: string, team: string) => ({
  ...{ membershipId: `${name}${team}`, personId: name, name, team, status: 'active' },
  roles: ['deputy' as const],
});

const STORED: LedgerMatter = {
  id: 's1',
  intakeNumber: 7,
  number: '2026闭-018',
  kind: 'between_sessions',
  state: 'registered',
  title: '关于充电棚的建议',
  leadId: '张明一团',
  lead: '张明',
  team: '一团',
  cosignerIds: [],
  cosigners: [],
  key: false,
  confidential: false,
  suggestedUnits: [],
  shares: [],
  reason: '',
  analysis: '',
  advice: '',
};

const BOOKS: SuggestionBooks = {
  roster: {
    people: [deputy('张明', '一团'), deputy('李芳', '一团'), deputy('王伟', '一团'), deputy('王伟', '二团')],
    units: UNITS,
    systems: [],
  },
  stored: [STORED],
  rules,
  calendar,
  dueOf: (share) => dueDates(rules, share, calendar),
  today: '2026-03-02',
  kindOn: () => 'between_sessions',
  numberOf: (serial) => `2026闭-${String(serial).padStart(3, '0')}`,
  unitNamed: (name) => UNITS.find((unit) => unit.name === name),
  newId: () => 'new',
};

/** Take rows of columns and cells; each comes to its outcome or to column:code of what is wrong. */
function taken(...rows: readonly Readonly<Record<string, Cell>>[]) {
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sheet = { name: '表', rows: [titles, ...rows.map((row) => titles.map((title) => row[title]))] };
  const table = tableIn(sheet);
  if (table === undefined) throw new Error('no list');
  const taker = suggestionTaker(BOOKS);
  const results = table.rows.map((row) => taker.take(row, readMatter(table, row, BOOKS)));
  return {
    rows: results.map(({ problems, ...result }) =>
      problems === undefined
        ? 'outcome' in result && result.outcome
        : problems.map(({ column, code, row }) => `${String(row)}:${column}:${code}`).join(' '),
    ),
    problems: results.flatMap(({ problems }) => problems ?? []),
    changes: taker.changes(),
  };
}

const BASE = { 编号: 1, 标题: '关于路灯的建议', 领衔代表: '张明' };
const ASSIGNED = { ...BASE, 主办: '区教育局', 交办日期: '2026-02-10' };
const REPLIED = { ...ASSIGNED, 答复日期: '2026-02-20', 结果类别: 'A' };

describe('a row of 建议清单 is refused for', () => {
  it.each<[string, Readonly<Record<string, Cell>>, string]>([
    ['no title', { ...BASE, 标题: '' }, '2:标题:missing'],
    ['no lead deputy', { ...BASE, 领衔代表: '' }, '2:领衔代表:missing'],
    ['a title beyond 200 characters', { ...BASE, 标题: '建'.repeat(201) }, '2:标题:too-long'],
    ['a deputy who is not on the roster', { ...BASE, 领衔代表: '张三' }, '2:领衔代表:deputy-unknown'],
    ['a name that several deputies have', { ...BASE, 领衔代表: '王伟' }, '2:领衔代表:deputy-several'],
    ['a team that is not the deputy’s', { ...BASE, 代表团: '二团' }, '2:代表团:team-differs'],
    ['a co-signer who is not on the roster', { ...BASE, 联名: '李芳、赵六' }, '2:联名:deputy-unknown'],
    ['a unit that is not on the roster', { ...ASSIGNED, 主办: '水务局' }, '2:主办:unit-unknown'],
    ['one unit in two roles', { ...ASSIGNED, 协办: '区教育局' }, '2:协办:unit-twice'],
    ['assisting units alone', { ...ASSIGNED, 主办: '', 协办: '区教育局' }, '2:主办:lead-missing'],
    ['a day without a unit', { ...BASE, 交办日期: '2026-02-10' }, '2:交办日期:assigned-without-unit'],
    [
      'a due date without a day',
      { ...BASE, 主办: '区教育局', 答复期限: '2026-06-10' },
      '2:答复期限:handled-without-date',
    ],
    ['a day that does not exist', { ...ASSIGNED, 交办日期: '2026-02-30' }, '2:交办日期:bad-date'],
    ['a day ahead', { ...ASSIGNED, 交办日期: '2026-03-03' }, '2:交办日期:date-ahead'],
    ['a contact on a day ahead', { ...ASSIGNED, 办前沟通: '2026-03-03 电话' }, '2:办前沟通:date-ahead'],
    ['a contact without a day', { ...ASSIGNED, 办前沟通: '电话' }, '2:办前沟通:bad-date'],
    [
      'an assignment before the proposal',
      { ...ASSIGNED, 提出日期: '2026-02-11' },
      '2:交办日期:dates-out-of-order',
    ],
    [
      'a reply before the assignment',
      { ...REPLIED, 答复日期: '2026-02-01' },
      '2:答复日期:dates-out-of-order',
    ],
    ['a reply without a class', { ...REPLIED, 结果类别: '' }, '2:答复日期:reply-incomplete'],
    ['a class without a reply', { ...ASSIGNED, 结果类别: 'A' }, '2:结果类别:reply-incomplete'],
    ['a class that the rules do not have', { ...REPLIED, 结果类别: 'Z' }, '2:结果类别:outcome-unknown'],
    ['a rating before the reply', { ...ASSIGNED, 结果评价: '满意' }, '2:结果评价:rating-early'],
    [
      'a day of rating without a rating',
      { ...REPLIED, 评价日期: '2026-02-21' },
      '2:评价日期:rating-incomplete',
    ],
    ['a grade that is none', { ...REPLIED, 结果评价: '很好' }, '2:结果评价:bad-grade'],
    ['a state that contradicts its dates', { ...BASE, 状态: '办理中' }, '2:状态:state-contradicts'],
    ['a state that comes from a deputy only', { ...BASE, 状态: '待审' }, '2:状态:state-not-importable'],
    ['a withdrawal without its day', { ...BASE, 状态: '已撤回' }, '2:撤回日期:missing'],
    ['a kind that is none', { ...BASE, 种类: '平时' }, '2:种类:bad-kind'],
    [
      'a value of a unit that has no share',
      { ...ASSIGNED, 承办人: '区住建局:王敏' },
      '2:承办人:unit-not-here',
    ],
    ['a number that another title has', { ...BASE, 编号: 18 }, '2:编号:number-taken'],
    ['a 收件号 that another title has', { ...BASE, 编号: '', 收件号: '拟7' }, '2:收件号:number-taken'],
  ])('%s', (_, row, problem) => {
    const { rows, changes } = taken({ 撤回日期: '', 签收日期: '', ...row });
    expect(rows[0]).toContain(problem);
    expect(changes).toEqual({ added: [], edited: [] });
  });

  it('a number that stands in the list twice, the second time', () => {
    expect(taken(BASE, { ...BASE, 标题: '关于公交的建议' }).rows).toEqual(['new', '3:编号:number-twice']);
  });

  it('a value that is there, under the name of a column', () => {
    const row = { ...REPLIED, 提出日期: '2026-02-11', 答复日期: '2026-02-01' };
    expect(taken(row).problems).toEqual([
      expect.objectContaining({ column: '交办日期', value: '2026-02-10', detail: '2026-02-11' }),
      expect.objectContaining({ column: '答复日期', value: '2026-02-01', detail: '2026-02-10' }),
    ]);
    expect(taken({ ...BASE, 状态: '已撤回' }).problems).toEqual([
      expect.objectContaining({ column: '撤回日期', code: 'missing' }),
    ]);
  });

  it('all that is wrong with it at once', () => {
    expect(taken({ ...BASE, 标题: '', 交办日期: '昨天', 重点: '也许' }).rows).toEqual([
      '2:重点:bad-yes-no 2:交办日期:bad-date 2:标题:missing',
    ]);
  });
});

describe('a row of 建议清单 that is right', () => {
  const matter = (row: Readonly<Record<string, Cell>>) => {
    const { rows, changes } = taken(row);
    expect(rows).toEqual(['new']);
    return changes.added[0];
  };

  it.each<[string, Readonly<Record<string, Cell>>, string]>([
    ['without a day of assignment', BASE, 'registered'],
    ['with units that are only proposed', { ...BASE, 主办: '区教育局' }, 'registered'],
    ['assigned', ASSIGNED, 'assigned'],
    ['replied', REPLIED, 'replied'],
    [
      'replied by one of two lead units',
      { ...ASSIGNED, 主办: '区教育局、区住建局', 答复日期: '区教育局:2026-02-20', 结果类别: '区教育局:A' },
      'assigned',
    ],
    ['rated', { ...REPLIED, 态度: '满意', 满意度: '基本满意' }, 'closed'],
    ['rated so that it goes on', { ...REPLIED, 满意度: '不满意' }, 'replied'],
    ['closed without a rating', { ...REPLIED, 状态: '已办结' }, 'closed'],
    ['withdrawn', { ...ASSIGNED, 撤回日期: '2026-02-20' }, 'withdrawn'],
  ])('has the state that its columns say: %s', (_, row, state) => {
    expect(matter(row)?.matter.state).toBe(state);
  });

  it('has its number in full, and none when it has none', () => {
    expect(matter(BASE)?.matter.number).toBe('2026闭-001');
    expect(matter({ ...BASE, 编号: '第007号' })?.matter.number).toBe('2026闭-007');
    expect(matter({ ...BASE, 编号: '十七届三次012' })?.matter.number).toBe('十七届三次012');
    expect(matter({ ...BASE, 编号: '' })?.matter).not.toHaveProperty('number');
  });

  it('takes the first of several names for the lead deputy, and co-signers of the own team', () => {
    const found = matter({ ...BASE, 领衔代表: '张明、李芳', 联名: '王伟' })?.matter;
    expect(found?.lead).toBe('张明');
    expect(found?.cosignerIds).toEqual(['李芳一团', '王伟一团']);
  });

  it('counts dates by the rules, or takes the given one; a later one makes it hard', () => {
    const counted = matter(ASSIGNED);
    expect(counted?.matter.shares[0]).toMatchObject({ role: 'sole', replyDue: '2026-05-11' });
    const given = matter({ ...ASSIGNED, 答复期限: '2026-08-10' });
    expect(given?.matter.shares[0]).toMatchObject({ replyDue: '2026-08-10' });
    // Three months end on Sunday 10 May, six on Monday 10 August.
    expect(counted?.dues.get('区教育局')).toMatchObject({ hard: false, legalReplyDue: '2026-05-11' });
    expect(given?.dues.get('区教育局')).toMatchObject({ hard: true, legalReplyDue: '2026-08-10' });
  });

  it('asks for a rating from the day of entry, and for none of what is closed', () => {
    expect(matter(REPLIED)?.rateBy).toBe('2026-03-23');
    expect(matter({ ...REPLIED, 满意度: '满意', 评价日期: '2026-02-25' })).toMatchObject({
      closedOn: '2026-02-25',
      rateBy: '2026-02-25',
    });
  });
});

describe('a row of a suggestion that is in the bot', () => {
  const STORED_ROW = { 编号: '2026闭-018', 标题: '关于充电棚的建议', 领衔代表: '张明' };

  it('changes nothing when it says the same, or nothing', () => {
    expect(taken({ ...STORED_ROW, 类别: '', 代表团: '一团', 状态: '待交办' }).rows).toEqual(['unchanged']);
    expect(taken({ ...STORED_ROW, 编号: 18 }).rows).toEqual(['unchanged']);
    expect(taken({ ...STORED_ROW, 编号: '' }).rows).toEqual(['unchanged']);
    expect(taken({ ...STORED_ROW, 编号: '', 收件号: '拟7' }).rows).toEqual(['unchanged']);
  });

  it('may correct what no word is for', () => {
    const { changes } = taken({
      ...STORED_ROW,
      类别: '社会建设类',
      重点: '是',
      案由: '没有地方充电',
      提出日期: '2026-02-01',
    });
    expect(changes.edited[0]?.edit).toEqual({
      category: '社会建设',
      key: true,
      reason: '没有地方充电',
      submittedOn: '2026-02-01',
    });
  });

  it.each<[string, Readonly<Record<string, Cell>>]>([
    ['交办日期', { 主办: '区教育局', 交办日期: '2026-02-10' }],
    ['状态', { 状态: '已办结' }],
    ['领衔代表', { 领衔代表: '李芳' }],
    ['联名', { 联名: '李芳' }],
    ['不公开', { 不公开: '是' }],
  ])('may not change %s', (column, more) => {
    expect(taken({ ...STORED_ROW, ...more }).rows[0]).toContain(`${column}:handled-in-chat`);
  });
});
