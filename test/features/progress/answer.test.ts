import { beforeAll, describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import type { Built } from '../../support/world-builders.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { 'inquiry.after': '20wd' } });

describe('what a unit was asked', () => {
  let asked: Built;
  let other: Built;
  let secret: Built;
  let talked: Built;
  beforeAll(async () => {
    asked = await world.signedOff('区教育局');
    other = await world.signedOff('区教育局');
    secret = await world.signedOff('区教育局', { confidential: true });
    talked = await world.signedOff('区教育局');
    for (const { number } of [asked, other, secret, talked])
      await world.says('chen', `#沟通 ${number} 办前 电话`, { in: 'ge' });
    await world.until('2026-03-20T10:00');
    await world.says('chen', `#说明 ${other.number} 正在招标`, { in: 'ge' });
  });

  it('is nobody else to hear when it told of itself', () => {
    expect(world.heardIn()).toEqual(['ge']);
    expectSaid(world, 'ge', other.number, '谢谢');
  });

  it('stands in 待办 and 查 of the office until there is an answer', async () => {
    await world.until('2026-03-30T10:00');
    await world.says('wang', '待办', { in: 'gs' });
    expectSaid(world, 'gs', '还没有回音的3件', `${asked.number}(区教育局)`, secret.number);
    expectUnsaid(world, 'gs', other.number);
    await world.says('wang', `#查 ${asked.number}`, { in: 'gs' });
    expectSaid(world, 'gs', '3月30日问过进展', '还没有回音');
    await world.says('wang', `#查 ${other.number}`, { in: 'gs' });
    expectSaid(world, 'gs', '区教育局进展(3月20日):正在招标');
    await world.says('zhang', `查 ${asked.number}`);
    expectUnsaid(world, 'zhang', '问过进展');
  });

  it('is answered by the last of what was said in one moment', async () => {
    const again = await world.signedOff('区教育局');
    for (let count = 1; count <= 6; count++) {
      await world.says('chen', `#说明 ${again.number} 第${String(count)}段已经铺好`, { in: 'ge' });
      await world.says('wang', `#查 ${again.number}`, { in: 'gs' });
      expectSaid(world, 'gs', `第${String(count)}段已经铺好`);
    }
  });

  it('is settled by anything else that is done', async () => {
    await world.says('chen', `#沟通 ${talked.number} 办中 电话`, { in: 'ge' });
    expect(world.heardIn()).toEqual(['ge']);
    await world.says('wang', `#查 ${talked.number}`, { in: 'gs' });
    expectSaid(world, 'gs', '沟通2次');
    expectUnsaid(world, 'gs', '问过进展');
  });

  it('is answered by 说明, which staff reads, without the number when it alone was asked', async () => {
    await world.says('chen', `#说明 ${secret.number} 已和代表谈妥`, { in: 'ge' });
    expectSaid(world, 'gs', secret.number, '区教育局', '已说明进展');
    expectUnsaid(world, 'gs', '已和代表谈妥', secret.title);

    await world.says('chen', '#说明 图纸已经送审', { in: 'ge' });
    expectSaid(world, 'ge', asked.number, '进展已记下');
    expectSaid(world, 'gs', asked.number, asked.title, '区教育局', '图纸已经送审');

    await world.says('wang', '待办', { in: 'gs' });
    expectUnsaid(world, 'gs', '还没有回音');
    await world.says('wang', `#查 ${asked.number}`, { in: 'gs' });
    expectSaid(world, 'gs', '3月30日问过进展,3月30日说明:图纸已经送审');
  });

  it('is asked for in private when the words are missing', async () => {
    await world.says('chen', `#说明 ${asked.number}`, { in: 'ge' });
    expectSaid(world, 'chen', asked.number, '办到哪一步了');
    await world.says('chen', '下周开标');
    expectSaid(world, 'chen', asked.number, '进展已记下');
  });

  it('is not for a matter that was not signed for', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `#说明 ${number} 正在办`, { in: 'ge' });
    expectRefused(world, 'chen', '没有逾期');
  });
});
