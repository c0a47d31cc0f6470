import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Books } from '../../src/cli/rehearsal/check.ts';
import { openChats } from '../../src/cli/rehearsal/chats.ts';
import { readScenario } from '../../src/cli/rehearsal/read-scenario.ts';
import { runRehearsal } from '../../src/cli/rehearsal/run.ts';
import type { Scenario } from '../../src/cli/rehearsal/scenario.ts';
import { jsonReporter, textReporter } from '../../src/cli/rehearsal/transcript.ts';
import { loadCalendar } from '../../src/scripts/calendar.ts';
import { card, echo, type Script, scriptedBots } from '../support/scripted-bot.ts';

const CAST = `
people:
  - { id: zhang, name: 张明, role: deputy }
  - { id: wang, name: 王敏, role: staff }
groups:
  - { id: g1, name: 第一代表团群, kind: deputies, members: [zhang, wang] }
  - { id: gs, name: 工作群, kind: staff, members: [wang] }
`;

/** No test of this file checks records. */
const NO_BOOKS = { congresses: new Map(), people: [] } as unknown as Books;

function onSandbox(scenario: Scenario) {
  return { chats: openChats(scenario, 'sandbox'), wires: [] };
}

function scenarioOf(steps: string, top = ''): Scenario {
  const file = join(mkdtempSync(join(tmpdir(), 'scenario-')), 'story.yaml');
  writeFileSync(file, `${CAST}${top}\nsteps:\n${steps}\n`);
  return readScenario(file, 'bot-scripts');
}

async function play(steps: string, { script = echo, top = '' }: { script?: Script; top?: string } = {}) {
  const scenario = scenarioOf(steps, top);
  const bots = scriptedBots(script);
  let out = '';
  let err = '';
  const output = { out: (it: string) => void (out += it), err: (it: string) => void (err += it) };
  const failures = await runRehearsal(scenario, {
    ...onSandbox(scenario),
    startBot: bots.start,
    books: NO_BOOKS,
    calendar: loadCalendar('bot-scripts/calendar'),
    reporter: jsonReporter(output),
    folder: '.',
  });
  const lines = out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return { failures, lines, err, bots };
}

describe('expectations', () => {
  it('look only at what was said since the step began', async () => {
    const { failures } = await play(`
  - { say: { by: zhang, in: g1, text: 一 }, expect: [{ in: g1, has: [一], count: 1 }] }
  - { say: { by: zhang, in: g1, text: 二 }, expect: [{ in: g1, not: [一], count: 1 }, { to: zhang, none: true }] }`);
    expect(failures).toEqual([]);
  });

  it('fail with the clauses that do not hold and what was said instead', async () => {
    const { failures, lines } = await play(`
  - { say: { by: zhang, in: g1, text: 一 }, expect: [{ in: g1, has: [二], count: 1 }, { in: gs, count: 1 }] }`);
    expect(failures).toEqual([
      { step: 1, expected: { in: 'g1', has: ['二'] }, said: ['听到:一'] },
      { step: 1, expected: { in: 'gs', count: 1 }, said: [] },
    ]);
    expect(lines.at(-1)).toEqual({ kind: 'failure', step: 1, expected: { in: 'gs', count: 1 }, said: [] });
  });

  it('save a value for later steps, and fail the step whose pattern does not match', async () => {
    const { failures, bots } = await play(`
  - { say: { by: zhang, text: 拟12 }, expect: [{ to: zhang, save: { no: '(拟\\d+)' } }] }
  - { say: { by: zhang, text: "查 \${no}" }, expect: [{ to: zhang, has: ["\${no}"], save: { other: '(退\\d+)' } }] }
  - say: { by: zhang, text: "\${other}" }
  - { say: { by: zhang, text: 完 }, expect: [{ to: zhang, has: [完] }] }`);
    expect(bots.received.map((event) => event.kind === 'message' && event.text)).toEqual([
      '拟12',
      '查 拟12',
      '完',
    ]);
    expect(failures.map(({ step }) => step)).toEqual([2, 3]);
    expect(failures[0]?.expected).toEqual({ to: 'zhang', save: { other: '(退\\d+)' } });
  });

  it('allow only expected chats when the file is strict, also in a step that expects nothing', async () => {
    const steps = `
  - { say: { by: zhang, in: g1, text: 一 }, expect: [{ in: g1 }] }
  - { say: { by: zhang, text: 二 } }`;
    expect((await play(steps)).failures).toEqual([]);
    const { failures } = await play(steps, { top: 'strict: true' });
    expect(failures).toEqual([
      { step: 2, expected: { to: 'zhang', none: true, strict: true }, said: ['听到:二'] },
    ]);
  });
});

