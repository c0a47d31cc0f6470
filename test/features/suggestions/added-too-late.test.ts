import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const count = () => world.app.database.read.suggestion.count();

it('补充 without any suggestion is none', async () => {
  await world.says('qiao', '再补一句:要有雨棚');
  expectSaid(world, 'qiao', '没看明白');
  expect(await count()).toBe(0);
});

it.each(['我还想再补一句,要有雨棚', '再补一句:要有雨棚', '补充一点,要有雨棚'])(
  '%s after handing in makes no draft: it is said what can be done',
  async (words) => {
    const { intake } = await world.submitted();
    const before = await count();
    await world.says('zhang', words);
    expectSaid(world, 'zhang', intake, '不能直接加进去', `撤回 ${intake}`, '另提一件');
    expect(await count()).toBe(before);
  },
);

it('另提一件 makes a suggestion of it; another beginning is one at once', async () => {
  const { number } = await world.assignedTo('区教育局');
  await world.says('zhang', '我还想再补一句,校门口要有雨棚,希望尽快装');
  expectSaid(world, 'zhang', number, '已经在办', '代表工委');
  await world.says('zhang', '另提一件');
  expectSaid(world, 'zhang', '收件号', '确认提交');
  await world.says('zhang', '放弃');
  await world.says('zhang', '另外,村东头的桥塌了半边,希望县里尽快派人来修好。');
  expectSaid(world, 'zhang', '收件号', '确认提交');
  expectUnsaid(world, 'zhang', '另提一件');
});
