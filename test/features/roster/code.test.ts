import { expect, it } from 'vitest';
import { CODE_ALPHABET, normalCode } from '../../../src/chat/reading/binding-code.ts';
import { hashOfCode, makeCode, shownCode } from '../../../src/features/roster/code.ts';
import { directCallOf } from '../../chat/reading/support.ts';

it('makes codes of its alphabet that differ, and that are read as they are shown', () => {
  const codes = Array.from({ length: 500 }, makeCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) {
    expect([...code].every((letter) => CODE_ALPHABET.includes(letter))).toBe(true);
    expect(normalCode(shownCode(code))).toBe(code);
    // Also without the word 绑定.
    expect(directCallOf(shownCode(code))).toEqual({ name: 'bind', code });
  }
  const used = new Set(codes.join(''));
  expect(used.size).toBe(CODE_ALPHABET.length);
});

it('hashes a code to the same under one salt, and to something else under another', async () => {
  const [one, again, other] = await Promise.all([
    hashOfCode('H7KM2QXP', 'salt'),
    hashOfCode('H7KM2QXP', 'salt'),
    hashOfCode('H7KM2QXP', 'another'),
  ]);
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});
