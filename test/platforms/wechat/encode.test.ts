import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { textOf } from '../../../src/platforms/wechat/encode.ts';
import { piecesOf } from '../../../src/platforms/wechat/pieces.ts';
import { readCardText } from '../../../src/platforms/wechat/card-text.ts';
import { WORDS } from './rig.ts';

const CARD: Card = {
  title: '草稿',
  lines: ['请看。'],
  fields: [{ label: '标题', value: '充电棚' }],
  choices: [],
};

function shown(card: Partial<Card>, kind: 'direct' | 'group' = 'direct'): string {
  const [piece = ''] = piecesOf(textOf({ kind: 'card', card: { ...CARD, ...card } }, kind, WORDS));
  return piece;
}

describe('a card in WeChat', () => {
  it('is its title, lines and fields', () => {
    expect(shown({})).toBe('草稿\n请看。\n标题:充电棚');
  });

  it('numbers its choices and says how to choose', () => {
    const choices = ['确认提交', '放弃'];
    expect(shown({ choices })).toBe('草稿\n请看。\n标题:充电棚\n\n1. 确认提交\n2. 放弃\n回数字即可');
    expect(shown({ choices }, 'group')).toContain('\n2. 放弃\n引用本条回数字');
  });

  it('writes a form as the lines that are typed, with what is known, and the options before it', () => {
    const field = { required: true, multiline: false };
    const fields = [
      { ...field, name: '态度', options: ['满意', '不满意'] },
      { ...field, name: '意见', value: '很快\n很好' },
    ];
    expect(shown({ form: { name: '评价', fields } })).toBe(
      `草稿\n请看。\n标题:充电棚\n态度(满意、不满意)\n\n${WORDS.fill}\n#评价\n态度:\n意见:很快 很好`,
    );
  });

  it('keeps numbers for its own choices', () => {
    const text = shown({
      lines: ['1. 确认提交', '２．放弃', ' 3. 其他', '3.5公里', '12月1日'],
      choices: ['提交'],
    });
    expect(text).toContain('\n1、确认提交\n２、放弃\n 3、其他\n3.5公里\n12月1日\n');
    expect(readCardText(text, WORDS)?.choices).toEqual(['提交']);
  });

  it('leaves numbered lines alone when there is nothing to choose', () => {
    expect(shown({ lines: ['1. 第一', '2. 第二'] })).toContain('\n1. 第一\n2. 第二\n');
  });

  it('is read back from its text', () => {
    const form = { name: '交办', fields: [{ name: '主办', required: true, multiline: false }] };
    const read = readCardText(shown({ choices: ['确认', '取消'], form }), WORDS);
    expect(read).toEqual({
      body: ['草稿', '请看。', '标题:充电棚'],
      choices: ['确认', '取消'],
      form: { name: '交办', fields: [{ name: '主办', value: '' }] },
    });
  });

  it.each([
    ['a sentence', '回数字即可'],
    ['numbers with a gap', '1. 一\n3. 三\n回数字即可'],
    ['numbers that do not begin with 1', '2. 二\n3. 三\n回数字即可'],
    ['numbers alone', '1. 一\n2. 二'],
    ['a form without a name', `${WORDS.fill}\n主办:`],
    ['a form with a line that is no field', `${WORDS.fill}\n#交办\n主办:\n谢谢`],
  ])('is not seen in %s', (_, text) => {
    expect(readCardText(text, WORDS)).toBeUndefined();
  });
});

describe('a long text', () => {
  it('is cut at line ends, its foot whole', () => {
    const body = ['一'.repeat(60), '二'.repeat(30), '三'.repeat(30)];
    const foot = ['', '1. 确认', '回数字即可'];
    expect(piecesOf({ body, foot }, 100)).toEqual([
      `${'一'.repeat(60)}\n${'二'.repeat(30)}`,
      `${'三'.repeat(30)}\n\n1. 确认\n回数字即可`,
    ]);
    expect(piecesOf({ body: ['一'.repeat(99)], foot }, 100)).toEqual([
      '一'.repeat(99),
      '1. 确认\n回数字即可',
    ]);
  });

  it('is cut inside a line that is too long, never inside a character', () => {
    const pieces = piecesOf({ body: [`a${'😀'.repeat(80)}`], foot: [] }, 100);
    expect(pieces.join('')).toBe(`a${'😀'.repeat(80)}`);
    expect(pieces.every((piece) => piece.length <= 100 && !/\p{Cs}/u.test(piece))).toBe(true);
  });

  it('loses no line', () => {
    const body = Array.from({ length: 300 }, (_, index) => `第${index}行`);
    const pieces = piecesOf({ body, foot: [] }, 200);
    expect(pieces.join('\n').split('\n')).toEqual(body);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(200);
  });

  it('is nothing when there is nothing in it', () => {
    expect(piecesOf({ body: ['', ' '], foot: [] })).toEqual([]);
  });
});
