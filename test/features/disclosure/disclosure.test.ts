import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const disclosedOf = async (number: string) => (await world.record(number)).disclosed;

describe('公开', () => {
  it('shows staff a draft without personal data first, and is entered when confirmed', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.replies('区教育局', number, 'A 内容:已换好,联系李师傅13812345678。');
    await world.says('wang', `#公开 ${number} 全文`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['gs', 'wang']);
    expectSaid(world, 'wang', '公开稿', number, '已换好', '已略');
    expectUnsaid(world, 'wang', '13812345678');
    expectUnsaid(world, 'gs', '已换好');
    expect(await disclosedOf(number)).toBeNull();
    await world.presses('wang', '确认', { in: 'gs' });
    expect(await disclosedOf(number)).toBe('full');
    await world.says('wang', '#撤销', { in: 'gs' });
    expect(await disclosedOf(number)).toBeNull();
  });

  it('withheld is entered at once, and its reason asked for afterwards', async () => {
    const { number } = await world.replied();
    await world.says('wang', `#公开 ${number} 不公开`, { in: 'gs' });
    expectSaid(world, 'wang', number, '理由');
    expect(await disclosedOf(number)).toBe('withheld');
    await world.wait('1h');
    await world.says('wang', '涉及个人隐私');
    const latest = await world.app.database.read.disclosure.findFirst({
      where: { suggestion: { number } },
      orderBy: { enteredAt: 'desc' },
    });
    expect(latest).toMatchObject({ mode: 'withheld', reason: '涉及个人隐私' });
  });

  it('of what the deputy asked not to disclose is never in full', async () => {
    const { number } = await world.replied('区教育局', { confidential: true });
    await world.says('wang', `#公开 ${number} 全文`, { in: 'gs' });
    expectRefused(world, 'wang', number, '不公开');
    await world.says('wang', `#公开 ${number} 摘要`, { in: 'gs' });
    await world.presses('wang', '确认');
    expect(await disclosedOf(number)).toBe('summary');
  });

  it('of several is confirmed together', async () => {
    const numbers = [(await world.replied()).number, (await world.replied()).number];
    await world.says('wang', `#公开 ${numbers.join('、')} 摘要`, { in: 'gs' });
    expect(world.heard('wang').filter((text) => text.includes('公开稿'))).toHaveLength(2);
    await world.presses('wang', '确认', { in: 'gs' });
    expect(await Promise.all(numbers.map(disclosedOf))).toEqual(['summary', 'summary']);
  });

  it('before the reply is refused', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('wang', `#公开 ${number} 全文`, { in: 'gs' });
    expectRefused(world, 'wang', number, '答复以后');
  });

  it('is due twenty working days after the reply; staff is reminded until it is entered', async () => {
    const { number } = await world.replied();
    await world.until('2026-03-30T10:00');
    expect(world.heardAll('gs').includes('公开')).toBe(true);
    await world.says('wang', `#公开 ${number} 不公开 理由:涉及个人隐私`, { in: 'gs' });
    expectSaid(world, 'gs', '已登记不公开');
    expectUnsaid(world, 'gs', '网上发布');
    await world.until('2026-04-10T10:00');
    expectUnsaid(world, 'gs', number);
  });

  it('is not hunted for where it was due before the reply came into the books', async () => {
    await world.until('2026-06-01T09:00');
    const { number } = await world.assignedTo('区教育局', { more: '日期:2026-03-02' });
    await world.replies('区教育局', number, 'A 日期:3月20日 内容:已办。');
    await world.says('zhang', '满意');
    await world.until('2026-08-03T10:00');
    const hunted = world
      .heard('gs')
      .filter((text) => text.includes(`${number}《`) && text.includes('答复公开'));
    expect(hunted).toEqual([]);
  });
});
