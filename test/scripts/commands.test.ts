import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCommandTable } from '../../src/scripts/commands.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commands-'));
  cpSync('bot-scripts/commands.yaml', join(folder, 'commands.yaml'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Change one text of the real file and return what the loader says about it. */
function problemsAfter(from: string, to: string): readonly string[] {
  const path = join(folder, 'commands.yaml');
  const before = readFileSync(path, 'utf8');
  expect(before).toContain(from);
  writeFileSync(path, before.replace(from, to));
  try {
    loadCommandTable(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems;
  }
}

/** The words and bare words of the contract, in its order. */
const CONTRACT =
  `帮助 指南 绑定 我是 查 建议 随手拍 附议 不附议 撤回 我的 积分 评价 满意 投票 我的票 报名 签到
  待办 表格 签收 退办 沟通 延期 协办意见 协办承诺 答复 承诺完成 说明 方案 待审 审核 通过 退改 不宜 转来信 并入 交办
  转普通 待批 同意 不同意 退办审批 延期审批 改办 协调 催 督办 重点 核收 面对面 议政会结论 二次交办 情况 六率 通报稿
  汇报 缺项 封账 抽查 公开 解释 审计 发件箱 督办回复 代录 补登 更正 撤销 导入 登记本群 注销本群 绑定码 核对本群 确认
  交接 停用 单位更名 单位并入 代表状态 换届 静默 恢复 项目 项目清单 线索池 线索 票决 录票 意见征求 测评 活动 加分 提交
  登记`.split(/\s+/);
const BARE = ['签收', '附议', '不附议', '待办', '待审', '待批', '情况', '进展', '我的', '帮助', '缺项'];
/** ADR 0021: the list comes with it. */
const OURS = ['导入'];

describe('the word table that comes with the bot', () => {
  it.each(CONTRACT)('has the word %s for one command', (word) => {
    const owners = loadCommandTable('bot-scripts').commands.filter((it) => it.words.includes(word));
    expect(owners).toHaveLength(1);
  });

  it('lets just the bare words of the contract stand alone, and the word that goes with a list', () => {
    const bare = loadCommandTable('bot-scripts').commands.flatMap((it) => it.bare);
    expect(bare.toSorted()).toEqual([...BARE, ...OURS].toSorted());
  });

  it.each([
    ['签收', ['handler', 'unit_leader'], ['unit', 'units', 'mixed', 'direct']],
    ['交办', ['staff'], ['staff', 'mixed', 'direct']],
    ['退办审批', ['staff', 'coordinator'], ['staff', 'coordination', 'mixed', 'direct']],
    ['附议', ['deputy'], ['deputies', 'mixed', 'direct']],
    ['评价', ['deputy'], ['direct']],
    ['查', ['anyone'], ['any']],
  ])('lets %s be used by %j in %j', (word, roles, chats) => {
    const entry = loadCommandTable('bot-scripts').commands.find((it) => it.words[0] === word);
    expect(entry).toMatchObject({ roles, chats });
  });
});

describe('a mistake in the word table', () => {
  it.each<[string, string, string, RegExp]>([
    [
      'an unknown command',
      '  guide:\n',
      '  guides:\n',
      /commands\.yaml:\d+ commands\.guides: unknown key guides; allowed: .*"guide"/,
    ],
    [
      'an unknown key',
      '    words: [指南',
      '    word: [指南',
      /commands\.yaml:\d+ commands\.guide\.word: unknown key word; allowed: words, bare/,
    ],
    [
      'an unknown role',
      'roles: [deputy, councillor]',
      'roles: [deputy, mayor]',
      /roles\.1: .*"mayor".*allowed: one of "anyone", "deputy"/,
    ],
    [
      'an unknown chat',
      'chats: [deputies, mixed, direct]',
      'chats: [deputy]',
      /chats\.0: .*"deputy".*allowed: one of "any", "deputies"/,
    ],
    [
      'a word for two commands',
      'words: [发件箱]',
      'words: [发件箱, 缺项]',
      /commands\.outbox\.words\.1: the word is given twice, also for missing/,
    ],
    [
      'a bare word that is no word',
      'bare: [待审]',
      'bare: [等审]',
      /commands\.pendingReview\.bare\.0: is none of the command's words/,
    ],
    [
      'a word with a digit',
      'words: [发件箱]',
      'words: [发件箱2]',
      /commands\.outbox\.words\.0: is no word, found "发件箱2"; allowed: a word of 1 to 16 letters/,
    ],
    [
      'a field word given twice',
      'category: [类别, 分类',
      'category: [类别, 类别',
      /fields\.category\.1: the word is given twice/,
    ],
    ['an unknown field', '  category: [', '  kind: [', /fields\.kind: unknown key kind; allowed: /],
    ['no words at all', 'words: [发件箱]', 'words: []', /commands\.outbox\.words: /],
  ])('%s is named with its place', (_, from, to, problem) => {
    const problems = problemsAfter(from, to);
    expect(
      problems.some((it) => problem.test(it)),
      problems.join('\n'),
    ).toBe(true);
  });

  it('of none leaves the words of staff in', () => {
    expect(problemsAfter('words: [发件箱]', 'words: [发件箱, 待发消息]')).toEqual([]);
    const outbox = loadCommandTable(folder).commands.find((it) => it.key === 'outbox');
    expect(outbox?.words).toEqual(['发件箱', '待发消息']);
  });
});
