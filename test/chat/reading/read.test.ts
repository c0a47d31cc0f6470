import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formText } from '../../../src/chat/reading/form-text.ts';
import { isBareReceipt } from '../../../src/chat/reading/read.ts';
import { callOf, directCallOf, read, TABLE } from './support.ts';

const PIECES = [
  '#',
  '@小助手 ',
  '签收',
  '建议',
  '标题:',
  '18',
  '、',
  '-',
  '全部',
  '除',
  ' ',
  '\n',
  '附议',
  '「a:b」\n- - -\n',
  '满意',
  '6月10日',
  '闭',
  '《',
  '👍',
  '答复',
  '理由:',
  '机密',
];
const message = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 5 })), { maxLength: 14 })
  .map((it) => it.join(''));

describe('any message at all', () => {
  it('is read without an error, and in a direct chat always as a call', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(['call', 'chatter']).toContain(read(text).kind);
        expect(read(text, { where: 'direct' }).kind).toBe('call');
      }),
    );
  });

  it('means the same with zero-width characters in it', () => {
    fc.assert(
      fc.property(message, (text) => {
        const mentions = text.includes('@小助手') ? [{ text: '@小助手', bot: true }] : [];
        expect(callOf([...text].join('\u200b'), { mentions })).toEqual(callOf(text, { mentions }));
      }),
    );
  });

  it('is chatter in a group when it is an ordinary line without mark, quote or bare word', () => {
    const words = TABLE.commands.flatMap((it) => it.words);
    fc.assert(
      fc.property(fc.constantFrom(...words), (word) => {
        expect(callOf(`老周刚才说${word}的事，大家看看`)).toBeUndefined();
      }),
    );
  });
});

it('every word of the table is found after a mark, in any width', () => {
  for (const { key, words } of TABLE.commands) {
    for (const word of words.filter(() => key !== 'claim')) {
      expect(callOf(`＃${word}`), word).toMatchObject({
        name: expect.not.stringMatching(/^unknown$/) as unknown,
      });
    }
  }
});

describe('a reading', () => {
  it('says whether several suggestions are meant, and which ones a quote names', () => {
    expect(read('签收 18、22')).toMatchObject({ kind: 'call', marked: false, bulk: true });
    expect(read('#签收 全部')).toMatchObject({ marked: true, bulk: true });
    expect(read('#签收 18')).toMatchObject({ bulk: false });
    expect(read('签收', { quotesBot: true, quotedText: '2026闭-018《关于路灯的建议》' })).toMatchObject({
      quoted: [{ kind: 'formal', year: 2026, series: '闭', serial: 18 }],
      spoken: '签收',
    });
  });

  it('takes a mention that the platform has cut out of the text', () => {
    expect(callOf('签收 18 谢谢', { mentions: [{ text: '@机器人', bot: true }] })).toMatchObject({
      name: 'signOff',
    });
  });
});

it.each([
  ['收到', true],
  ['收到，谢谢', true],
  ['好的，收到！', true],
  ['已收到🙏', true],
  ['收到请回1', false],
  ['签收', false],
  ['「小助手：请签收」\n- - - - -\n收到', true],
])('%j is nothing but a receipt: %s', (text, expected) => {
  expect(isBareReceipt(text)).toBe(expected);
});

it('reads a form as if its fields had been typed', () => {
  expect(formText('交办', { 编号: '拟12', 主办: '区教育局', 协办: ['区住建局', '区交通局'], 分办: '' })).toBe(
    '#交办 拟12\n主办:区教育局\n协办:区住建局、区交通局',
  );
  expect(directCallOf(formText('建议', { 标题: '甲', 问题: '乙。', 建议: '丙。' }))).toMatchObject({
    name: 'submit',
    suggestion: { title: '甲', reason: '乙。', advice: '丙。' },
  });
});
