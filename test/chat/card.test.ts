import { describe, expect, it } from 'vitest';
import { type Card, type OutboundMessage, plainText, text } from '../../src/chat/card.ts';

const CARD: Card = {
  title: '待审:拟12',
  lines: ['张明代表提出', '共2条'],
  fields: [{ label: '期限', value: '6月2日' }],
  choices: ['通过', '退改'],
  form: {
    name: '审核',
    fields: [
      { name: '意见', required: true, multiline: true, value: '不显示' },
      { name: '结论', required: false, multiline: false, options: ['通过', '退改'] },
    ],
  },
};
const { form: _form, ...BARE } = CARD;

describe('what people read of a message', () => {
  it.each<[string, OutboundMessage, string]>([
    ['a text', text('您好'), '您好'],
    ['a card', { kind: 'card', card: BARE }, '待审:拟12\n张明代表提出\n共2条\n期限:6月2日\n通过\n退改'],
    [
      'a card with a form',
      { kind: 'card', card: CARD },
      '待审:拟12\n张明代表提出\n共2条\n期限:6月2日\n通过\n退改\n意见\n结论',
    ],
    [
      'a file',
      { kind: 'file', name: '答复函.pdf', mediaType: 'application/pdf', data: 'AAAA' },
      '答复函.pdf',
    ],
    ['a picture', { kind: 'image', name: '现场.png', mediaType: 'image/png', data: 'AAAA' }, '现场.png'],
  ])('%s', (_kind, message, read) => {
    expect(plainText(message)).toBe(read);
  });

  it('is plain text without mentions by default', () => {
    expect(text('@所有人')).toEqual({ kind: 'text', text: '@所有人', mentions: [] });
  });
});
