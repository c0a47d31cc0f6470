import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const { read } = world.app.database;

async function ordered(more = ''): Promise<{ readonly number: string; readonly order: string }> {
  const { number } = await world.assignedTo('区教育局');
  await world.says('wang', `#督办 ${number} 意见:请尽快施工${more}`, { in: 'gs' });
  const { serial } = await read.supervisionOrder.findFirstOrThrow({ orderBy: { serial: 'desc' } });
  return { number, order: `单${String(serial)}` };
}

describe('督办记录', () => {
  it('keeps columns and pictures, also those that come right after, and tells nobody', async () => {
    const { number, order } = await ordered();
    await world.says('wang', `#督办记录 ${order} 现场看:动工了`, { in: 'gs' });
    expectSaid(world, 'gs', order, '现场看', '还缺:听汇报、面对面、与代表沟通、测评');
    expect(world.heardIn()).toEqual(['gs']);
    await world.says('wang', '', { in: 'gs', images: 1 });
    await world.says('wang', `#督办 ${number} 记录 测评:8成满意`, { in: 'gs' });
    await world.says('wang', `#督办 ${order}`, { in: 'gs' });
    expectSaid(world, 'gs', '动工了', '8成满意', '还缺:听汇报、面对面、与代表沟通');
    expect(await read.supervisionStepFile.count()).toBe(1);
  });

  it('asks what there is to record, and reads the columns of the answer', async () => {
    const { order } = await ordered();
    await world.says('wang', `#督办记录 ${order}`, { in: 'gs' });
    expectSaid(world, 'wang', order, '听汇报');
    await world.says('wang', '听汇报:说了工期');
    expectSaid(world, 'wang', order, '听汇报', '还缺:现场看');
  });

  it('is taken back, and refused once the order is closed', async () => {
    const { order } = await ordered();
    await world.says('wang', `#督办记录 ${order} 现场看:动工了`, { in: 'gs' });
    await world.says('wang', '#撤销', { in: 'gs' });
    await world.says('wang', `#督办 ${order}`, { in: 'gs' });
    expectUnsaid(world, 'gs', '动工了');
    await world.says('wang', `#督办 ${order} 撤单 理由:发错了`, { in: 'gs' });
    await world.says('wang', `#督办记录 ${order} 现场看:动工了`, { in: 'gs' });
    expectRefused(world, 'wang', order, '关闭');
  });
});

describe('联合督办', () => {
  it('is kept with the order and shown to the unit and in the list', async () => {
    const { order } = await ordered(' 联合:政府督查室 督办人:周科长');
    expectSaid(world, 'ge', order, '联合督办:政府督查室', '督办人:周科长');
    expect(await read.supervisionOrder.findFirstOrThrow({ orderBy: { serial: 'desc' } })).toMatchObject({
      partner: '政府督查室',
      charged: '周科长',
    });
  });
});

describe('质量', () => {
  it('marks a reply for supervision and tells no unit; an order takes it out of the pool', async () => {
    const { number } = await world.replied('区教育局');
    await world.says('wang', `#质量 ${number} 措施不实 没有工期`, { in: 'gs' });
    expectSaid(world, 'gs', number, '措施不实:没有工期', '待督办');
    expect(world.heardIn()).toEqual(['gs']);
    await world.says('wang', '督办清单');
    expectSaid(world, 'wang', number, '待督办(措施不实:没有工期)');
    await world.says('wang', `#督办 ${number} 意见:请补工期`, { in: 'gs' });
    await world.says('wang', '督办清单');
    expectUnsaid(world, 'wang', '没有工期');
  });

  it('is lifted, and taken back by 撤销', async () => {
    const { number } = await world.replied('区教育局');
    await world.says('wang', `#质量 ${number} 无`, { in: 'gs' });
    expectRefused(world, 'wang', number);
    await world.says('wang', `#质量 ${number} 答复不规范`, { in: 'gs' });
    await world.says('wang', `#质量 ${number} 无`, { in: 'gs' });
    expectSaid(world, 'gs', number, '去掉标签');
    await world.says('wang', '#撤销', { in: 'gs' });
    const reply = await read.reply.findFirstOrThrow({
      where: { assignment: { suggestion: { number } } },
    });
    expect(reply.shortcoming).toBe('form');
  });

  it('is refused before there is a reply', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#质量 ${number} 措施不实`, { in: 'gs' });
    expectRefused(world, 'wang', number);
  });
});
