import { beforeAll, describe, expect, it } from 'vitest';
import type { SimulatedLine } from '../../../src/chat/simulation.ts';
import type { Cell } from '../../../src/domain/lists/cell.ts';
import { readSpreadsheet } from '../../../src/features/lists/read-spreadsheet.ts';
import { createWorld, type World } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';
import type { Built } from '../../support/world-builders.ts';

/** A ledger as it came to somebody: by sheet, the rows under their titles. */
type Ledger = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

describe('表格', () => {
  let world: World;
  let replied: Built;
  let shared: Built;
  let open: Built;

  beforeAll(async () => {
    world = await createWorld();
    replied = await world.replied('区教育局');
    await world.says('zhang', `评价 ${replied.number} 1 2 意见:还要再快些`);
    shared = await world.assignedTo('区住建局', { by: 'qiao', assisting: '区教育局' });
    open = await world.registered({ by: 'li', confidential: true });
    await world.draft({ by: 'zhang' });
  });

  function fileIn(chat: string): Extract<SimulatedLine['message'], { data: string }> | undefined {
    const line = world.network.lines(chat).findLast(({ message }) => message.kind === 'file');
    return line?.message.kind === 'file' ? line.message : undefined;
  }

  async function ledgerIn(chat: string): Promise<Ledger> {
    const file = fileIn(chat);
    const read = await readSpreadsheet({ name: 'a.xlsx', bytes: Buffer.from(file?.data ?? '', 'base64') });
    const sheets = read.ok ? read.value : [];
    return Object.fromEntries(
      sheets.map(({ name, rows: [titles = [], ...rows] }) => [
        name,
        rows.map((row) => Object.fromEntries(titles.map((title, at) => [String(title), row[at]]))),
      ]),
    );
  }

  it('gives staff every matter but the drafts, in the staff group, with the date in its name', async () => {
    await world.says('wang', '#表格', { in: 'gs' });
    expectSaid(world, 'gs', '代表建议共3件');
    expect(world.filesIn('gs')).toEqual(['代表建议台账2026-03-02.xlsx']);
    const { 台账: rows = [] } = await ledgerIn('group:gs');
    expect(rows.map((row) => row['编号'])).toEqual([replied.number, shared.number, open.number]);
    expect(rows[0]).toMatchObject({
      序号: 1,
      收件号: replied.intake,
      '会期/闭会/小微急': '闭会',
      标题: replied.title,
      领衔代表: '张明',
      '代表团/小组': '第一代表团',
      状态: '已办结',
      主办: '区教育局',
      交办日期: new Date('2026-03-02T00:00:00Z'),
      答复日期: new Date('2026-03-02T00:00:00Z'),
      结果类别: 'A',
      态度评价: '满意',
      结果评价: '基本满意',
      不满意意见: '还要再快些',
    });
    expect(rows[1]).toMatchObject({ 主办: '区住建局', '协办/会办': '区教育局' });
    expect(rows[2]).toMatchObject({ 不公开: '是', 状态: '待交办' });
  });

  it('stands in the order of domain.md 4.4', async () => {
    const { 台账: [row = {}] = [] } = await ledgerIn('group:gs');
    const order = ['序号', '编号', '会期/闭会/小微急', '标题', '类别', '领衔代表', '代表团/小组', '提出日期'];
    const later = ['是否重点督办', '主办', '协办/会办', '分办', '交办日期', '签收日期', '退办(次/理由)'];
    const last = ['答复日期', '答复文号', '结果类别', '承诺事项', '态度评价', '结果评价', '评价日期'];
    const titles = Object.keys(row);
    const places = [...order, ...later, ...last].map((title) => titles.indexOf(title));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('gives a unit its own matters privately, without ratings and without what other units did', async () => {
    await world.says('chen', '#表格', { in: 'ge' });
    expectSaid(world, 'ge', '已私信您');
    expect(world.filesIn('ge')).toEqual([]);
    expect(world.filesIn('chen')).toEqual(['本单位建议台账2026-03-02.xlsx']);
    const { 本单位: rows = [] } = await ledgerIn('direct:chen');
    expect(rows.map((row) => row['编号'])).toEqual([replied.number, shared.number]);
    expect(Object.keys(rows[0] ?? {}).filter((title) => /评价|意见|满意/u.test(title))).toEqual([]);

    await world.says('zhao', `签收 ${shared.number} 承办人:赵启航 电话:0557-3021234`, { in: 'gz' });
    await world.says('chen', '表格');
    const { 本单位: [, own] = [] } = await ledgerIn('direct:chen');
    expect(own).toMatchObject({ 主办: '区住建局' });
    expect(JSON.stringify(own)).not.toContain('赵启航');
  });

  it('gives a coordinator the matters of the own system', async () => {
    await world.says('zhou', '表格');
    const { 本系统: rows = [] } = await ledgerIn('direct:zhou');
    expect(rows).toHaveLength(2);
    await world.says('ding', '表格');
    expectSaid(world, 'ding', '没有一件');
  });

  it('gives a deputy the own ones, and whoever heads a unit too both as sheets of their own', async () => {
    await world.says('zhang', '#表格', { in: 'g1' });
    expectSaid(world, 'g1', '已私信您');
    expect(world.filesIn('zhang')).toEqual(['我的建议台账2026-03-02.xlsx']);
    expect((await ledgerIn('direct:zhang'))['我的']?.map((row) => row['编号'])).toEqual([replied.number]);

    await world.says('li', '表格');
    const both = await ledgerIn('direct:li');
    expect(both['本单位']?.map((row) => row['编号'])).toEqual([shared.number]);
    expect(both['我的']?.map((row) => row['编号'])).toEqual([open.number]);
  });

  it.each([
    ['区住建局', () => [shared.number]],
    ['待交办', () => [open.number]],
    ['已办结', () => [replied.number]],
    ['教育局 住建局 办理中', () => [shared.number]],
    ['未答复', () => [shared.number]],
    ['闭会', () => [replied.number, shared.number, open.number]],
  ])('is cut to a condition: %s', async (condition, numbers) => {
    await world.says('wang', `表格 ${condition}`);
    const { 台账: rows = [] } = await ledgerIn('direct:wang');
    expect(rows.map((row) => row['编号'])).toEqual(numbers());
  });

  it('says which condition means nothing', async () => {
    await world.says('wang', '表格 火星');
    expectSaid(world, 'wang', '「火星」不能用来筛选');
  });

  it('refuses a leader, who gets figures', async () => {
    await world.says('luo', '表格');
    expectRefused(world, 'luo');
  });

  it('is imported again without a change, however the matters came to be', async () => {
    await world.says('wang', '#表格', { in: 'gs' });
    const file = fileIn('group:gs');
    await world.network.say({
      by: 'wang',
      in: 'gs',
      text: '#导入',
      mentions: [],
      attachments: [{ kind: 'file', name: '台账.xlsx', mediaType: 'x', data: file?.data ?? '' }],
    });
    await world.app.settle();
    expectSaid(world, 'gs', '和现在的一样', '不变3');
  });
});
