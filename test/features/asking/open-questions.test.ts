import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

describe('an open question', () => {
  it.each(['算了', '不办了', '不用了吧', '取消', '不写了', '算了不写了', '那算了,谢谢', '还是先不办了。'])(
    'is left by %s, and nothing is done',
    async (words) => {
      const { number } = await world.assignedTo('区教育局');
      await world.says('wang', `#督办 ${number}`, { in: 'gs' });
      await world.says('wang', words);
      expect(world.heard('wang')).toHaveLength(1);
      expectSaid(world, 'wang', '好的,这次不办了');
      expect(world.heardIn()).toEqual(['wang']);
      expect(await read.supervisionOrder.count()).toBe(0);
      await world.says('wang', '请先修人民路');
      expect(world.heardIn()).toEqual(['wang']);
      expect(await read.supervisionOrder.count()).toBe(0);
    },
  );

  it('is not left by a sentence that only begins so', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#督办 ${number}`, { in: 'gs' });
    await world.says('wang', '不用了的旧灯杆请一并拆除');
    expectSaid(world, 'ge', '不用了的旧灯杆请一并拆除');
  });

  it('of the guided questions is left in the same way', async () => {
    await world.says('zhang', '指南');
    await world.presses('zhang', '按步骤写');
    await world.says('zhang', '走访了三个小区');
    await world.says('zhang', '算了不写了');
    expectSaid(world, 'zhang', '这次不办了');
    expectUnsaid(world, 'zhang', '(3/');
    await world.says('zhang', '关于装路灯的事');
    expectUnsaid(world, 'zhang', '(3/');
  });

  it('is closed when its matter is settled with the whole command in a group', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#审核 ${intake} 不宜`, { in: 'gs' });
    expectSaid(world, 'wang', '理由');
    await world.says('wang', `#审核 ${intake} 不宜 R01 属于个人事项`, { in: 'gs' });
    await world.says('wang', '学位建设是教育部门职责');
    expectUnsaid(world, 'wang', '不宜作为代表建议');
    await world.presses('wang', '确认', { in: 'gs' });
    expect((await world.record(intake)).state).toBe('declined');
  });

  it('is closed by the word alone with its reason', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '小微急' });
    await world.says('wang', `#转普通 ${number}`, { in: 'gs' });
    await world.says('wang', '#转普通 理由:涉及管线迁改', { in: 'gs' });
    expectSaid(world, 'gs', number, '涉及管线迁改');
    await world.says('wang', '今天天气不错');
    expectUnsaid(world, 'wang', '不能转普通');
  });

  it('outlives what is said in the group about another matter', async () => {
    const { number } = await world.assignedTo('区教育局');
    const other = await world.submitted();
    await world.says('wang', `#督办 ${number}`, { in: 'gs' });
    await world.says('wang', `#通过 ${other.intake}`, { in: 'gs' });
    await world.says('wang', `#查 ${number}`, { in: 'gs' });
    await world.says('wang', '请先修人民路');
    expectSaid(world, 'ge', number, '请先修人民路');
  });

  it('is closed by another command in the direct chat', async () => {
    const { number } = await world.assignedTo('区教育局');
    const other = await world.submitted();
    await world.says('wang', `督办 ${number}`);
    await world.says('wang', `通过 ${other.intake}`);
    await world.says('wang', '请先修人民路');
    expectUnsaid(world, 'ge', '请先修人民路');
  });

  it('is dropped in silence when somebody else has settled the matter', async () => {
    const { intake } = await world.submitted();
    await world.says('wang', `#退改 ${intake}`, { in: 'gs' });
    await world.says('gao', `#通过 ${intake}`, { in: 'gs' });
    await world.says('wang', '今天天气不错');
    expectUnsaid(world, 'wang', intake);
    expectSaid(world, 'wang', '没看明白');

    const fast = await world.assignedTo('区教育局', { more: '小微急' });
    await world.says('wang', `#转普通 ${fast.number}`, { in: 'gs' });
    await world.says('gao', `#转普通 ${fast.number} 理由:太急`, { in: 'gs' });
    await world.says('wang', '今天天气不错');
    expectUnsaid(world, 'wang', '不是小微急');
  });
});
