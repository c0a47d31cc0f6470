import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('办公会', () => {
  it('invites unit and deputy, tells a change, and leaves 面对面 alone', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#重点 ${number} 督办领导:罗主任`, { in: 'gs' });
    await world.says('wang', `#办公会 ${number} 时间:3月20日15:00 地点:301 主持:高副区长`, { in: 'gs' });
    expectSaid(world, 'ge', number, '3月20日15:00', '301', '高副区长');
    expectSaid(world, 'zhang', number, '3月20日15:00');
    expectSaid(world, 'wang', '罗主任', '请您出席');
    expect(world.heardIn()).not.toContain('luo');
    await world.says('wang', `#办公会 ${number} 时间:3月21日10:00`, { in: 'gs' });
    expectSaid(world, 'ge', '变化', '3月21日10:00', '301');
    await world.says('wang', `#面对面 ${number} 时间:3月25日9:00 地点:社区`, { in: 'gs' });
    const kinds = await world.app.database.read.hearing.findMany({ orderBy: { enteredAt: 'asc' } });
    expect(kinds.map(({ kind }) => kind)).toEqual(['key_meeting', 'face_to_face']);
  });

  it('without a day invites nobody; not a key suggestion is only hinted', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#办公会 ${number} 地点:301`, { in: 'gs' });
    expectSaid(world, 'gs', number, '没有发通知', '还没有列为重点');
    expect(world.heardIn()).toEqual(['gs']);
    const closed = await world.closed();
    await world.says('wang', `#办公会 ${closed.number} 时间:3月20日`, { in: 'gs' });
    expectRefused(world, 'wang', closed.number);
  });
});

describe('纪要', () => {
  it('is asked for, and read by office and unit but no deputy', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#纪要 ${number}`, { in: 'gs' });
    expectSaid(world, 'wang', number, '纪要');
    await world.says('wang', '议定月底完成');
    await world.says('chen', `看 ${number}`);
    expectSaid(world, 'chen', '议定月底完成');
    await world.says('zhang', `看 ${number}`);
    expectUnsaid(world, 'zhang', '议定月底完成');
  });
});
