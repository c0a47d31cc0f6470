import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTexts, type Texts } from '../../src/scripts/texts.ts';

const NUMBER = '2026闭-018';
const TITLE = '关于增设充电棚的建议';

/** One value for each place that a text of the table has. */
const SAMPLE: Readonly<Record<string, string | number>> = {
  openness: '',
  by: '',
  joint: '',
  quoting: '',
  notes: '',
  lead: '张明',
  until: '3月5日18:00',
  joined: '等各位代表回复。',
  level: '代表团初审',
  number: NUMBER,
  numbers: NUMBER,
  intake: '拟12',
  title: TITLE,
  name: `${NUMBER}《${TITLE}》`,
  deputy: '张明',
  team: '第一代表团',
  unit: '区住建局',
  units: '区住建局(独办)',
  who: '区住建局',
  role: '独办',
  weight: '',
  proposed: '区交通局',
  reason: '不属于本单位职责',
  what: '接通电源',
  matter: '接通电源',
  due: '6月2日',
  serial: 4,
  state: '办理中',
  lines: '区住建局(独办):3月4日已签收',
  outcome: 'A',
  meaning: '已解决或基本解决',
  content: '已经建好五处。',
  date: '3月2日',
  signOffDue: '3月5日',
  returnDue: '3月9日',
  replyDue: '6月2日',
  rateBy: '6月18日',
  returnWord: '提出退办最迟',
  category: '城建环保类',
  points: 2,
  count: 3,
};

interface Moment {
  readonly moment: string;
  readonly keys: readonly string[];
  readonly words: readonly string[];
}

const REMINDERS = [
  'unit-signOff',
  'unit-reply',
  'unit-line-signOff',
  'unit-line-reply',
  'unit-opinion',
  'unit-line-opinion',
  'unit-firstContact',
  'unit-line-firstContact',
  'unit-promise',
  'unit-line-promise',
  'deputy-rating',
  'deputy-line-rating',
];

/** The table "Words that a message is sure to contain" of commands.md, with the texts that say them. */
const SURE: readonly Moment[] = [
  {
    moment: 'draft shown back',
    keys: [
      'draft-shown',
      'draft-missing-reason',
      'draft-missing-advice',
      'draft-missing-reason-and-advice',
    ].map((key) => `suggestions/${key}`),
    words: [TITLE, '收件号拟12'],
  },
  {
    moment: 'invitation to co-sign',
    keys: ['cosigning/invitation', 'cosigning/invitation-private'],
    words: ['附议', '拟12', '张明'],
  },
  { moment: 'waiting for review', keys: ['review/waiting'], words: ['待审', '拟12', TITLE, '张明'] },
  {
    moment: 'waiting for an earlier level',
    keys: ['review/waiting-elsewhere'],
    words: ['待审', '拟12', TITLE, '张明'],
  },
  { moment: 'registered', keys: ['suggestions/registered'], words: [NUMBER] },
  {
    moment: 'assigned',
    keys: ['assignments/issued', 'assignments/issued-assisting'],
    words: ['签收', NUMBER, TITLE, '6月2日', '独办'],
  },
  { moment: 'assigned, several at once', keys: ['assignments/issued-several'], words: ['签收', NUMBER] },
  {
    moment: 'assigned, one of several',
    keys: ['assignments/line', 'assignments/line-assisting'],
    words: [NUMBER, TITLE, '6月2日', '独办'],
  },
  {
    moment: 'signed off',
    keys: ['signed', 'signed-details-later', 'signed-before', 'details-noted'].map(
      (key) => `assignments/${key}`,
    ),
    words: ['已签收', NUMBER],
  },
  { moment: 'signed off, on asking', keys: ['inquiries/share-signed'], words: ['已签收'] },
  {
    moment: 'return asked',
    keys: ['returns/to-decide', 'returns/to-decide-late'],
    words: ['退办', NUMBER, '区住建局', '区交通局'],
  },
  {
    moment: 'replied',
    keys: ['replies/please-rate', 'replies/one-of-several', 'replies/for-cosigner'],
    words: ['答复', 'A类', '评价', NUMBER],
  },
  { moment: 'withdrawn', keys: ['suggestions/withdrawn-for-unit'], words: ['撤回', NUMBER] },
  {
    moment: 'extension asked',
    keys: ['extensions/to-decide', 'extensions/to-decide-late'],
    words: ['延期', NUMBER, '区住建局', '3月2日'],
  },
  {
    moment: 'assisting opinion',
    keys: ['assisting/opinion-for-lead'],
    words: ['已经建好五处。', NUMBER, '区住建局'],
  },
  {
    moment: 'asked 查',
    keys: ['inquiries/query-full', 'inquiries/query-public', 'inquiries/query-public-rest-whispered'],
    words: [NUMBER, TITLE, '办理中', '区住建局'],
  },
];

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '');
}

