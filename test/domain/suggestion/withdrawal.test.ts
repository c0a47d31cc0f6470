import { describe, expect, it } from 'vitest';
import { SUGGESTION_STATES, type SuggestionState } from '../../../src/domain/suggestion/suggestion.ts';
import { nextWithdrawalStep, withdrawableStates } from '../../../src/domain/suggestion/withdrawal.ts';

type Withdraw = Parameters<typeof withdrawableStates>[0]['withdraw'];
const RULES: Withdraw = { until: 'replied', approval: 'none', joint: 'allCosignersAgree' };
const BEFORE: readonly SuggestionState[] = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'revision_requested',
  'registered',
];

describe('the states in which a suggestion may be withdrawn', () => {
  it.each([
    ['assigned', BEFORE],
    ['replied', [...BEFORE, 'assigned', 'reopened']],
  ] as const)('until %s', (until, states) => {
    const withdraw = { ...RULES, until };
    for (const state of SUGGESTION_STATES) {
      const step = nextWithdrawalStep({ state, submittedOn: '2026-03-02' }, 0, { withdraw });
      if ((states as readonly string[]).includes(state)) expect(step).toEqual({ ok: true, value: 'nobody' });
      else expect(step).toEqual({ ok: false, refusal: { code: 'WITHDRAWAL_TOO_LATE', state } });
    }
    expect(withdrawableStates({ withdraw })).toEqual(states);
  });
});

describe('whose agreement comes next', () => {
  it.each([
    ['nobody, before it was handed in', RULES, undefined, 3, 'nobody'],
    ['the cosigners', RULES, '2026-03-02', 3, 'cosigners'],
    ['nobody, once all of them have agreed', RULES, '2026-03-02', 0, 'nobody'],
    ['nobody, where the lead deputy decides', { ...RULES, joint: 'leadAlone' }, '2026-03-02', 3, 'nobody'],
    ['the office', { ...RULES, approval: 'staff' }, '2026-03-02', 0, 'staff'],
    ['first the cosigners', { ...RULES, approval: 'staff' }, '2026-03-02', 1, 'cosigners'],
    ['nobody, a draft never', { ...RULES, approval: 'staff' }, undefined, 1, 'nobody'],
  ] as const)('%s', (_who, withdraw, submittedOn, waiting, step) => {
    const suggestion = { state: 'submitted', ...(submittedOn === undefined ? {} : { submittedOn }) } as const;
    expect(nextWithdrawalStep(suggestion, waiting, { withdraw })).toEqual({ ok: true, value: step });
  });
});
