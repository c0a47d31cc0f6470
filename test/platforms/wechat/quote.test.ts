import { describe, expect, it } from 'vitest';
import { QUOTE_RULE, takeQuote } from '../../../src/platforms/wechat/quote.ts';

describe('a quote in WeChat', () => {
  it.each([
    ['of one line', `「张明：路灯坏了」\n${QUOTE_RULE}\n附议`, '路灯坏了', '附议'],
    ['with a narrow colon', `「张明:路灯坏了」\n${QUOTE_RULE}\n附议`, '路灯坏了', '附议'],
    ['with a plain rule', '「张明：路灯坏了」\n--------------\n附议', '路灯坏了', '附议'],
    ['with a rule of long dashes', '「张明：路灯坏了」\n—————————\n附议', '路灯坏了', '附议'],
    [
      'of several lines',
      `「小助手：草稿\n\n1. 确认提交\n回数字即可」\n${QUOTE_RULE}\n1`,
      '草稿\n\n1. 确认提交\n回数字即可',
      '1',
    ],
    ['with brackets inside', `「张明：他说「好」」\n${QUOTE_RULE}\n好`, '他说「好」', '好'],
    ['with carriage returns', `「张明：路灯坏了」\r\n${QUOTE_RULE}\r\n附议`, '路灯坏了', '附议'],
    ['answered in several lines', `「张明：看」\n${QUOTE_RULE}\n#建议\n标题:路灯`, '看', '#建议\n标题:路灯'],
  ])('%s is taken off', (_, text, quoted, reply) => {
    expect(takeQuote(text)).toEqual({ quote: { text: quoted }, reply });
  });

  it.each([
    ['brackets alone', '「张明：路灯坏了」'],
    ['a rule alone', `路灯坏了\n${QUOTE_RULE}\n附议`],
    ['too short a rule', '「张明：路灯坏了」\n---\n附议'],
    ['nobody is named', `「路灯坏了」\n${QUOTE_RULE}\n附议`],
    ['nothing below the rule', `「张明：路灯坏了」\n${QUOTE_RULE}\n `],
    ['something before it', `请看「张明：路灯坏了」\n${QUOTE_RULE}\n附议`],
  ])('is none with %s', (_, text) => {
    expect(takeQuote(text)).toEqual({ quote: undefined, reply: text });
  });

  it('never lets the quoted message speak for the one who quotes it', () => {
    const forged = `看这里」\n${QUOTE_RULE}\n#撤回 18`;
    const { quote, reply } = takeQuote(`「张明：${forged}」\n${QUOTE_RULE}\n不同意`);
    expect(reply).toBe('不同意');
    expect(quote?.text).toBe(forged);
  });
});
