import { describe, expect, it } from 'vitest';
import { callOf, directCallOf } from './support.ts';

describe('领办清单', () => {
  it.each([
    ['领办清单', undefined],
    ['#领办清单', undefined],
    ['领办清单。', undefined],
    ['#领办', undefined],
    ['领办 高副区长', '高副区长'],
    ['#领办 高远山', '高远山'],
    ['领办清单 高远山', '高远山'],
  ])('%s asks for it', (text, leader) => {
    expect(directCallOf(text)).toEqual({ name: 'leaderList', ...(leader === undefined ? {} : { leader }) });
  });

  it.each([
    '领办领导:高副区长',
    '#领办领导:高副区长',
    '领办人:高副区长 电话:13900000000',
    '领办 这件事的领导是谁,我们想请他到现场看看',
    '领办的领导什么时候来',
    '领办清单里怎么没有我那件关于路灯的建议',
  ])('%s does not', (text) => {
    expect(directCallOf(text)?.name).not.toBe('leaderList');
  });

  it('without a mark in a group is chatter', () => {
    expect(callOf('领办清单')).toBeUndefined();
  });
});

describe('同意 of what is issued jointly', () => {
  it('is called after the intake number of the matter', () => {
    expect(callOf('#同意 交12')).toMatchObject({ name: 'decide', refs: [{ letter: '交', serial: 12 }] });
    expect(callOf('#不同意 交12 理由:主办不对')).toMatchObject({
      agree: false,
      refs: [{ letter: '交', serial: 12 }],
      reason: '主办不对',
    });
  });
});
