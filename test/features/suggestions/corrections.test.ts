import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

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
