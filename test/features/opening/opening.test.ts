import { describe, expect, it } from 'vitest';
import { createWorld } from '../../support/world.ts';
import { expectRefused, expectSaid, expectUnsaid } from '../../support/world-expect.ts';

const world = await createWorld();
const SUGGESTION = '#建议\n标题:关于增设公厕的建议\n问题:集市没有公厕。\n建议:建一座公厕。';

describe('a message with a mark of secrecy', () => {
  it.each([
    ['in a group', 'zhang', 'g1', '张明', '第一代表团群'],
    ['in a direct chat', 'zhang', undefined, '张明', '私聊'],
    ['from somebody who is not bound', 'shi', 'g2', '绑定', '第二代表团群'],
  ])(
    '%s leaves no word anywhere; its sender and the office are told, the group is not',
    async (_place, by, chat, who, where) => {
      await world.says(
        by,
        '#建议\n机密★10年\n标题:关于碧螺山仓库的建议\n问题:碧螺山仓库漏水。\n建议:修缮。',
        chat === undefined ? {} : { in: chat },
      );
      expect(world.heardIn()).toEqual(['gs', by].toSorted());
      expectSaid(world, by, '没有保存', '撤回');
      expectSaid(world, 'gs', who, where);
      expect(await world.everythingStored()).not.toContain('碧螺山');
      expect(world.logged.join('\n')).not.toContain('碧螺山');
    },
  );

  it('from somebody unknown in a direct chat is answered at once, and nothing of it waits for 登记', async () => {
    await world.says('shi', '【秘密】碧螺山材料');
    expect(world.heardIn()).toEqual(['shi']);
    expectSaid(world, 'shi', '没有保存', '撤回');
    expect(await world.everythingStored()).not.toContain('碧螺山');
    await world.says('shi', '我是石小川');
    expectSaid(world, 'shi', '石小川', '确认');
    expectUnsaid(world, 'shi', '替您留着');
    await world.says('shi', '【秘密】碧螺山材料');
    await world.presses('wang', '不同意', { in: 'gs' });
  });

  it('also as the name of a file', async () => {
    await world.says('zhang', '请看附件', { files: ['秘密★碧螺山方案.pdf'] });
    expectSaid(world, 'zhang', '没有保存');
    expect(await world.everythingStored()).not.toContain('碧螺山');
  });
});

describe('chatter', () => {
  it.each([
    ['talk', '中午一起吃碧螺春吗'],
    ['收到 among deputies', '收到'],
    ['a bare number', '1'],
    ['a word of the list inside a sentence', '我昨天签收了一箱碧螺春'],
  ])('(%s) is answered by nothing, and no text of it is stored', async (_what, text) => {
    await world.says('zhang', text, { in: 'g1' });
    expect(world.heardIn()).toEqual([]);
    expect(await world.everythingStored()).not.toContain('碧螺春');
  });
});

describe('somebody who is not bound', () => {
  it('is told privately how to bind; what was typed waits as a private draft', async () => {
    await world.says('shi', SUGGESTION, { in: 'g2' });
    expectRefused(world, 'shi', '绑定', '我是姓名');
    const kept = await world.app.database.read.privateDraft.findMany({
      where: { kind: 'unbound', externalId: 'shi' },
    });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept[0]?.payload)).toContain('关于增设公厕的建议');
    expect(await world.app.database.read.suggestion.count()).toBe(0);
  });

  it('cannot press a card either', async () => {
    const { intake } = await world.submitted();
    await world.presses('shi', '通过', { in: 'gs' });
    expectRefused(world, 'shi', '绑定');
    expect((await world.record(intake)).state).toBe('submitted');
  });
});

describe('somebody whom the bot cannot write to', () => {
  it('submits in the group; what is private later becomes a line without content there', async () => {
    const { intake, title } = await world.submitted({ by: 'lin', in: 'g1' });
    await world.says('wang', `#退改 ${intake} 请写明路段`, { in: 'gs' });
    expect(world.heardIn()).toEqual(['g1', 'gs']);
    expectSaid(world, 'g1', '林静', '加我');
    expectUnsaid(world, 'g1', title, '请写明路段', intake);
    expect((await world.record(intake)).state).toBe('revision_requested');
  });
});

describe('a group that is not registered', () => {
  it('hears nothing; the speaker is told privately what is missing', async () => {
    await world.says('zhang', '#查 拟1', { in: 'gx' });
    expectRefused(world, 'zhang', '登记');
  });
});

describe('a word that is no command', () => {
  it('is answered privately with the nearest one, in a group once in ten minutes for all', async () => {
    await world.until('2026-03-02T10:00');
    await world.says('zhang', '#代办', { in: 'g1' });
    expectRefused(world, 'zhang', '待办');
    await world.says('li', '#情矿', { in: 'g1' });
    expect(world.heardIn()).toEqual([]);
    await world.until('2026-03-02T10:11');
    await world.says('li', '#情矿', { in: 'g1' });
    expectRefused(world, 'li');
  });

  it('is answered every time in a direct chat', async () => {
    for (const _time of [1, 2]) {
      await world.says('zhang', '代办');
      expectRefused(world, 'zhang', '待办');
    }
  });

  it('that exists but cannot be done yet is refused', async () => {
    await world.says('wang', '#通报稿', { in: 'gs' });
    expectRefused(world, 'wang', '通报稿');
  });
});

describe('a choice', () => {
  it('that no card showed is refused', async () => {
    await world.presses('zhang', '确认提交', { in: 'g2' });
    expectRefused(world, 'zhang', '确认提交');
  });

  it('by its number answers the newest card of a direct chat, and nothing in a group', async () => {
    const { intake } = await world.draft({ in: 'g1' });
    await world.says('zhang', '1', { in: 'g1' });
    expect(world.heardIn()).toEqual([]);
    expect((await world.record(intake)).state).toBe('draft');

    const direct = await world.draft();
    await world.says('zhang', '1');
    expect((await world.record(direct.intake)).state).toBe('submitted');
  });

  it('by its number counts in a group for the asked person when it quotes the card', async () => {
    const { intake } = await world.draft({ in: 'g1' });
    await world.says('li', '1', { in: 'g1', quote: intake });
    expectRefused(world, 'li');
    await world.says('zhang', '1', { in: 'g1', quote: intake });
    expect((await world.record(intake)).state).toBe('submitted');
  });
});

it('what the platform delivers again is done once', async () => {
  const event = await world.says('zhang', SUGGESTION, { in: 'g1' });
  const before = await world.app.database.read.suggestion.count();
  await world.redelivers([event, event]);
  expect(world.heardIn()).toEqual([]);
  expect(await world.app.database.read.suggestion.count()).toBe(before);
});

it('what was typed at night is answered at once; others are told at nine', async () => {
  await world.until('2026-03-03T23:00');
  const { intake } = await world.draft();
  await world.presses('zhang', '确认提交');
  expect(world.heardIn()).toEqual(['zhang']);
  await world.until('2026-03-04T08:59');
  expect(world.heard('gs')).toEqual([]);
  await world.until('2026-03-04T09:00');
  expectSaid(world, 'gs', '待审', intake);
});
