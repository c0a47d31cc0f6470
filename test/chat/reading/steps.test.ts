import { describe, expect, it } from 'vitest';
import { appraise } from '../../../src/chat/reading/appraise.ts';
import { hasSecrecyMark } from '../../../src/chat/reading/secrecy.ts';
import { read } from './support.ts';

/**
 * Count the characters that regular expressions are led over while something is done: up to the end of a match, or,
 * where there is none, to the end of the text; one that is bound to the beginning looks there only. Every use of a
 * regular expression (test, match, replace, split …) goes through `exec`.
 */
function stepsOf(act: () => void): number {
  let steps = 0;
  const plain = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = plain.call(this, text);
    const bound = this.sticky || (this.source.startsWith('^') && !this.multiline);
    const end = match ? match.index + match[0].length : bound ? from + 1 : text.length;
    steps += Math.max(1, end - from);
    return match;
  };
  try {
    act();
  } finally {
    RegExp.prototype.exec = plain;
  }
  return steps;
}

function understand(text: string): void {
  hasSecrecyMark(text);
  const reading = read(text, { where: text.startsWith('#') || text.startsWith('@') ? 'group' : 'direct' });
  if (reading.kind === 'call' && reading.call.name === 'submit') appraise(reading.call.suggestion);
}

const PIECES = [
  '@小助手 ',
  '#',
  '好',
  '好,',
  '第',
  '1 ',
  '18、',
  '拟12',
  '2026-',
  '建议',
  '建议:',
  '标题:',
  '一、建议\n',
  '\n#',
  '\n',
  ' ',
  '「a:b」\n',
  '「',
  '《',
  '(',
  '机密',
  '不满意',
  '主任',
  '代表\n',
  '1. 张明\n',
  '关于某事的建议\n',
  '我儿子',
  '县公司',
  '6月',
  '。',
  ',',
  '- ',
];
const HEADS = ['', '#建议 ', '#建议\n标题:a\n案由:b\n建议:', '#接龙\n附议', '#退办 18 理由:'];

/** Twice the text may take twice the steps and a little more, and by no means four times. */
const MOST_GROWTH = 2.6;

describe('the steps of reading grow no faster than the text', () => {
  it.each(HEADS)('behind %j, whatever is repeated', (head) => {
    const steps = (piece: string, length: number): number =>
      stepsOf(() => understand(`${head}${piece.repeat(Math.ceil(length / piece.length))}`));
    // What is prepared once (the words of the table) is no part of the growth.
    understand(head);
    const growing = PIECES.filter((piece) => steps(piece, 3000) > MOST_GROWTH * steps(piece, 1500));
    expect(growing).toEqual([]);
  });

  it('and a quadratic way of reading is seen by this count', () => {
    const quadratic = (length: number): number =>
      stepsOf(() => {
        const text = 'a'.repeat(length);
        for (let from = 0; from < length; from += 1) /b/.test(text.slice(from));
      });
    expect(quadratic(2000)).toBeGreaterThan(MOST_GROWTH * quadratic(1000));
  });
});
