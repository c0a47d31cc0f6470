import { describe, expect, it } from 'vitest';
import { createWorld, openWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld({ settings: { 'gates.contacts': 'on' } });

describe('办前沟通', () => {
  it('is shown to the lead deputy, whose 确认 is noted and told to the unit', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 电话 先换东段`, { in: 'ge' });
    expectSaid(world, 'zhang', number, '区教育局', '记下的内容是:', '先换东段', '不是这个意思');
    expectUnsaid(world, 'zhang', '您的意思是');
    await world.presses('zhang', '确认');
    expectSaid(world, 'ge', number, '代表已确认');
    expect(await world.audit(number)).toContain('contact.confirmed');
    await world.presses('zhang', '不是这个意思');
    expectRefused(world, 'zhang', '待办');
  });

  it('of one meeting for two matters is one card, and one answer', async () => {
    const first = await world.signedOff('区教育局');
    const second = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${first.number}、${second.number} 办前 座谈 一起换`, { in: 'ge' });
    expect(world.heard('zhang')).toHaveLength(1);
    await world.presses('zhang', '确认');
    for (const { number } of [first, second])
      expect(await world.audit(number)).toContain('contact.confirmed');
  });

  it('without a summary, or of a later stage, asks nobody; pictures are kept', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 电话`, { in: 'ge' });
    await world.says('chen', `#沟通 ${number} 办中 走访 看了现场`, { in: 'ge', images: 2 });
    expect(world.heardIn()).toEqual(['ge']);
    const where = { contact: { assignment: { suggestion: { number } } } };
    expect(await world.app.database.read.contactFile.count({ where })).toBe(2);
  });

  it('by letter and telephone alone earns one hint at a meeting', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 电话`, { in: 'ge' });
    expectUnsaid(world, 'ge', '面谈');
    await world.says('chen', `#沟通 ${number} 办中 函`, { in: 'ge' });
    expectSaid(world, 'ge', '面谈');
    await world.says('chen', `#沟通 ${number} 办后 电话`, { in: 'ge' });
    expectUnsaid(world, 'ge', '面谈');
  });
});

describe('the gate of the three contacts', () => {
  it('refuses a reply until they are there, and names those that lack', async () => {
    const { number } = await world.signedOff('区教育局');
    await world.says('chen', `#沟通 ${number} 办前 面谈`, { in: 'ge' });
    await world.says('chen', `#答复 ${number} A 内容:换好了`, { in: 'ge' });
    expectRefused(world, 'chen', '办中、办后');
    await world.says('chen', `#沟通 ${number} 办中 面谈`, { in: 'ge' });
    await world.says('chen', `#沟通 ${number} 办后 面谈`, { in: 'ge' });
    await world.replies('区教育局', number);
    expect((await world.record(number)).state).toBe('replied');
  });
});

it('the gate of consent shows the draft to the deputy first, and lets it pass after 同意 only', async () => {
  const gated = await openWorld({ settings: { 'gates.consent': 'on' } });
  const { number } = await gated.signedOff('区教育局');
  await gated.replies('区教育局', number, 'A 内容:已更换。');
  expect((await gated.record(number)).state).toBe('assigned');
  expectSaid(gated, 'zhang', number, '已更换', '有意见');
  await gated.presses('zhang', '有意见');
  await gated.says('zhang', '还有两盏不亮');
  expectSaid(gated, 'ge', number, '还有两盏不亮');
  await gated.replies('区教育局', number, 'A 内容:十一盏都已更换。');
  await gated.presses('zhang', '同意');
  expect((await gated.record(number)).state).toBe('assigned');
  await gated.replies('区教育局', number, 'A 内容:换了九盏。');
  expect((await gated.record(number)).state).toBe('assigned');
  expectSaid(gated, 'zhang', number, '换了九盏', '有意见');
  await gated.replies('区教育局', number, 'A 内容:十一盏都已更换。');
  expect((await gated.record(number)).state).toBe('replied');
  await gated.close();
});
