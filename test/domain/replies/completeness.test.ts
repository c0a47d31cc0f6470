import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classIn,
  isBestClass,
  type ReplyFacts,
  replyHints,
} from '../../../src/domain/replies/completeness.ts';

const ABC = { name: 'ABC', classes: { A: '已解决', B: '列入计划', C: '留作参考' }, committing: ['B'] };
const TWO = {
  name: '2bucket',
  classes: { 吸纳推动: '吸纳', 参考说明: '参考' },
  committing: ['吸纳推动'],
};
const COMPLETE: ReplyFacts = {
  outcome: 'A',
  documentNumber: '某函〔2026〕3号',
  signer: '何局长',
  faceToFace: false,
  hasText: true,
  hasFile: true,
  commitments: 0,
  asked: 3,
  answered: 3,
  key: false,
};

describe('the hints to a reply', () => {
  it.each<[string, Partial<ReplyFacts>, readonly string[]]>([
    ['complete', {}, []],
    ['without a number', { documentNumber: undefined }, ['document-number']],
    ['without a signer', { signer: undefined }, ['signer']],
    ['face to face', { faceToFace: true, documentNumber: undefined, signer: undefined }, []],
    ['that answers two of three points', { answered: 2 }, ['points']],
    ['that answers more points than there are', { answered: 5 }, []],
    ['to a suggestion of one point', { asked: 1, answered: 0 }, []],
    ['in a file alone', { hasText: false, answered: 0 }, []],
    ['without text and file', { hasText: false, hasFile: false, answered: 0 }, ['text-or-file']],
    ['of class B without a promise', { outcome: 'B' }, ['commitment']],
    ['of class B with a promise', { outcome: 'B', commitments: 1 }, []],
    ['of class C to a key suggestion', { outcome: 'C', key: true }, ['key-suggestion']],
    ['of class A to a key suggestion', { key: true }, []],
  ])('%s', (_what, changes, hints) => {
    expect(replyHints({ ...COMPLETE, ...changes }, ABC)).toEqual(hints);
  });

  it('name each lack once, whatever the facts', () => {
    const facts = fc.record({
      outcome: fc.constantFrom('A', 'B', 'C'),
      documentNumber: fc.constantFrom(undefined, '3号'),
      signer: fc.constantFrom(undefined, '何'),
      faceToFace: fc.boolean(),
      hasText: fc.boolean(),
      hasFile: fc.boolean(),
      commitments: fc.nat(3),
      asked: fc.nat(9),
      answered: fc.nat(9),
      key: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, (each) => {
        const hints = replyHints(each, ABC);
        expect(new Set(hints).size).toBe(hints.length);
        expect(hints.includes('points')).toBe(each.hasText && each.asked > 1 && each.answered < each.asked);
      }),
    );
  });
});

describe('a class', () => {
  it.each([
    ['a', ABC, { outcome: 'A', rest: '' }],
    ['B类', ABC, { outcome: 'B', rest: '' }],
    ['B类,已招标', ABC, { outcome: 'B', rest: '已招标' }],
    ['吸纳推动 已招标', TWO, { outcome: '吸纳推动', rest: '已招标' }],
    ['吸纳推动', TWO, { outcome: '吸纳推动', rest: '' }],
    ['吸纳推动了三项', TWO, undefined],
    ['D', ABC, undefined],
    ['', ABC, undefined],
  ])('is read from %j', (typed, scheme, expected) => {
    expect(classIn(typed, scheme)).toEqual(expected);
  });

  it.each([
    ['A', ABC, true],
    ['B', ABC, false],
    ['吸纳推动', TWO, true],
    ['参考说明', TWO, false],
  ])('%s is the best of its scheme: %s', (outcome, scheme, best) => {
    expect(isBestClass(outcome, scheme)).toBe(best);
  });
});
