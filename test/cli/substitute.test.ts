import { describe, expect, it } from 'vitest';
import {
  MissingValueError,
  substitute,
  variablesIn,
  withMentions,
} from '../../src/cli/rehearsal/substitute.ts';

const SAVED = new Map([['no', '拟12']]);

it('replaces saved values in every text of a step, and nothing else', () => {
  const at = new Date(0);
  const step = {
    say: { text: '#审核 ${no} 通过,${no}', at },
    check: { state: null, round: 2, cosigners: ['${no}'] },
  };
  expect(substitute(step, SAVED)).toEqual({
    say: { text: '#审核 拟12 通过,拟12', at },
    check: { state: null, round: 2, cosigners: ['拟12'] },
  });
});

it('refuses a value that was never saved', () => {
  expect(() => substitute('${other}', SAVED)).toThrow(MissingValueError);
});

it('finds the values that a step uses, at any depth', () => {
  expect(variablesIn({ fill: { form: { 名称: ['${a}', 'x${b}'] } }, wait: 3 })).toEqual(['a', 'b']);
});

describe('mentions', () => {
  const bot = { id: 'account', name: '小助手' };
  const people = [{ id: 'edu', name: '陈老师' }];

  it.each([
    ['@{bot}待办', '@小助手 待办'],
    ['@{bot} 待办', '@小助手 待办'],
    ['请 @{edu} 看', '请 @陈老师 看'],
    ['签收\n@{bot}', '签收\n@小助手 '],
  ])('%j becomes %j', (text, written) => {
    expect(withMentions(text, bot, people).text).toBe(written);
  });

  it('are values beside the text, each person once, the bot marked', () => {
    expect(withMentions('@{bot} @{edu} @{edu}', bot, people).mentions).toEqual([
      { id: 'account', text: '@小助手', bot: true },
      { id: 'edu', text: '@陈老师', bot: false },
    ]);
  });
});
