import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();

async function drafted(text: string): Promise<string> {
  await world.says('zhang', text);
  return /拟\d+/u.exec(world.heardAll('zhang'))?.[0] ?? 'nothing shown';
}

const numbered = (what: string): string =>
  `标题:关于${what}的建议\n问题:${what}已有三年没有做。\n建议:年内完成。`;

it.each([
  ['好的', '翻修操场'],
  ['没问题,谢谢', '开通公交'],
  ['交吧', '治理油烟'],
  ['可以，提交吧', '补种行道树'],
  ['麻烦帮我交上去', '加装电梯'],
])('%s right after the draft was shown back hands it in', async (words, what) => {
  const intake = await drafted(numbered(what));
  await world.says('zhang', words);
  expectSaid(world, 'zhang', intake, '已提交');
  expectSaid(world, 'gs', '待审', intake);
  expect((await world.record(intake)).state).toBe('submitted');
});

it('好的 hands in nothing once something else was said; 交吧 does', async () => {
  const intake = await drafted(numbered('疏通北河道'));
  await world.says('zhang', '帮助');
  await world.says('zhang', '好的');
  expectSaid(world, 'zhang', intake, '疏通北河道', '还没有提交', '提交');
  await world.says('zhang', '帮助');
  await world.says('zhang', '待办');
  await world.says('zhang', '查 拟99');
  await world.says('zhang', '好的');
  expectUnsaid(world, 'zhang', '已提交', '还没有提交');
  expect((await world.record(intake)).state).toBe('draft');
  await world.says('zhang', '交吧');
  expect((await world.record(intake)).state).toBe('submitted');
});

it('好的 neither hands in a draft that lacks a part nor becomes the part', async () => {
  const intake = await drafted('#建议\n标题:关于加固东堤的建议\n问题:东堤已经渗水。');
  for (const words of ['好的', '行', '没问题']) {
    await world.says('zhang', words);
    expectSaid(world, 'zhang', intake, '还没有提交,还缺「建议」');
  }
  expect((await world.record(intake)).state).toBe('draft');
  await world.says('zhang', '汛前加固完');
  expectSaid(world, 'zhang', intake, '【建议】汛前加固完');
  await world.says('zhang', '放弃');
});

it('a part sent after 修改 is laid into the draft, however short; 好的 is none and hands in nothing', async () => {
  const intake = await drafted(numbered('修缮石桥'));
  await world.presses('zhang', '修改');
  expectSaid(world, 'zhang', intake, '要改哪一段');
  await world.says('zhang', '好的');
  expect((await world.record(intake)).state).toBe('draft');
  await world.says('zhang', '在青石村三组');
  expectSaid(world, 'zhang', intake, '在青石村三组');
  await world.says('zhang', '好的');
  expectSaid(world, 'zhang', '已提交');
});

it('好的 in a group is talk, and 交吧 without a draft says so', async () => {
  await drafted(numbered('增设公厕'));
  await world.says('zhang', '好的', { in: 'g1' });
  expect(world.heardIn()).toEqual([]);
  await world.says('zhang', '放弃');
  await world.says('qiao', '交吧');
  expectRefused(world, 'qiao', '没有等您提交的草稿');
});

describe('a whole text that follows an open draft', () => {
  const FIRST = '人民路小学门口每天放学堵车严重,家长乱停车,希望交警在放学时段派人疏导。';
  const SECOND = '我们村东头的垃圾池满了半个月没人清,臭得很,希望镇里尽快安排清运。';

  async function asked(): Promise<string> {
    const intake = await drafted(FIRST);
    await world.says('zhang', SECOND, { images: 1 });
    expectSaid(world, 'zhang', '还有一件没提交', intake, '另一件', '补充', '改成这段');
    return intake;
  }

  it('is another suggestion when the deputy says so, with its picture; each is handed in by its number', async () => {
    const intake = await asked();
    await world.says('zhang', '另一件');
    const other = /拟\d+/u.exec(world.heardAll('zhang'))?.[0] ?? '';
    expect(other).not.toBe(intake);
    expectSaid(world, 'zhang', '关于解决村东头的垃圾池满了半个月没人清问题的建议');
    const files = await world.app.database.read.suggestionFile.count({
      where: { suggestion: { intakeNumber: Number(other.slice(1)) } },
    });
    expect(files).toBe(1);
    await world.says('zhang', `提交 ${intake}`);
    expectSaid(world, 'zhang', intake, '已提交');
    await world.says('zhang', `提交 ${intake}`);
    expectRefused(world, 'zhang', `${intake} 已经提交`);
    await world.says('zhang', '提交 拟9999');
    expectRefused(world, 'zhang', '没有等您提交的草稿');
    await world.says('zhang', `提交 ${intake}、${other}`);
    expectRefused(world, 'zhang', '一件一件');
    expect((await world.record(other)).state).toBe('draft');
    await world.says('zhang', '提交');
    expect((await world.record(other)).state).toBe('submitted');
  });

  it('is added or put in its place when the deputy says so', async () => {
    const intake = await asked();
    await world.says('zhang', '补充');
    expectSaid(world, 'zhang', intake, '希望交警在放学时段派人疏导。希望镇里尽快安排清运');
    await world.says('zhang', SECOND);
    await world.says('zhang', '3');
    expectSaid(world, 'zhang', intake, '【建议】希望镇里尽快安排清运');
    await world.says('zhang', '放弃');
  });

  it('is added without a question when it begins so, and so is a short one right after the draft', async () => {
    const intake = await drafted(FIRST);
    await world.says('zhang', `补充一点,${SECOND}`);
    expectSaid(world, 'zhang', intake, '希望镇里尽快安排清运');
    await world.says('zhang', '旁边那条沟也堵了');
    expectSaid(world, 'zhang', intake, '旁边那条沟也堵了');
    await world.says('zhang', '什么时候能批下来');
    expectSaid(world, 'zhang', '没看明白');
    await world.says('zhang', '放弃');
  });
});
