import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitText } from '../../../src/features/inquiries/pieces.ts';

it.each([
  ['a short text whole', '一行\n两行', 10, ['一行\n两行']],
  ['between lines', '一二三\n四五六', 5, ['一二三', '四五六']],
  ['between sentences when a line is too long', '一二三。四五六。七', 5, ['一二三。', '四五六。七']],
  ['between full-width marks', '一二三\uff01四五六\uff1f七', 5, ['一二三\uff01', '四五六\uff1f七']],
  ['anywhere when a sentence is too long', '一二三四五六七', 3, ['一二三', '四五六', '七']],
  ['never inside a rare character', '𠮷𠮷𠮷', 2, ['𠮷𠮷', '𠮷']],
])('cuts %s', (_name, text, limit, pieces) => {
  expect(splitText(text, limit)).toEqual(pieces);
});

it('loses nothing but line breaks and blanks, and keeps every piece within the limit', () => {
  const letters = fc.constantFrom('建', '议', '。', ';', '\n', 'a', '𠮷');
  const texts = fc.array(letters, { maxLength: 120 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 30 }), (text, limit) => {
      const pieces = splitText(text, limit);
      expect(pieces.every((piece) => [...piece].length <= limit && piece.trim() !== '')).toBe(true);
      expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
    }),
    { seed: 20260302 },
  );
});
