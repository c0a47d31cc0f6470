import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { joint } from './support.ts';

const world = await createWorld();

const shownIn = (chat: string, intake: string): string => {
  const card = world.network
    .lines(`group:${chat}`)
    .findLast(
      (line) => line.message.kind === 'card' && line.message.card.title.includes(`【请联名】${intake}`),
    );
  return card?.message.kind === 'card' ? card.message.card.lines.join('\n') : '';
};

describe('a draft that names others', () => {
  it('says whom it names, and of whom it knows nothing', async () => {
    await world.says('zhang', '#建议\n标题:关于修桥的建议\n问题:桥断。\n建议:修桥。\n联名:李芳、王小二', {
      in: 'g1',
    });
    expectSaid(world, 'g1', '拟请联名:李芳。');
    expectSaid(world, 'zhang', '王小二', '没有请');
    await world.says('zhang', '联名:乔雨薇');
    expectSaid(world, 'zhang', '拟请联名:乔雨薇。');
    await world.presses('zhang', '放弃');
  });

  it('asks for names after 联名 alone, and 全团 means the team', async () => {
    const { intake } = await world.draft();
    await world.says('zhang', '联名');
    expectSaid(world, 'zhang', intake, '哪几位');
    await world.says('zhang', '全团');
    expectSaid(world, 'zhang', '拟请联名', '李芳', '林静');
    await world.presses('zhang', '放弃');
  });

  it('is not reviewed yet once it is confirmed: the group and the others are asked', async () => {
    const intake = await joint(world, '李芳、乔雨薇、石小川', { in: 'g1' });
    expect((await world.record(intake)).state).toBe('cosigning');
    expectSaid(world, 'g1', '附议', intake, '张明', '3月5日18:00');
    expectSaid(world, 'qiao', '附议', intake, '张明');
    // 李芳 reads it in the group; 石小川 has no account: only the lead deputy hears of that.
    expectSaid(world, 'zhang', '石小川', '绑定');
    expectUnsaid(world, 'g1', '石小川');
    expect(world.heardIn()).toEqual(['g1', 'qiao', 'zhang']);
    await world.says('zhang', '提交');
  });
});

describe('附议', () => {
  it('is a bare word, changes the one list of the group, and is no message there', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    expect(world.heardIn()).toEqual(['li']);
    expectSaid(world, 'li', intake, '1位');
    expect(shownIn('g1', intake)).toContain('已附议1位:李芳');
    expect((await world.record(intake)).cosigners).toEqual(['李芳']);

    // 乔雨薇 was the last to be asked: the review begins.
    await world.says('qiao', '附议');
    expectSaid(world, 'g1', '联名收齐', '乔雨薇、李芳');
    expectSaid(world, 'gs', '待审', intake, '张明');
    expectSaid(world, 'zhang', intake, '已送审核');
    const { state, cosigners } = await world.record(intake);
    expect([state, cosigners]).toEqual(['submitted', ['乔雨薇', '李芳']]);
    expect((await world.audit(intake)).slice(-3)).toEqual([
      'cosigner.agreed',
      'cosigner.agreed',
      'suggestion.submitted',
    ]);
  });

  it('is heard in the group only of somebody whom the bot cannot write to', async () => {
    const intake = await joint(world, '李芳', { in: 'g1' });
    await world.says('lin', '附议', { in: 'g1' });
    expect(world.heardIn()).toEqual(['g1']);
    expectSaid(world, 'g1', '林静', intake);
    // Somebody who was not asked may join; 李芳 is still waited for.
    const { state, cosigners } = await world.record(intake);
    expect([state, cosigners]).toEqual(['cosigning', ['林静']]);
    await world.says('zhang', '提交');
  });

  it('may be pressed on the card; 不附议 is known to nobody else, and once all have answered it goes on', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.presses('li', '附议', { in: 'g1' });
    await world.presses('qiao', '不附议');
    expectSaid(world, 'qiao', intake, '不联名');
    expectUnsaid(world, 'g1', '乔雨薇');
    const { state, cosigners } = await world.record(intake);
    expect([state, cosigners]).toEqual(['submitted', ['李芳']]);
  });

  it('is taken back before the review, and not after it', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    await world.says('li', '不附议', { in: 'g1' });
    expectSaid(world, 'li', intake, '已收回');
    expect(shownIn('g1', intake)).not.toContain('李芳');
    await world.says('li', `附议 ${intake}`);
    await world.says('zhang', '提交');
    expectSaid(world, 'gs', '待审', intake);

    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    await world.says('li', `不附议 ${intake}`);
    expectRefused(world, 'li', '退出');
    expect((await world.record(intake)).cosigners).toEqual(['李芳']);
  });

  it('names the matters when several wait, and joins none', async () => {
    const [one, two] = [await joint(world, '李芳', { in: 'g1' }), await joint(world, '李芳', { in: 'g1' })];
    await world.says('li', '附议', { in: 'g1' });
    expectRefused(world, 'li', one, two);
    await world.says('li', '附议', { in: 'g1', quote: `【请联名】${two}` });
    expect((await world.record(two)).state).toBe('submitted');
    expect((await world.record(one)).state).toBe('cosigning');
    await world.says('zhang', '提交');
  });
});

