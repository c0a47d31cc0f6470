import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';
import { joint } from './support.ts';

const world = await createWorld();

describe('接龙', () => {
  it('counts for its sender alone; the others are asked, one by one', async () => {
    const intake = await joint(world, '李芳', { in: 'g1' });
    await world.says('li', `#接龙\n附议 ${intake}\n1. 李芳\n2. 乔雨薇\n3. 王小二`, { in: 'g1' });
    const { state, cosigners } = await world.record(intake);
    expect([state, cosigners]).toEqual(['cosigning', ['李芳']]);
    expectSaid(world, 'qiao', '附议', intake);
    expectSaid(world, 'li', '乔雨薇', '本人回复为准');
    expectSaid(world, 'li', '王小二', '没有请');
    await world.says('qiao', '不附议');
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it('of the lead deputy asks the others; without the own name it signs for nobody', async () => {
    const intake = await joint(world, '李芳', { in: 'g1' });
    await world.says('zhang', `#接龙\n附议 ${intake}\n1. 张明\n2. 乔雨薇`, { in: 'g1' });
    expectSaid(world, 'qiao', '附议', intake);
    await world.says('li', `#接龙\n附议 ${intake}\n1. 张明\n2. 乔雨薇`, { in: 'g1' });
    expectSaid(world, 'li', '没有您的名字');
    expect((await world.record(intake)).cosigners).toEqual([]);
    await world.says('zhang', '提交');
  });
});

describe('a joint suggestion that is 不公开', () => {
  it('is in no group; those who are asked read it and may join', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1', confidential: true });
    expect(world.heardIn()).toEqual(['li', 'qiao', 'zhang']);
    await world.says('qiao', `看${intake}`);
    expectSaid(world, 'qiao', '居民盼了多年');
    await world.says('lin', `附议 ${intake}`);
    expect((await world.record(intake)).cosigners).toEqual([]);
    await world.says('qiao', '附议');
    await world.says('li', '附议');
    expect(world.heard('g1')).toEqual([]);
    expectSaid(world, 'gs', '待审', intake);
    expectUnsaid(world, 'gs', '新建');
    expect((await world.record(intake)).cosigners).toEqual(['乔雨薇', '李芳']);
  });
});

describe('what is being joined', () => {
  it('may be read by any deputy, not by a unit; 查 and 我的 show who has joined', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    await world.says('qiao', `看${intake}`);
    expectSaid(world, 'qiao', '居民盼了多年');
    await world.says('chen', `看${intake}`);
    expectRefused(world, 'chen');
    await world.says('li', `查 ${intake}`);
    expectSaid(world, 'li', '正在联名', '联名:李芳');
    await world.says('li', '我的');
    expectSaid(world, 'li', '联名', intake, '正在联名');
    await world.says('zhang', '提交');
  });

  it('takes more deputies by 联名, and when its text is changed all are asked anew', async () => {
    const intake = await joint(world, '李芳', { in: 'g1' });
    await world.says('zhang', '联名 乔雨薇');
    expectSaid(world, 'qiao', '附议', intake);
    await world.says('li', '附议', { in: 'g1' });
    await world.says('zhang', '问题:居民盼了十年。', { quote: '乔雨薇' });
    expect(await world.record(intake)).toMatchObject({ state: 'draft', cosigners: [] });
    await world.presses('zhang', '确认提交');
    expectSaid(world, 'g1', '请联名', intake);
    await world.says('li', '附议', { in: 'g1' });
    await world.says('qiao', '附议');
    expect(await world.record(intake)).toMatchObject({ state: 'submitted', cosigners: ['乔雨薇', '李芳'] });
  });

  it('takes nobody once it waits for review', async () => {
    const { intake } = await world.submitted();
    await world.says('zhang', `联名 ${intake} 乔雨薇`);
    expectRefused(world, 'zhang', intake);
    await world.says('qiao', `联名 ${intake} 李芳`);
    expectRefused(world, 'qiao', intake);
  });

  it('is answered to every one of them, and what is sent back and changed is told to them', async () => {
    const intake = await joint(world, '李芳、乔雨薇', { in: 'g1' });
    await world.says('li', '附议', { in: 'g1' });
    await world.says('qiao', '附议');
    await world.says('wang', `#退改 ${intake} 写明地点`, { in: 'gs' });
    await world.says('zhang', '问题:梅溪街道居民盼了多年。');
    await world.says('zhang', '提交');
    for (const deputy of ['li', 'qiao']) expectSaid(world, deputy, intake, '改过', '不附议');
    expect((await world.record(intake)).state).toBe('submitted');
    await world.says('li', `不附议 ${intake}`);
    await world.says('wang', `#通过 ${intake}`, { in: 'gs' });
    const number = (await world.record(intake)).number ?? '';
    await world.says('wang', `#交办 ${number} 主办:区教育局`, { in: 'gs' });
    await world.replies('区教育局', number);
    expectSaid(world, 'qiao', '答复', 'A类', number);
    expect(world.heard('li')).toEqual([]);
  });
});

describe('a suggestion that nobody was asked to join', () => {
  it('may be joined while it waits for its first review', async () => {
    const { intake } = await world.submitted();
    await world.says('qiao', `附议 ${intake}`);
    expectSaid(world, 'zhang', '乔雨薇', intake);
    expect((await world.record(intake)).cosigners).toEqual(['乔雨薇']);
  });

  it('is offered to whoever forwards it: 附议 puts the copy away, 另提一件 keeps it', async () => {
    const { intake, title } = await world.submitted();
    const forwarded = `#建议\n标题:${title}\n问题:同一件事。\n建议:一个月内更换。`;
    await world.says('qiao', forwarded);
    expectSaid(world, 'qiao', '这件已登记', intake, '附议吗');
    await world.presses('qiao', '另提一件');
    expectSaid(world, 'qiao', '照旧');
    await world.says('li', forwarded);
    await world.presses('li', '附议');
    expect((await world.record(intake)).cosigners).toEqual(['李芳']);
    const copies = await world.app.database.read.suggestion.findMany({
      where: { title },
      orderBy: { intakeNumber: 'asc' },
    });
    expect(copies.map(({ state }) => state)).toEqual(['submitted', 'draft', 'withdrawn']);
  });
});
