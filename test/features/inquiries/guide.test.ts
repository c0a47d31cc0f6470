import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;
const newest = () => read.suggestion.findFirstOrThrow({ orderBy: { intakeNumber: 'desc' } });

describe('指南', () => {
  it('gives a deputy the six steps and the choice; skipping it leaves all as it was', async () => {
    await world.says('zhang', '指南');
    expectSaid(world, 'zhang', '学', '听', '思', '查', '研', '写', '按步骤写', '跳过');
    await world.presses('zhang', '跳过');
    expectSaid(world, 'zhang', '直接发给我');
    await world.says('zhang', '建议在人民路装路灯,晚上看不见路,请一个月内装好。');
    expectUnsaid(world, 'zhang', '怎样形成');
    expectSaid(world, 'zhang', '确认提交');
    expect((await newest()).formedBy).toBeNull();
  });

  it.each(['不会弄', '怎么提建议啊', '都行'])('%s after 建议 gives a deputy the guide', async (words) => {
    await world.says('zhang', '建议');
    await world.says('zhang', words);
    expectSaid(world, 'zhang', '按步骤写', '跳过');
    expectUnsaid(world, 'zhang', '没看明白');
  });

  it('不会弄 gives everybody else the help, and thanks by name are thanks', async () => {
    await world.says('chen', '不会弄');
    expectSaid(world, 'chen', '待办');
    await world.says('zhang', '谢谢小王');
    expectUnsaid(world, 'zhang', '没看明白');
  });

  it('gives everybody else the guide without choices', async () => {
    await world.says('chen', '指南');
    expectSaid(world, 'chen', '标题', '建议');
    expectUnsaid(world, 'chen', '按步骤写');
  });

  it('leads through the questions, each of which may be skipped, also from a group', async () => {
    await world.says('zhang', '#指南', { in: 'g1' });
    await world.presses('zhang', '按步骤写', { in: 'g1' });
    expectSaid(world, 'zhang', '(1/', '怎样形成');
    expectUnsaid(world, 'g1', '怎样形成');
    await world.says('zhang', '走访了三个小区,开了一次座谈会');
    expectSaid(world, 'zhang', '(2/', '题目');
    await world.says('zhang', '关于在梅溪街道老旧小区增设充电棚的建议');
    await world.says('zhang', '六个老旧小区没有充电棚,电动车在楼道里充电。');
    await world.says('zhang', '跳过');
    await world.says('zhang', '一、先试点两个小区;二、由街道协调电力。');
    await world.says('zhang', '跳过');
    await world.says('zhang', '没有');
    expectSaid(world, 'zhang', '拟', '充电棚', '确认提交');
    expect(await newest()).toMatchObject({
      title: '关于在梅溪街道老旧小区增设充电棚的建议',
      reason: '六个老旧小区没有充电棚,电动车在楼道里充电。',
      analysis: '',
      advice: '一、先试点两个小区;二、由街道协调电力。',
      formedBy: '走访了三个小区,开了一次座谈会',
    });
  });
});

describe('形成方式', () => {
  it.each(['形成方式', '形成过程', '来源'])(
    'as %s is kept, shown to reviewers and in the whole text',
    async (label) => {
      await world.says(
        'li',
        `#建议\n标题:关于修缮文昌桥的建议\n${label}:视察\n问题:桥面破损。\n建议:今年修好。`,
      );
      const { intakeNumber, formedBy, reason } = await newest();
      expect([formedBy, reason]).toEqual(['视察', '桥面破损。']);
      await world.presses('li', '确认提交');
      expectSaid(world, 'gs', '待审', '形成方式:视察');
      await world.says('wang', `看拟${String(intakeNumber)}`);
      expectSaid(world, 'wang', '【形成方式】视察');
    },
  );

  it('may be added to a draft, and is in the filled-in form', async () => {
    await world.fills('li', '建议', { 标题: '关于修路的建议', 问题: '路坏了。', 建议: '修好。' });
    await world.says('li', '形成方式:接待选民');
    expect(await newest()).toMatchObject({
      title: '关于修路的建议',
      formedBy: '接待选民',
      reason: '路坏了。',
    });
  });
});
