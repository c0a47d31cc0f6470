import { describe, expect, it } from 'vitest';
import { decideDisclosure, owesDisclosure } from '../../../src/domain/disclosure/disclosure.ts';
import { SUGGESTION_STATES } from '../../../src/domain/suggestion/suggestion.ts';

const rules = (mode: 'full' | 'summary' | 'none') => ({
  publish: {
    due: { count: 20, unit: 'wd' as const },
    from: 'repliedAt' as const,
    remind: [],
    default: mode,
  },
});

describe('a disclosure', () => {
  it.each([
    [undefined, false, 'full', 'full'],
    [undefined, false, 'summary', 'summary'],
    [undefined, false, 'none', 'withheld'],
    [undefined, true, 'full', 'withheld'],
    ['summary', false, 'full', 'summary'],
    ['withheld', false, 'full', 'withheld'],
    ['summary', true, 'full', 'summary'],
    ['withheld', true, 'full', 'withheld'],
  ] as const)('said %s, confidential %s, by default %s is %s', (said, confidential, mode, expected) => {
    const decided = decideDisclosure({ state: 'replied', confidential }, said, rules(mode));
    expect(decided).toEqual({ ok: true, value: expected });
  });

  it('in full is refused for what the deputy asked not to disclose', () => {
    expect(decideDisclosure({ state: 'closed', confidential: true }, 'full', rules('full'))).toEqual({
      ok: false,
      refusal: { code: 'DISCLOSURE_CONFIDENTIAL' },
    });
  });

  it.each(SUGGESTION_STATES.filter((state) => state !== 'replied' && state !== 'closed'))(
    'is refused in state %s',
    (state) => {
      expect(decideDisclosure({ state, confidential: false }, 'full', rules('full'))).toEqual({
        ok: false,
        refusal: { code: 'DISCLOSURE_NOT_REPLIED', state },
      });
    },
  );

  it.each([
    ['replied', false, 'full', true],
    ['closed', false, 'summary', true],
    ['assigned', false, 'full', false],
    ['replied', true, 'full', false],
    ['replied', false, 'none', false],
  ] as const)(
    'of a matter %s, confidential %s, by default %s is owed: %s',
    (state, confidential, mode, owed) => {
      expect(owesDisclosure({ state, confidential }, rules(mode))).toBe(owed);
    },
  );
});
