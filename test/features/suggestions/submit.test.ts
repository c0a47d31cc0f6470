import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const WHOLE =
  '#建议\n标题:关于在梅溪街道增设充电棚的建议\n问题:飞线充电有三起险情。\n建议:\n1.先建五处充电棚。\n2.年底前全覆盖。';

function shownIntake(chat: string): string {
  return /拟\d+/u.exec(world.heardAll(chat))?.[0] ?? 'nothing shown';
}

describe('a suggestion that a deputy types', () => {
  it('is shown back in the group with title, intake number and choices, as a draft', async () => {
    await world.says('zhang', WHOLE, { in: 'g1' });
    expect(world.heardIn()).toEqual(['g1']);
    expectSaid(world, 'g1', '梅溪街道', '收件号拟', '共2条', '确认提交', '修改', '放弃');
    const record = await world.record(shownIntake('g1'));
    expect(record).toMatchObject({
      state: 'draft',
      kind: 'between_sessions',
      leadDeputy: '张明',
      number: null,
    });
  });

  it.each([
    ['建议', '#建议\n标题:关于路灯的建议\n问题:十一盏灯不亮。', '还缺「建议」'],
    ['问题', '#建议\n标题:关于路灯的建议\n建议:一个月内更换。', '还缺「问题」'],
  ])('is taken without its %s, which is asked for', async (_part, text, asked) => {
    await world.says('zhang', text);
    expectSaid(world, 'zhang', asked, '关于路灯的建议');
    expect((await world.record(shownIntake('zhang'))).state).toBe('draft');
  });

  it('gets a title from what it asks for when it has none', async () => {
    await world.says('zhang', '#建议\n问题:老旧小区没有充电棚。\n建议:在老旧小区增设充电棚,年底前完成。');
    expect((await world.record(shownIntake('zhang'))).title).toBe('关于在老旧小区增设充电棚的建议');
  });

  it('keeps its pictures', async () => {
    await world.says('zhang', WHOLE, { images: 2 });
    const { intakeNumber } = await world.record(shownIntake('zhang'));
    const files = await world.app.database.read.suggestionFile.count({
      where: { suggestion: { intakeNumber: Number(intakeNumber.slice(1)) } },
    });
    expect(files).toBe(2);
  });

  it('goes privately when it is 不公开; the group reads no word of it', async () => {
    await world.says('zhang', `${WHOLE}\n不公开:是`, { in: 'g1' });
    expectSaid(world, 'zhang', '梅溪街道', '收件号拟');
    expect(world.heard('g1')).toHaveLength(1);
    expectSaid(world, 'g1', '已私信您');
    expectUnsaid(world, 'g1', '梅溪街道', '充电');
  });

  it('whatever follows 建议 in the direct chat is one, however short, but not a word of assent', async () => {
    await world.says('qiao', '建议');
    expectSaid(world, 'qiao', '请填写');
    await world.says('qiao', '青石桥栏杆断了');
    expectSaid(world, 'qiao', '收到了', '青石桥栏杆断了');
    await world.says('qiao', '放弃');
    await world.says('qiao', '建议');
    await world.says('qiao', '好的');
    expectUnsaid(world, 'qiao', '收到了');
  });

  it('what follows 建议 leaves the draft that is open as it is', async () => {
    await world.says('qiao', '建议在人民路装十盏路灯');
    await world.says('qiao', '建议');
    await world.says('qiao', '青石桥栏杆断了三处');
    const drafts = await world.app.database.read.suggestion.findMany({
      where: { state: 'draft' },
      orderBy: { intakeNumber: 'desc' },
      take: 2,
    });
    expect(drafts.map(({ reason, advice }) => ({ reason, advice }))).toEqual([
      { reason: '青石桥栏杆断了三处', advice: '' },
      { reason: '', advice: '建议在人民路装十盏路灯' },
    ]);
    await world.says('qiao', '放弃');
    await world.says('qiao', '放弃');
  });

  it('a title is changed as one says it', async () => {
    await world.says('qiao', '建议在人民路装十盏路灯');
    await world.says('qiao', '题目改成关于照亮人民路的建议');
    expectSaid(world, 'qiao', '《关于照亮人民路的建议》');
  });

  it('opens the form in the direct chat when nothing is said; the filled form is a draft', async () => {
    await world.says('zhang', '#建议', { in: 'g1' });
    expectSaid(world, 'g1', '已私信您');
    await world.fills('zhang', '建议', {
      标题: '关于公厕的建议',
      问题: '集市没有公厕。',
      建议: '建一座公厕。',
    });
    expect(await world.record(shownIntake('zhang'))).toMatchObject({
      state: 'draft',
      title: '关于公厕的建议',
    });
  });

  it("is written in the deputy's words without a mark in a direct chat", async () => {
    await world.says('qiao', '建议区里尽快在文昌小学门口设置人行横道和信号灯,上下学时段孩子过马路很危险。');
    expect(await world.record(shownIntake('qiao'))).toMatchObject({ state: 'draft', leadDeputy: '乔雨薇' });
  });
});

