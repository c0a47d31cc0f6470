import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparable, differences, measure, type Message, messagesOf } from './compare.ts';

const OWN = 'test/chat/reading/corpus';
/** By writers who had seen neither a rule nor a message of ours; never learnt from. */
const HELD_OUT = 'test/chat/reading/held-out';
/** Kept outside the repository; read where it is at hand. */
const SAMPLE = '../shared/data/messages/sample.jsonl';

function allOf(folder: string): Message[] {
  return setsOf(folder).flatMap((path) => messagesOf(readFileSync(path, 'utf8')));
}

function setsOf(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  return names.map((name) => join(folder, name));
}

const sets = [...setsOf(OWN), ...(existsSync(SAMPLE) ? [SAMPLE] : [])];

describe.each(sets)('%s', (path) => {
  const messages = messagesOf(readFileSync(path, 'utf8'));

  it.each(messages.map((message) => [message.id, message] as const))('%s is understood', (_, message) => {
    expect(differences(message)).toEqual([]);
  });

  it('has an id of its own for each line', () => {
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  });
});

describe('messages that nothing was learnt from', () => {
  const messages = allOf(HELD_OUT);

  it('are told from each other', () => {
    const { kind, title, category, precision, recall, taken } = measure(messages);
    expect({ kind, precision, recall, taken }).toMatchObject({ taken: [] });
    // What issue 4 asks is 0.98, 0.97, 0.9 and 0.9; a category it does not measure.
    expect(kind).toBeGreaterThan(0.99);
    expect(title).toBeGreaterThan(0.99);
    expect(precision).toBeGreaterThan(0.92);
    expect(recall).toBeGreaterThan(0.92);
    expect(category).toBeGreaterThan(0.88);
  });
});

describe('our own messages', () => {
  const all = allOf(OWN);

  it('are many, of every kind, and a good part of them chatter', () => {
    const kinds = all.map(({ expect: { kind } }) => kind);
    expect(all.length).toBeGreaterThan(300);
    expect(new Set(kinds).size).toBe(15);
    // The sets of the negative list hold no chatter: a number, and no share.
    expect(kinds.filter((kind) => kind === 'none').length).toBeGreaterThan(200);
  });

  it('raise every flag of the negative list', () => {
    const codes = all.flatMap(({ expect: { flags = [] } }) => flags);
    expect([...new Set(codes)].toSorted()).toEqual(
      Array.from({ length: 14 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    );
  });

  it('name telephone numbers that nobody has', () => {
    const numbers = all.flatMap(({ text }) => text.normalize('NFKC').match(/(?<!\d)\d{3,4}-\d{7,8}/g) ?? []);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter((number) => !number.startsWith('000'))).toEqual([]);
  });
});

describe('comparing', () => {
  const line = (expected: object, text = '#退办 2026闭-022 理由：不归我局'): string =>
    JSON.stringify({ id: 'a', platform: 'wechat', where: 'group', images: 0, text, expect: expected });
  const found = (expected: object, text?: string): string[] =>
    messagesOf(line(expected, text)).flatMap(differences);

  it('finds what is wrong and leaves alone what is not asked', () => {
    expect(found({ kind: 'return_request' })).toEqual([]);
    expect(found({ kind: 'reply' })).toHaveLength(1);
    expect(found({ kind: 'return_request', reason_has: ['归我县'] })).toHaveLength(1);
    expect(found({ kind: 'return_request', missing: ['reason'], number: '2026闭-023' })).toHaveLength(2);
    expect(found({ kind: 'return_request', number: '022' })).toEqual([]);
    expect(found({ kind: 'return_request', number: '22' })).toHaveLength(1);
  });

  it('finds what was kept of a message with a mark of secrecy', () => {
    const secret = '#建议\n标题：某事\n案由：机密★5年 某某方案';
    expect(found({ kind: 'suggestion', flags: ['R12'] }, secret)).toEqual([]);
    expect(found({ kind: 'suggestion', flags: ['R12'] }, '#建议\n标题：某事\n案由：某某方案')).not.toEqual(
      [],
    );
  });

  it('knows width, white space and zero-width characters for nothing, traditional characters for something', () => {
    expect(comparable('关于 Ａ\u200b的建议')).toBe(comparable('关于A的建议'));
    expect(comparable('關於')).not.toBe(comparable('关于'));
  });

  it('measures shares, precision, recall and chatter that was taken', () => {
    const set = [
      line({ kind: 'return_request' }),
      line({ kind: 'none' }),
      line({ kind: 'suggestion', title: '某事', flags: ['R09'] }, '#建议\n标题：某事'),
    ].join('\n');
    expect(measure(messagesOf(set))).toMatchObject({
      kind: 2 / 3,
      title: 1,
      category: 1,
      precision: 1,
      recall: 0,
      taken: ['a'],
    });
  });
});
