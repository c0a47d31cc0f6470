import { describe, expect, it } from 'vitest';
import { savedValue, type SaidMessage, unmetClauses } from '../../src/cli/rehearsal/expectation.ts';

function said(chat: string, text: string, file?: string): SaidMessage {
  return { chat, kind: file === undefined ? 'text' : 'file', text, ...(file === undefined ? {} : { file }) };
}

const SAID = [
  said('group:g1', '您的建议收到了(收件号 拟12)\n人民路'),
  said('group:g1', '请联名:拟13'),
  said('direct:zhang', '不能这样做'),
  said('group:gs', '清单', '交办清单.xlsx'),
];

describe('an item holds', () => {
  it.each([
    ['when one message has all words', { in: 'g1', has: ['人民路', '拟12'] }],
    ['when a clause is compared in NFKC without white space', { in: 'g1', has: ['（收件号拟１２）'] }],
    ['across the line break of a message', { in: 'g1', has: [')人民路'] }],
    ['when no message has the unwanted word', { in: 'g1', not: ['逾期'] }],
    ['when the number of messages is right', { in: 'g1', count: 2 }],
    ['when none was wanted and none came', { in: 'ge', none: true as const }],
    ['when zero were wanted and none came', { to: 'li', count: 0 }],
    ['when a private message has the word', { to: 'zhang', has: ['不能'] }],
    ['when a file ends in the name', { in: 'gs', has_file: '.xlsx' }],
    ['when it only names the chat', { in: 'ge' }],
  ])('%s', (_, item) => {
    expect(unmetClauses(item, SAID)).toEqual([]);
  });
});

describe('an item does not hold', () => {
  it.each([
    ['when two messages share the words', { in: 'g1', has: ['人民路', '拟13'] }, ['has']],
    ['when the words are in another chat', { in: 'ge', has: ['人民路'] }, ['has']],
    ['when any message has the unwanted word', { in: 'g1', not: ['联名'] }, ['not']],
    ['when a message is missing or too many', { in: 'g1', count: 1 }, ['count']],
    ['when none was wanted and one came', { in: 'g1', none: true as const }, ['none']],
    ['when a group is meant and only the person was told', { in: 'zhang', has: ['不能'] }, ['has']],
    ['when no file came', { in: 'g1', has_file: '.xlsx' }, ['has_file']],
    [
      'in each clause on its own',
      { in: 'g1', has: ['无'], not: ['拟12'], count: 3 },
      ['has', 'not', 'count'],
    ],
  ])('%s', (_, item, unmet) => {
    expect(unmetClauses(item, SAID)).toEqual(unmet);
  });
});

describe('a value is saved', () => {
  it.each([
    ['from the first message that matches', '(拟\\d+)', '拟12'],
    ['with full-width brackets in the pattern', '（收件号 (拟\\d+)）', '拟12'],
    ['by white space that is still there', '收件号\\s(\\S+)\\)', '拟12'],
    ['with needless escapes', '联名\\:(拟\\d+)', '拟13'],
    ['not at all when nothing matches', '(退\\d+)', undefined],
  ])('%s', (_, pattern, value) => {
    expect(savedValue(pattern, { in: 'g1' }, SAID)).toBe(value);
  });

  it('only from the chat of the item', () => {
    expect(savedValue('(拟\\d+)', { in: 'gs' }, SAID)).toBeUndefined();
  });
});
