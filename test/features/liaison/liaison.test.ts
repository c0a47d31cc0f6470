import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('联络', () => {
  it('crosses from a unit to the office and back, and nowhere else', async () => {
    await world.says('chen', '联络 第18号想约代表周三见面');
    expectSaid(world, 'gs', '区教育局陈立德', '第18号想约代表周三见面');
    expect(new Set(world.heardIn())).toEqual(new Set(['gs', 'chen']));
    await world.says('wang', '#联络 区教育局:周三九点', { in: 'gs' });
    expectSaid(world, 'ge', '王敏', '周三九点');
    expect(new Set(world.heardIn())).toEqual(new Set(['ge', 'gs']));
  });

  it('knows a unit before a full-width colon', async () => {
    await world.says('wang', '#联络 区教育局：周四下午', { in: 'gs' });
    expectSaid(world, 'ge', '周四下午');
  });

  it.each([
    ['of a unit in the group of another', 'chen', '#联络 区住建局 你好', 'gz'],
    ['without words', 'chen', '#联络', 'ge'],
    ['without a unit', 'wang', '#联络 都可以', 'gs'],
    ['with a unit and no words', 'wang', '#联络 区教育局', 'gs'],
    ['by a deputy', 'zhang', '#联络 区教育局 你好', 'zhang'],
  ])('%s is refused', async (_what, by, text, chat) => {
    await world.says(by, text, chat === by ? {} : { in: chat });
    expectRefused(world, by);
  });

  it('leaves no words in the audit log', async () => {
    await world.says('chen', '#联络 不要记下这一句', { in: 'ge' });
    const rows = await world.app.database.read.auditEntry.findMany({ where: { action: 'liaison.passed' } });
    expect(rows.length).toBeGreaterThan(0);
    const payloads = await world.app.database.read.auditPayload.findMany({ select: { payload: true } });
    expect(JSON.stringify(payloads)).not.toContain('不要记下这一句');
  });

  it('takes pictures and files to the other side, and says so', async () => {
    await world.says('chen', '#联络 图纸请看', { in: 'ge', files: ['图纸.pdf', '清单.pdf'], images: 1 });
    expectSaid(world, 'gs', '区教育局陈立德', '图纸请看');
    expect(world.filesIn('gs')).toHaveLength(2);
    expectSaid(world, 'ge', '和3个附件');
    expect(new Set(world.heardIn())).toEqual(new Set(['gs', 'ge']));
    await world.says('wang', '#联络 区教育局 请照这份改', { in: 'gs', files: ['改好的.pdf'] });
    expect(world.filesIn('ge')).toEqual(['改好的.pdf']);
    expectSaid(world, 'gs', '和1个附件', '区教育局');
    expect(new Set(world.heardIn())).toEqual(new Set(['gs', 'ge']));
  });

  it('may be a file alone', async () => {
    await world.says('wang', '#联络 区教育局', { in: 'gs', files: ['通知.pdf'] });
    expectSaid(world, 'ge', '王敏', '见下面的附件');
    expect(world.filesIn('ge')).toEqual(['通知.pdf']);
  });

  it('takes along what comes right after the words, and nothing later', async () => {
    await world.says('wang', '#联络 区教育局 表在后面', { in: 'gs' });
    await world.says('wang', '', { in: 'gs', files: ['表.pdf'] });
    expectSaid(world, 'ge', '王敏', '1个附件');
    expect(world.filesIn('ge')).toEqual(['表.pdf']);
    expect(world.heardIn()).not.toContain('gz');
    await world.wait('2h');
    await world.says('wang', '', { in: 'gs', files: ['又一张.pdf'] });
    expect(world.heardIn()).toEqual([]);
  });

  it('takes along what the unit sent right before the words', async () => {
    await world.assignedTo('区教育局');
    await world.says('chen', '', { files: ['现场.pdf'] });
    await world.says('chen', '联络 现场情况请看');
    expectSaid(world, 'gs', '现场情况请看');
    expect(world.filesIn('gs')).toEqual(['现场.pdf']);
    expectSaid(world, 'chen', '和1个附件');
  });

  it('is taken back with its files as one thing', async () => {
    await world.says('wang', '#联络 区教育局 发错了', { in: 'gs', files: ['错.pdf'] });
    await world.says('wang', '#撤销', { in: 'gs' });
    expectSaid(world, 'ge', '已收回');
    expect(world.heard('ge')).toHaveLength(1);
  });
});
