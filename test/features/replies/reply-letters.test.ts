import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

function replyOf(number: string) {
  return world.app.database.read.reply.findFirst({
    where: { assignment: { suggestion: { number } } },
    include: { files: true },
  });
}

describe('a reply', () => {
  it('of 28 February typed in March is not late, and face to face it needs no number', async () => {
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-01-05' });
    await world.says('chen', `#面复 ${number} A 日期:2026-02-28 内容:当面说明,已换好。`, { in: 'ge' });
    expectSaid(world, 'ge', '确认答复', '2月28日(面复)');
    expectUnsaid(world, 'ge', '还没填');
    await world.presses('chen', '确认答复', { in: 'ge' });
    const reply = await replyOf(number);
    expect(reply?.repliedOn.toISOString()).toContain('2026-02-28');
    expect(reply?.faceToFaceOn?.toISOString()).toContain('2026-02-28');
  });

  it('of a class that promises is asked for its promise afterwards, in private', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.replies('区教育局', number, 'B 内容:列入计划。');
    expectSaid(world, 'chen', number, '承诺事项');
    await world.says('chen', '更换其余路灯,责任人:何局长,9月30日');
    expectSaid(world, 'chen', '记下', '更换其余路灯');
    expectSaid(world, 'zhang', number, '更换其余路灯');
    const [promise] = await world.app.database.read.commitment.findMany({
      where: { assignment: { suggestion: { number } } },
    });
    expect(promise).toMatchObject({ matter: '更换其余路灯', owner: '何局长' });
    expect(promise?.dueOn?.toISOString()).toContain('2026-09-30');
  });

  it('for several matters is confirmed together; each file goes where its name says', async () => {
    const [one, two] = [await world.assignedTo('区教育局'), await world.assignedTo('区教育局')];
    const files = [one, two].map(({ number }) => `${number}答复函.pdf`);
    await world.says('chen', `#答复 ${one.number}、${two.number} A`, { in: 'ge', files });
    expectSaid(world, 'ge', '2件', one.number, two.number, '附件1个');
    expect(await replyOf(one.number)).toBeNull();
    await world.presses('chen', '确认答复', { in: 'ge' });
    expectSaid(world, 'ge', '2件已答复');
    expect((await replyOf(one.number))?.files).toHaveLength(1);
    expect((await replyOf(two.number))?.files).toHaveLength(1);
    expect(world.filesIn('zhang').toSorted()).toEqual(files.toSorted());
  });

  it('for several matters is refused as a whole when the unit only assists in one', async () => {
    const own = await world.assignedTo('区教育局');
    const other = await world.assignedTo('区住建局', { assisting: '区教育局' });
    await world.says('chen', `#答复 ${own.number}、${other.number} A 内容:好了`, { in: 'ge' });
    expect(world.heardIn()).toEqual(['chen']);
    expect(await replyOf(own.number)).toBeNull();
  });

  it('in a bare file is asked which matter and class it is, or names its number', async () => {
    const built = await world.assignedTo('园区管委会');
    await world.says('sun', '', { files: ['答复函.pdf'] });
    expectSaid(world, 'sun', '哪一件', built.number);
    await world.presses('sun', built.number);
    await world.presses('sun', 'A');
    expectSaid(world, 'sun', '确认答复', '附件1个');
    await world.presses('sun', '取消');
    await world.wait('1h');
    await world.says('sun', '', { files: [`${built.number}的答复.pdf`] });
    expectSaid(world, 'sun', built.number, '哪一类');
    await world.presses('sun', 'C');
    await world.presses('sun', '确认答复');
    expect(await replyOf(built.number)).toMatchObject({ outcome: 'C' });
    expect(world.filesIn('zhang')).toEqual([`${built.number}的答复.pdf`]);
  });

  it.each([
    ['B 内容:列入计划。 承诺:换完 2026-09-30', true],
    ['A 内容:已换好。', false],
  ])('to a key suggestion, %s, is pointed out to staff: %s', async (text, pointed) => {
    const { number } = await world.assignedTo('区教育局', { more: '重点' });
    await world.replies('区教育局', number, text);
    expect(world.heardAll('gs').includes('重点督办件')).toBe(pointed);
    expect(world.heardIn()).not.toContain('luo');
  });
});