describe('acts', () => {
  it('press the card that shows the choice, or the newest when none does', async () => {
    const { bots, failures } = await play(
      `
  - say: { by: zhang, in: g1, text: 卡 }
  - say: { by: zhang, in: g1, text: 后来的话 }
  - { press: { by: zhang, in: g1, choice: 确认提交 }, expect: [{ in: g1, has: [按下:确认提交] }] }
  - press: { by: wang, in: g1, choice: 通过 }
  - press: { by: wang, choice: 通过 }`,
      { script: card },
    );
    expect(failures).toEqual([]);
    const presses = bots.received.filter((event) => event.kind === 'press');
    expect(presses.map(({ sender, choice }) => [sender, choice])).toEqual([
      ['zhang', '确认提交'],
      ['wang', '通过'],
      ['wang', '通过'],
    ]);
    expect(presses[1]?.messageId).toBe(presses[0]?.messageId);
    expect(presses[2]?.messageId).not.toBe(presses[0]?.messageId);
  });

  it('fill the newest form, or say that there is none', async () => {
    const { bots, failures } = await play(
      `
  - fill: { by: zhang, form: { 标题: 路灯 } }
  - say: { by: zhang, text: 卡 }
  - fill: { by: zhang, form: { 标题: 路灯, 联名: [李芳, 2] } }`,
      { script: card },
    );
    expect(failures).toEqual([{ step: 1, expected: 'the bot has shown no form in that chat', said: [] }]);
    const form = bots.received.find((event) => event.kind === 'form');
    expect(form).toMatchObject({ form: '建议', values: { 标题: '路灯', 联名: ['李芳', '2'] } });
  });

  it('quote, mention, attach, recall, join and leave', async () => {
    const { bots, failures } = await play(`
  - say: { by: zhang, in: g1, text: "@{bot} 一", images: 1, at: 2026-03-02T08:00 }
  - say: { by: wang, in: g1, text: 引用, quote: { step: 1 } }
  - recall: { step: 1 }
  - leave: { who: wang, in: g1 }
  - join: { who: wang, in: g1 }`);
    expect(failures).toEqual([]);
    const [said, quoting, recalled, left, joined] = bots.received;
    expect(said).toMatchObject({
      text: '@小助手 一',
      mentions: [{ id: 'bot', text: '@小助手', bot: true }],
      attachments: [{ kind: 'image', name: '图片1.png' }],
      sentAt: new Date('2026-03-02T00:00:00Z'),
    });
    expect(quoting).toMatchObject({ quote: { text: '听到:@小助手 一' } });
    expect(recalled).toMatchObject({ kind: 'recall', sender: 'zhang' });
    expect([left, joined]).toMatchObject([{ change: 'leave' }, { change: 'join' }]);
  });

  it('redeliver the same events, ids and times', async () => {
    const { bots, failures } = await play(`
  - { say: { by: zhang, in: g1, text: 一 }, expect: [{ in: g1, count: 1 }] }
  - wait: 1d
  - { redeliver: { step: 1 }, expect: [{ in: g1, none: true }] }`);
    expect(failures).toEqual([]);
    expect(bots.received[1]).toEqual(bots.received[0]);
  });

  it('move the clock by lengths and to moments', async () => {
    const { bots, lines } = await play(`
  - wait: 2wd
  - until: 2026-03-06T10:00
  - say: { by: zhang, text: 一 }`);
    expect(bots.moves.map((moment) => moment.toISOString())).toEqual([
      '2026-03-04T01:00:00.000Z',
      '2026-03-06T02:00:00.000Z',
    ]);
    expect(lines.at(-1)).toMatchObject({ at: '2026-03-06T10:00:00+08:00', step: 3 });
  });
});

