import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function drafted(what: string): Promise<string> {
  const parts = `问题:${what}的灯坏了三个月。\n建议:1.换上新灯;2.每月巡查一次。`;
  await world.says('zhang', `标题:关于更换${what}路灯的建议\n${parts}`);
  return /拟\d+/u.exec(world.heardAll('zhang'))?.[0] ?? 'nothing shown';
}

it('a picture between the draft and its correction takes nothing out of mind', async () => {
  const intake = await drafted('西街');
  await world.says('zhang', '', { images: 1 });
  await world.says('zhang', '', { images: 1 });
  expectUnsaid(world, 'zhang', '没看明白');
  await world.says('zhang', '旁边那条沟也堵了');
  expectSaid(world, 'zhang', intake, '旁边那条沟也堵了');
  await world.says('zhang', '放弃');
  expect((await world.record(intake)).state).toBe('withdrawn');
});

it('a word put right is put right everywhere, and the draft is shown again', async () => {
  const intake = await drafted('西街');
  await world.says('zhang', '', { images: 1 });
  await world.says('zhang', '不是西街,是东街');
  expectSaid(world, 'zhang', intake, '《关于更换东街路灯的建议》', '【问题】东街的灯坏了三个月');
  await world.says('zhang', '第二条再加一句:要在国庆前完成');
  expectSaid(world, 'zhang', '【建议】1.换上新灯;2.每月巡查一次,要在国庆前完成。');
  await world.says('zhang', '删掉第三条');
  expectRefused(world, 'zhang', `${intake} 的建议共2条`);
  await world.says('zhang', '删掉第一条');
  expectSaid(world, 'zhang', '共1条', '【建议】每月巡查一次');
  await world.says('zhang', '问题那段改成:灯坏了半年');
  expectSaid(world, 'zhang', '【问题】灯坏了半年');
  await world.says('zhang', '不是南街,是北街');
  expectSaid(world, 'zhang', intake, '不是南街,是北街');
  await world.says('zhang', '放弃');
});

it('so it is while a part is missing or asked for', async () => {
  await world.says('zhang', '#建议\n标题:关于加固东堤的建议\n问题:东堤已经渗水。');
  await world.says('zhang', '写错了,应该是西堤');
  expectSaid(world, 'zhang', '《关于加固西堤的建议》', '还缺「建议」');
  await world.says('zhang', '汛前加固完');
  expectSaid(world, 'zhang', '【建议】汛前加固完');
  await world.presses('zhang', '修改');
  await world.says('zhang', '把西堤改成北堤');
  expectSaid(world, 'zhang', '《关于加固北堤的建议》');
  await world.says('zhang', '放弃');
});