describe('a draft', () => {
  it('is changed by what is sent afterwards in the direct chat, and keeps its number', async () => {
    const { intake } = await world.draft();
    await world.says('zhang', '标题:关于更换全部路灯的建议');
    expectSaid(world, 'zhang', intake, '关于更换全部路灯的建议');
    expect(await world.record(intake)).toMatchObject({ state: 'draft', title: '关于更换全部路灯的建议' });
  });

  it('loses nothing by a sentence without a label, which is shown back', async () => {
    const { intake } = await world.draft();
    await world.says('zhang', '栏杆断了四处不是三处');
    expectSaid(world, 'zhang', intake, '栏杆断了四处不是三处');
    const { reason } = await world.app.database.read.suggestion.findFirstOrThrow({
      where: { intakeNumber: Number(intake.slice(1)) },
    });
    expect(reason).toMatch(/.\n栏杆断了四处不是三处$/u);
  });

  it('waits for review once it is confirmed; the office and nobody else is told', async () => {
    const { intake, title } = await world.draft({ in: 'g1' });
    await world.presses('zhang', '确认提交', { in: 'g1' });
    expect(world.heardIn()).toEqual(['g1', 'gs']);
    expectSaid(world, 'gs', '待审', intake, title, '张明', '通过', '退改', '不宜');
    expect(await world.audit(intake)).toEqual(['suggestion.drafted', 'suggestion.submitted']);
  });

  it('is confirmed by the word 提交 too', async () => {
    const { intake } = await world.draft();
    await world.says('zhang', '提交');
    expect((await world.record(intake)).state).toBe('submitted');
  });

  it('cannot be confirmed by another person', async () => {
    const { intake } = await world.draft({ in: 'g1' });
    await world.presses('li', '确认提交', { in: 'g1' });
    expectRefused(world, 'li');
    expect((await world.record(intake)).state).toBe('draft');
  });

  it('cannot be confirmed twice', async () => {
    const { intake } = await world.submitted({ in: 'g1' });
    await world.presses('zhang', '确认提交', { in: 'g1' });
    expectRefused(world, 'zhang');
    expect(await world.audit(intake)).toEqual(['suggestion.drafted', 'suggestion.submitted']);
  });

  it('is put away by 放弃 and cannot be confirmed any more', async () => {
    const { intake } = await world.draft();
    await world.presses('zhang', '放弃');
    expectSaid(world, 'zhang', intake, '没有提交');
    await world.presses('zhang', '确认提交');
    expectRefused(world, 'zhang');
    expect((await world.record(intake)).state).toBe('withdrawn');
  });

  it('is explained, not changed, by 修改', async () => {
    const { intake } = await world.draft();
    await world.presses('zhang', '修改');
    expectSaid(world, 'zhang', intake, '直接发我');
    expect(await world.audit(intake)).toEqual(['suggestion.drafted']);
  });
});

describe('no suggestion is taken', () => {
  const count = (): Promise<number> => world.app.database.read.suggestion.count();

  it.each([
    ['a handler', 'chen'],
    ['staff', 'wang'],
    ['a leader', 'luo'],
    ['a deputy who is suspended', 'lu'],
  ])('from %s', async (_who, by) => {
    const before = await count();
    await world.says(by, WHOLE);
    expectRefused(world, by);
    expect(await count()).toBe(before);
  });

  it('in a group that is not registered', async () => {
    const before = await count();
    await world.says('zhang', WHOLE, { in: 'gx' });
    expectRefused(world, 'zhang', '登记');
    expect(await count()).toBe(before);
  });

  it("in a unit's group, where it is kept, and registered privately by 登记", async () => {
    const before = await count();
    await world.says('li', WHOLE, { in: 'gz' });
    expectRefused(world, 'li', '登记');
    expect(await count()).toBe(before);

    await world.says('li', '登记');
    expect(await world.record(shownIntake('li'))).toMatchObject({ state: 'draft', leadDeputy: '李芳' });
  });
});