describe('crashes', () => {
  it.each(['received', 'handled', 'sent'])(
    'at the point "%s" lose nothing and repeat nothing',
    async (point) => {
      const { failures, bots } = await play(`
  - { say: { by: zhang, in: g1, text: 一, crash: ${point} }, expect: [{ in: g1, has: [一], count: 1 }] }
  - { say: { by: zhang, in: g1, text: 二 }, expect: [{ in: g1, has: [二], count: 1 }] }`);
      expect(failures).toEqual([]);
      expect(bots.lives()).toBe(2);
    },
  );

  it('between steps start the next life with the time as it stands', async () => {
    const { failures, bots } = await play(`
  - wait: 1d
  - crash: true
  - { say: { by: zhang, text: 一 }, expect: [{ to: zhang, count: 1 }] }`);
    expect(failures).toEqual([]);
    expect(bots.lives()).toBe(2);
  });

  it('kill at the end of a step that never comes to the point, and say so', async () => {
    const { failures, bots, err } = await play('  - { wait: 1d, crash: sent }');
    expect(failures).toEqual([]);
    expect(bots.lives()).toBe(2);
    expect(err).toContain('never came to "sent"');
  });

  it('nobody asked for end the play with a failure', async () => {
    const scenario = scenarioOf('  - say: { by: zhang, text: 一 }\n  - say: { by: zhang, text: 二 }');
    const bots = scriptedBots(echo);
    const failures = await runRehearsal(scenario, {
      ...onSandbox(scenario),
      startBot: async (world, now) => {
        const bot = await bots.start(world, now);
        return { ...bot, receive: async (event) => bot.kill().then(async () => bot.receive(event)) };
      },
      books: NO_BOOKS,
      calendar: loadCalendar('bot-scripts/calendar'),
      reporter: jsonReporter({ out: () => undefined, err: () => undefined }),
      folder: '.',
    });
    expect(failures).toEqual([{ step: 1, expected: 'the bot keeps running', said: ['killed'] }]);
  });
});

describe('the transcript', () => {
  const STEPS = `
  - say: { by: zhang, in: g1, text: 卡 }
  - say: { by: zhang, text: 你好, images: 1 }
  - { press: { by: zhang, in: g1, choice: 修改 }, expect: [{ in: g1, has: [没有] }] }`;

  it('is one object per line, as the contract lists its keys', async () => {
    const { lines } = await play(STEPS, { script: card });
    const at = '2026-03-02T09:00:00+08:00';
    const base = { at, in: null, to: null, choices: [], file: null };
    expect(lines).toEqual([
      { ...base, step: 1, from: 'zhang', in: 'g1', kind: 'text', text: '卡' },
      {
        ...base,
        step: 1,
        from: 'bot',
        in: 'g1',
        kind: 'card',
        text: '草稿\n请核对\n确认提交\n修改\n标题',
        choices: ['确认提交', '修改'],
      },
      { ...base, step: 2, from: 'zhang', kind: 'text', text: '你好' },
      { ...base, step: 2, from: 'zhang', kind: 'image', text: '', file: '图片1.png' },
      { ...base, step: 2, from: 'bot', to: 'zhang', kind: 'text', text: '听到:你好' },
      { ...base, step: 3, from: 'bot', in: 'g1', kind: 'text', text: '按下:修改' },
      { kind: 'failure', step: 3, expected: { in: 'g1', has: ['没有'] }, said: ['按下:修改'] },
    ]);
  });

  it('reads like a chat', async () => {
    const scenario = scenarioOf(STEPS);
    let out = '';
    await runRehearsal(scenario, {
      ...onSandbox(scenario),
      startBot: scriptedBots(card).start,
      books: NO_BOOKS,
      calendar: loadCalendar('bot-scripts/calendar'),
      reporter: textReporter(scenario, { out: (it) => void (out += it), err: () => undefined }),
      folder: '.',
    });
    expect(out).toMatchInlineSnapshot(`
      "
      ── 第1步 2026-03-02 09:00
      2026-03-02 09:00 [第一代表团群] 张明: 卡
      2026-03-02 09:00 [第一代表团群] 小助手: 【草稿】
          请核对
          表单「建议」: 标题
          〔确认提交〕 〔修改〕

      ── 第2步 2026-03-02 09:00
      2026-03-02 09:00 [私聊 张明] 张明: 你好
      2026-03-02 09:00 [私聊 张明] 张明: 〔图片〕图片1.png
      2026-03-02 09:00 [私聊 张明] 小助手: 听到:你好

      ── 第3步 2026-03-02 09:00 张明按下「修改」
      2026-03-02 09:00 [第一代表团群] 小助手: 按下:修改
      ✗ 第3步不符
        应当: {"in":"g1","has":["没有"]}
        实际:
          - 按下:修改
      "
    `);
  });
});
