import { describe, expect, it } from 'vitest';
import { followedNode } from '../../../src/domain/suggestion/nodes.ts';
import { SUGGESTION_STATES } from '../../../src/domain/suggestion/suggestion.ts';
import { aSuggestion } from './sample.ts';

const NOW = { today: '2026-03-10', assignedOn: '2026-03-06', answeredOn: '2026-03-09' } as const;
const DATES = { registeredOn: '2026-03-05', closedOn: '2026-03-10' } as const;

describe('what a team is told of its own suggestions', () => {
  it.each([
    ['registered', '2026-03-05'],
    ['assigned', '2026-03-06'],
    ['replied', '2026-03-09'],
    ['closed', '2026-03-10'],
    ['reopened', '2026-03-06'],
  ] as const)('%s, with the day of it', (state, on) => {
    const node = followedNode(aSuggestion({ ...DATES, state }), NOW);
    expect(node).toEqual({ key: `suggestion|follow|1|${state}`, on });
  });

  it('nothing else, and nothing of a 不公开 one', () => {
    const told = ['registered', 'assigned', 'replied', 'closed', 'reopened'];
    for (const state of SUGGESTION_STATES) {
      const node = followedNode(aSuggestion({ ...DATES, state }), NOW);
      expect(node !== undefined).toBe(told.includes(state));
      expect(followedNode(aSuggestion({ ...DATES, state, confidential: true }), NOW)).toBeUndefined();
    }
  });

  it('anew in a second round, and not when it is older than a week', () => {
    expect(followedNode(aSuggestion({ ...DATES, state: 'replied', round: 2 }), NOW)?.key).toContain('|2|');
    const later = { ...NOW, today: '2026-03-13' } as const;
    expect(followedNode(aSuggestion({ ...DATES, state: 'assigned' }), later)).toBeDefined();
    expect(followedNode(aSuggestion({ ...DATES, state: 'registered' }), later)).toBeUndefined();
    expect(followedNode(aSuggestion({ state: 'registered' }), NOW)).toBeUndefined();
    // The first round was long ago; the second one was handed over the other day.
    const again = aSuggestion({ ...DATES, state: 'reopened', round: 2, assignedOn: '2025-11-03' });
    expect(followedNode(again, NOW)).toEqual({ key: 'suggestion|follow|2|reopened', on: '2026-03-06' });
  });
});
