import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, cut, fold, passage } from '../../../src/chat/reading/fold.ts';

describe('clean', () => {
  it.each([
    ['题\u200b目', '题目'],
    ['\ufeff签\u202e收\u2069', '签收'],
    ['a\u0000b\u0007c', 'abc'],
    ['一\r\n二\r三', '一\n二\n三'],
    ['一\t二', '一\t二'],
    ['半\ud83d', '半\ufffd'],
    ['關於路燈', '關於路燈'],
  ])('%j becomes %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });
});

describe('fold', () => {
  it.each([
    ['＃簽收　１８', '#签收 18'],
    ['標題：關於路燈', '标题:关于路灯'],
    ['２０２６閉－０１８', '2026闭-018'],
    ['ＡBc', 'abc'],
    ['①12m²', '①12m²'],
    ['\u2005x\t', ' x '],
  ])('%j becomes %j', (text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  it('keeps the length of any text, so that offsets stay true', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { clean: kept, folded } = passage(text);
        expect(folded).toHaveLength(kept.length);
      }),
    );
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

it('cuts both texts alike', () => {
  expect(cut(passage('標題： 關於 '), 3)).toEqual({ clean: '關於', folded: '关于' });
});
