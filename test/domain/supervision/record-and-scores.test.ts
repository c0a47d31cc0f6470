import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MethodRecord, METHODS, missingMethods } from '../../../src/domain/supervision/record.ts';
import { scored, sumOf } from '../../../src/domain/supervision/scores.ts';

const CRITERIA = [
  { name: '事关全局', points: 30 },
  { name: '可办可查', points: 25 },
  { name: '多年未解决', points: 10 },
];

describe('the record of a supervision', () => {
  it.each<[readonly MethodRecord[], readonly string[]]>([
    [[], METHODS],
    [[{}], METHODS],
    [
      [{ report: '汇报' }, { site: '看了' }],
      ['faceToFace', 'deputy', 'assessment'],
    ],
    [
      [{ site: '看了' }, { site: '又看了' }],
      ['report', 'faceToFace', 'deputy', 'assessment'],
    ],
    [[{ report: 'a', site: 'b', faceToFace: 'c', deputy: 'd', assessment: 'e' }], []],
  ])('%j lacks %j', (entries, missing) => {
    expect(missingMethods(entries)).toEqual(missing);
  });
});

describe('points for choosing key suggestions', () => {
  it.each([
    ['in turn', [{ points: 30 }, { points: 20 }], { 事关全局: 30, 可办可查: 20 }],
    ['by a part of the name', [{ name: '可查', points: 5 }], { 可办可查: 5 }],
    ['mixed', [{ name: '多年', points: 1 }, { points: 2 }], { 多年未解决: 1, 事关全局: 2 }],
  ])('are taken %s', (_how, entry, scores) => {
    expect(scored({}, entry, CRITERIA)).toEqual({ ok: true, scores });
  });

  it('keeps what is not named again', () => {
    const before = { 事关全局: 30, 可办可查: 20 };
    expect(scored(before, [{ name: '可办', points: 0 }], CRITERIA)).toEqual({
      ok: true,
      scores: { 事关全局: 30, 可办可查: 0 },
    });
  });

  it.each([
    ['an unknown name', [{ name: '好看', points: 1 }], { code: 'unknown', name: '好看' }],
    ['more points than the maximum', [{ points: 31 }], { code: 'too-high', criterion: CRITERIA[0] }],
    ['too many', [1, 1, 1, 1].map((points) => ({ points })), { code: 'too-many', count: 4 }],
  ])('refuses %s', (_what, entry, refused) => {
    expect(scored({}, entry, CRITERIA)).toEqual({ ok: false, ...refused });
  });

  it('sums what counts today, never above the whole', () => {
    expect(sumOf({ 事关全局: 30, 旧项目: 50 }, CRITERIA)).toBe(30);
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 3 }), (points) => {
        const result = scored(
          {},
          points.map((each) => ({ points: each })),
          CRITERIA,
        );
        const fits = points.every((each, index) => each <= (CRITERIA[index]?.points ?? 0));
        expect(result.ok).toBe(fits);
        if (result.ok) expect(sumOf(result.scores, CRITERIA)).toBe(points.reduce((a, b) => a + b, 0));
      }),
    );
  });
});