describe('附议 without a number that changes nothing', () => {
  it('says so: joined already, led by the speaker, or too late', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    const before = await world.audit(intake);
    await world.says('li', '附议', { in: 'g1' });
    expect(world.heardIn()).toEqual(['li']);
    expectSaid(world, 'li', '您已附议', intake);
    expect(await world.audit(intake)).toEqual(before);
    await world.says('zhang', '附议', { in: 'g1' });
    expectRefused(world, 'zhang', intake, '您自己领衔');
    await world.says('zhang', '提交');
    await world.says('qiao', '附议');
    expectRefused(world, 'qiao', intake, '联名已经截止');
  });
});

describe('附议 is refused', () => {
  it.each([
    ['to the lead deputy', 'zhang', '您自己领衔'],
    ['to a suspended deputy', 'lu', '代表状态'],
    ['to a handler', 'chen', '代表'],
    ['to staff', 'wang', '代表'],
    ['to a coordinator', 'zhou', '代表'],
  ])('%s', async (_who, by, word) => {
    const intake = await joint(world, '李芳', { in: 'g1' });
    await world.says(by, `附议 ${intake}`);
    expectRefused(world, by, word);
    expect((await world.record(intake)).cosigners).toEqual([]);
    await world.says('zhang', '提交');
  });

  it('once the window is over, also late by a minute', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    const end = (await world.app.database.read.suggestion.findFirstOrThrow({ where: { state: 'cosigning' } }))
      .cosignUntil;
    await world.wait('5d');
    expect((await world.record(intake)).state).toBe('submitted');
    expect(end).toBeInstanceOf(Date);
    await world.says('li', `附议 ${intake}`);
    expectRefused(world, 'li', '截止', '张明');
  });

  it('不附议 to what nobody asked for', async () => {
    const intake = await joint(world, '乔雨薇', { in: 'g1' });
    await world.says('li', `不附议 ${intake}`);
    expectRefused(world, 'li', intake);
    await world.says('zhang', '提交');
  });
});

describe('the end of the time', () => {
  it('begins the review at its instant, with those who have joined', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    const { cosignUntil } = await world.app.database.read.suggestion.findFirstOrThrow({
      where: { state: 'cosigning' },
    });
    if (cosignUntil === null) throw new Error('a window has an end');
    const shanghai = (date: Date): string =>
      new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
    await world.until(shanghai(new Date(cosignUntil.getTime() - 60_000)));
    expect((await world.record(intake)).state).toBe('cosigning');
    await world.until(shanghai(cosignUntil));
    expectSaid(world, 'gs', '待审', intake);
    expectSaid(world, 'g1', '联名收齐', '李芳');
    expect((await world.record(intake)).state).toBe('submitted');
  });
});
