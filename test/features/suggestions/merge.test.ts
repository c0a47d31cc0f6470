import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { once } from '../../support/world-builders.ts';
import { expectRefused, expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

describe('并入', () => {
  it('is one handling for both: each deputy gets the reply under the own number, and rates the own', async () => {
    const main = await world.registered();
    const { intake, title } = await world.submitted({ by: 'qiao' });
    await world.says('li', `附议 ${intake}`);
    await world.says('wang', `#审核 ${intake} 并入 ${main.number}`, { in: 'gs' });
    expectSaid(world, 'gs', intake, main.number, '并入');
    for (const deputy of ['qiao', 'li']) expectSaid(world, deputy, title, main.number);
    expect((await world.record(intake)).state).toBe('merged');
    expect((await world.audit(intake)).at(-1)).toBe('suggestion.merged');

    await world.says('wang', `#交办 ${main.number} 主办:区教育局`, { in: 'gs' });
    await world.replies('区教育局', main.number);
    expectSaid(world, 'zhang', '答复', 'A类', '评价', main.number);
    expectSaid(world, 'qiao', '答复', 'A类', '评价', intake);
    expectSaid(world, 'li', '答复', 'A类', intake);

    await world.says('qiao', '基本满意');
    expect(await world.record(intake)).toMatchObject({ state: 'merged', result: '基本满意' });
    await world.says('zhang', '满意');
    expect(await world.record(main.number)).toMatchObject({ state: 'closed', result: '满意' });
  });

  it('is taken back by 撤销: it waits for review again', async () => {
    const [main, other] = [await world.registered(), await world.submitted({ by: 'qiao' })];
    await world.says('wang', `#审核 ${other.intake} 并入 ${main.number}`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    expect((await world.record(other.intake)).state).toBe('submitted');
    expectSaid(world, 'qiao', '撤销', other.intake);
    const opinions = await world.app.database.read.reviewOpinion.count({ where: { decision: 'merge' } });
    expect(opinions).toBe(1);
  });

  it('also takes what has its number already', async () => {
    const [main, other] = [await world.assignedTo('区教育局'), await world.registered({ by: 'qiao' })];
    await world.says('wang', `#审核 ${other.number} 并入 ${main.number}`, { in: 'gs' });
    expect((await world.record(other.intake)).state).toBe('merged');
  });

  const shared = once(async () => ({
    waiting: await world.submitted(),
    replied: await world.replied(),
    assigned: await world.assignedTo('区教育局'),
  }));
  it.each([
    ['into itself', (it: Shared) => [it.waiting.intake, it.waiting.intake, '自己']],
    ['into what is answered', (it: Shared) => [it.waiting.intake, it.replied.number, '已答复']],
    ['of what has its units', (it: Shared) => [it.assigned.number, it.waiting.intake, '办理中']],
    ['into nothing', (it: Shared) => [it.waiting.intake, '', '哪一件']],
    ['into what is not there', (it: Shared) => [it.waiting.intake, '拟999', '拟999']],
  ])('is refused %s', async (_how, which) => {
    const [what = '', into = '', word = ''] = which(await shared());
    const before = await world.audit(what);
    await world.says('wang', `#审核 ${what} 并入 ${into}`, { in: 'gs' });
    expectRefused(world, 'wang', word);
    expect(await world.audit(what)).toEqual(before);
  });
});

interface Shared {
  readonly waiting: { readonly intake: string };
  readonly replied: { readonly number: string };
  readonly assigned: { readonly number: string };
}

describe('what is alike', () => {
  it('is told to the deputy privately, and its numbers to whoever reviews', async () => {
    await world.says('zhang', '#建议\n标题:关于整治东沟河异味的建议\n问题:夏天臭。\n建议:清淤。');
    await world.presses('zhang', '确认提交');
    const first = /拟\d+/u.exec(world.heardAll('gs'))?.[0] ?? '';
    await world.says('qiao', '#建议\n标题:关于整治东沟河黑臭的建议\n问题:河水发黑。\n建议:截污。', {
      in: 'g2',
    });
    expectSaid(world, 'qiao', '相近', first, '整治东沟河异味', '张明');
    expect(world.heardAll('g2')).not.toContain(first);
    await world.presses('qiao', '确认提交', { in: 'g2' });
    expectSaid(world, 'gs', '待审', '相近', first, '并入');
  });

  it('is not told of what is 不公开, and nothing is said when nothing is alike', async () => {
    await world.says('zhang', '#建议\n标题:关于修缮西山书院的建议\n问题:漏雨。\n建议:修缮。\n不公开:是');
    await world.presses('zhang', '确认提交');
    await world.says('qiao', '#建议\n标题:关于修缮西山书院的建议\n问题:漏雨。\n建议:修缮。', { in: 'g2' });
    expect(world.heardIn()).toEqual(['g2']);
  });
});
