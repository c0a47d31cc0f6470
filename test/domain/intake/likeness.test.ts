import { describe, expect, it } from 'vitest';
import { gramsOf } from '../../../src/domain/intake/grams.ts';
import { likeness, type Model } from '../../../src/domain/intake/likeness.ts';

describe('gramsOf', () => {
  it.each([
    ['修路', ['^', '^修', '修', '修路', '路', '路$', '$']],
    ['12盏,灯', ['^', '^0', '0', '0盏', '盏', '盏_', '_', '_灯', '灯', '灯$', '$']],
    [' 修\n\n路 ', ['^', '^修', '修', '修|', '|', '|路', '路', '路$', '$']],
    ['', ['^', '^$', '$']],
  ])('of %j are its characters and pairs, each once', (text, grams) => {
    expect([...gramsOf(text)]).toEqual(grams);
  });

  it('do not part a character outside of the first plane', () => {
    expect(gramsOf('𠮷路').has('𠮷')).toBe(true);
  });
});

describe('likeness', () => {
  const model: Model = {
    codes: ['R01', 'R02'],
    bias: [-20, -10],
    grams: Object.fromEntries([...'我家要修水沟'].map((gram) => [gram, [200, 600, -200]])),
  };

  it('adds what the known grams say, shared by their number, to the bias', () => {
    // Six grams of rarity 20: length 20√6, 6 × 60 for the one code and 6 × -20 for the other.
    const scores = likeness('我家要修水沟', model);
    expect(scores.get('R01')).toBeCloseTo(-2 + 18 / Math.sqrt(6));
    expect(scores.get('R02')).toBeCloseTo(-1 - 6 / Math.sqrt(6));
  });

  it('does not let a short text weigh more for being short', () => {
    const rare = {
      ...model,
      grams: Object.fromEntries([...'我家要修水沟'].map((gram) => [gram, [10, 60, -20]])),
    };
    expect(likeness('我家要修水沟', rare).get('R01')).toBeCloseTo(-2 + 36 / 30);
  });

  it('knows nothing of a text with fewer known grams than tell something', () => {
    expect(Object.fromEntries(likeness('我家要修水', model))).toEqual({ R01: -2, R02: -1 });
    expect(Object.fromEntries(likeness('', model))).toEqual({ R01: -2, R02: -1 });
  });

  it('takes no gram for one that every object has', () => {
    expect(likeness('constructor', model).get('R01')).toBe(-2);
  });
});
