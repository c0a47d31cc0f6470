import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CosignerState,
  hasAllAnswers,
  joinSuggestion,
  leaveSuggestion,
} from '../../../src/domain/cosigning/cosigner.ts';
import { SUGGESTION_STATES, type SuggestionState } from '../../../src/domain/suggestion/suggestion.ts';

const UNTIL = new Date('2026-03-05T18:00:00+08:00');
const OWN: readonly (CosignerState | undefined)[] = [undefined, 'invited', 'agreed', 'declined'];

/** Typed once more from the contract: in which states a deputy may join, and in which leave again. */
const JOINED_WITH_WINDOW: readonly SuggestionState[] = ['cosigning'];
const JOINED_WITHOUT: readonly SuggestionState[] = ['cosigning', 'submitted'];
const LEFT: readonly SuggestionState[] = ['draft', 'cosigning', 'submitted', 'revision_requested'];

const CASES = SUGGESTION_STATES.flatMap((state) => OWN.map((own) => ({ state, own })));
const part = (own: CosignerState | undefined) => (own === undefined ? {} : { own });

describe('a deputy who wants to join', () => {
  it.each(CASES)('$state, own part $own: with a window', ({ state, own }) => {
    const joined = joinSuggestion({ state, isLead: false, cosignUntil: UNTIL, ...part(own) });
    const stays = own === 'agreed' && LEFT.includes(state);
    expect(joined).toEqual(
      JOINED_WITH_WINDOW.includes(state) || stays
        ? { ok: true, value: 'agreed' }
        : { ok: false, refusal: { code: 'COSIGN_CLOSED', state } },
    );
  });

  it.each(SUGGESTION_STATES)('%s: nobody was ever asked', (state) => {
    expect(joinSuggestion({ state, isLead: false }).ok).toBe(JOINED_WITHOUT.includes(state));
  });

  it.each(SUGGESTION_STATES)('%s: the own one is refused', (state) => {
    expect(joinSuggestion({ state, isLead: true })).toEqual({ ok: false, refusal: { code: 'COSIGN_OWN' } });
    expect(leaveSuggestion({ state, isLead: true })).toEqual({ ok: false, refusal: { code: 'COSIGN_OWN' } });
  });
});

describe('a deputy who wants to leave', () => {
  it.each(CASES)('$state, own part $own', ({ state, own }) => {
    const left = leaveSuggestion({ state, isLead: false, ...part(own) });
    if (own === undefined) expect(left).toEqual({ ok: false, refusal: { code: 'COSIGN_NOT_JOINED' } });
    else if (LEFT.includes(state)) expect(left).toEqual({ ok: true, value: 'declined' });
    else expect(left).toEqual({ ok: false, refusal: { code: 'COSIGN_REVIEWED', state } });
  });
});

describe('all have answered', () => {
  const anyPart = fc.record({
    deputyId: fc.constantFrom('a', 'b', 'c', 'd'),
    state: fc.constantFrom<CosignerState>('invited', 'agreed', 'declined'),
  });

  it('exactly when nobody with an account is still only invited', () => {
    fc.assert(
      fc.property(fc.array(anyPart), fc.subarray(['a', 'b', 'c', 'd']), (parts, bound) => {
        const reachable = new Set(bound);
        const open = parts.filter(({ state, deputyId }) => state === 'invited' && reachable.has(deputyId));
        expect(hasAllAnswers(parts, reachable)).toBe(open.length === 0);
      }),
    );
  });
});
