import { expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function filesOf(title: string): Promise<number> {
  return world.app.database.read.suggestionFile.count({ where: { suggestion: { title } } });
}

const text = (title: string): string => `#建议\n标题:${title}\n问题:桥断了。\n建议:修桥。`;

it('pictures that came just before the words belong to them, and the question about them is settled', async () => {
  await world.says('zhang', '', { images: 2 });
  expectSaid(world, 'zhang', '请工委代录');
  world.clock.set(new Date(world.clock.now().getTime() + 9 * 60_000));
  await world.says('zhang', text('关于修桥的建议'));
  expectSaid(world, 'zhang', '和刚才的内容一起办');
  expect(await filesOf('关于修桥的建议')).toBe(2);
  await world.presses('zhang', '请工委代录');
  expect(world.heard('gs')).toEqual([]);
});

it('also when the words are typed in the group', async () => {
  await world.says('qiao', '', { images: 1 });
  await world.says('qiao', text('关于修路的建议'), { in: 'g2' });
  expectSaid(world, 'qiao', '和刚才的内容一起办');
  expect(await filesOf('关于修路的建议')).toBe(1);
});

it('but not after ten minutes, nor those of somebody else', async () => {
  await world.says('zhang', '', { images: 1 });
  await world.says('li', text('关于修亭的建议'));
  expectUnsaid(world, 'li', '一起办');
  await world.wait('1h');
  await world.says('zhang', text('关于修塔的建议'));
  expect([await filesOf('关于修亭的建议'), await filesOf('关于修塔的建议')]).toEqual([0, 0]);
});
