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
});
