import { describe, expect, it } from 'vitest';
import { SUGGESTION_STATES, type SuggestionState } from '../../../src/domain/suggestion/suggestion.ts';
import {
  moveSuggestion,
  SUGGESTION_TRANSITIONS,
  type SuggestionMove,
} from '../../../src/domain/suggestion/transitions.ts';
import { aSuggestion } from './sample.ts';

/** Typed once more from domain.md 1.16, so that a change of the table is seen: move, from, to. */
const ALLOWED: readonly (readonly [SuggestionMove, readonly SuggestionState[], SuggestionState])[] = [
  ['edit', ['draft', 'cosigning', 'revision_requested'], 'draft'],
  ['discard', ['draft'], 'withdrawn'],
  ['inviteCosigners', ['draft'], 'cosigning'],
  ['submit', ['draft', 'cosigning', 'revision_requested'], 'submitted'],
  ['handInAgain', ['draft', 'revision_requested'], 'in_review'],
  ['passLevel', ['submitted', 'in_review'], 'in_review'],
  ['register', ['submitted', 'in_review'], 'registered'],
  ['requestRevision', ['submitted', 'in_review'], 'revision_requested'],
  ['decline', ['submitted', 'in_review'], 'declined'],
  ['convert', ['submitted', 'in_review'], 'converted'],
  ['merge', ['submitted', 'in_review', 'registered'], 'merged'],
  ['assign', ['registered'], 'assigned'],
  ['unassign', ['assigned'], 'registered'],
  ['reply', ['assigned', 'reopened'], 'replied'],
  ['close', ['replied'], 'closed'],
  ['reconsider', ['closed'], 'replied'],
  ['reopen', ['replied'], 'reopened'],
  [
    'withdraw',
    [
      'draft',
      'cosigning',
      'submitted',
      'in_review',
      'revision_requested',
      'registered',
      'assigned',
      'reopened',
    ],
    'withdrawn',
  ],
];

const CASES = ALLOWED.flatMap(([move, from, to]) =>
  SUGGESTION_STATES.map((state) => ({ move, state, to, admits: from.includes(state) })),
);

it('every move of a suggestion is in the table here', () => {
  expect(ALLOWED.map(([move]) => move).toSorted()).toEqual(Object.keys(SUGGESTION_TRANSITIONS).toSorted());
});

describe('a suggestion', () => {
  it.each(CASES.filter(({ admits }) => admits))(
    'that is $state is moved by $move to $to, with the changes',
    ({ move, state, to }) => {
      const suggestion = aSuggestion({ state });
      expect(moveSuggestion(suggestion, move, { reviewRemark: '好' })).toEqual({
        ok: true,
        value: { ...suggestion, state: to, reviewRemark: '好' },
      });
    },
  );

  it.each(CASES.filter(({ admits }) => !admits))(
    'that is $state is not moved by $move',
    ({ move, state }) => {
      expect(moveSuggestion(aSuggestion({ state }), move)).toEqual({
        ok: false,
        refusal: { code: 'SUGGESTION_WRONG_STATE', state, move },
      });
    },
  );

  it.each(['declined', 'converted', 'merged', 'withdrawn'] as const)(
    'that is %s stays so for ever',
    (state) => {
      expect(CASES.filter((each) => each.state === state && each.admits)).toEqual([]);
    },
  );

  it('comes to every state from a draft', () => {
    const reached = new Set<SuggestionState>(['draft']);
    for (const _round of SUGGESTION_STATES) {
      for (const { from, to } of Object.values(SUGGESTION_TRANSITIONS))
        if (from.some((state) => reached.has(state))) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual([...SUGGESTION_STATES].toSorted());
  });
});