/** Return the texts of a moment that lack one of its words. */
function lacking(texts: Texts, { keys, words }: Pick<Moment, 'keys' | 'words'>): readonly string[] {
  return keys.flatMap((key) => {
    const said = plain(texts.render(key, SAMPLE));
    return words.filter((word) => !said.includes(plain(word))).map((word) => `${key}: ${word}`);
  });
}

describe('the texts that ship', () => {
  const texts = loadTexts('bot-scripts/texts');
  const under = (prefix: string): readonly string[] => texts.keys.filter((key) => key.startsWith(prefix));

  it.each(SURE)('say what is sure at the moment: $moment', (moment) => {
    expect(lacking(texts, moment)).toEqual([]);
  });

  it('remind with 提醒 up to the due day and with 逾期 after it, and name the matter', () => {
    const keys = REMINDERS.flatMap((kind) => under(`reminders/${kind}-`));
    const overdue = [
      ...keys.filter((key) => key.endsWith('-overdue')),
      ...under('reminders/staff-').filter((key) => key.includes('overdue')),
    ];
    const early = keys.filter((key) => !key.endsWith('-overdue') && !key.includes('-line-'));
    const lines = keys.filter((key) => key.includes('-line-'));
    expect(overdue.length).toBeGreaterThanOrEqual(20);
    expect([early.length, lines.length]).toEqual([12, 17]);
    expect(lacking(texts, { keys: overdue, words: ['逾期', NUMBER] })).toEqual([]);
    expect(lacking(texts, { keys: early, words: ['提醒', NUMBER] })).toEqual([]);
    expect(lacking(texts, { keys: lines, words: [NUMBER] })).toEqual([]);
    expect(
      lacking(texts, { keys: ['reminders/unit-digest', 'reminders/deputy-digest'], words: ['提醒'] }),
    ).toEqual([]);
  });

  it('refuse with 不能 and say what to do instead', () => {
    const refusals = [...under('refusals/'), 'secrecy/to-sender'];
    const said = refusals.map((key) => [key, plain(texts.render(key, marked(texts, key)))] as const);
    expect(said.length).toBeGreaterThan(50);
    expect(said.filter(([, text]) => !text.includes('不能')).map(([key]) => key)).toEqual([]);
    const remedy = /回「|请|发给我|才能|联系|会马上告诉|会请您/u;
    expect(said.filter(([, text]) => !remedy.test(text)).map(([key]) => key)).toEqual([]);
  });
});

/** A mark for each value. */
function marked(texts: Texts, key: string): Record<string, string> {
  return Object.fromEntries(texts.placeholders(key).map((name) => [name, '〇']));
}

describe('the guard of sure words', () => {
  it('finds a word that a text has lost', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sure-words-'));
    writeFileSync(join(folder, 'review.yaml'), 'waiting: "新件:{name} {deputy} {intake}"\n');
    const texts = loadTexts(folder);
    rmSync(folder, { recursive: true });
    const waiting = SURE.filter(({ moment }) => moment === 'waiting for review');
    expect(waiting.flatMap((moment) => lacking(texts, moment))).toEqual(['review/waiting: 待审']);
  });
});
