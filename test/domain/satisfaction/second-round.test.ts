import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate } from '../../../src/domain/calendar/civil-date.ts';
import {
  decideSecondRound,
  isLastRound,
  type SecondRoundQuestion,
} from '../../../src/domain/satisfaction/second-round.ts';
import { SUGGESTION_STATES } from '../../../src/domain/suggestion/suggestion.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const redo = {
  trigger: ['unsatisfied'],
  hearingFirst: false,
  due: { count: 1, unit: 'm' },
  from: 'reassignedAt',
  maxRounds: 2,
  afterMax: 'escalate',
} as const;
const dayRule = { startDayExcluded: true, monthEnd: 'clamp', rollIfHoliday: 'next' } as const;
const QUESTION: SecondRoundQuestion = {
  suggestion: { state: 'replied', round: 1 },
  heard: false,
  today: civilDate('2026-03-12'),
  rules: { redo, dayRule },
  calendar: CALENDAR,
};

describe('a second round', () => {
  it('is due a month after the day on which it begins, moved off a weekend', () => {
    expect(decideSecondRound(QUESTION)).toEqual({
      ok: true,
      value: { round: 2, due: '2026-04-13', legalDue: '2026-04-13', provisional: false },
    });
  });

  it.each(['2026-03-12', '2026-03-31', '2026-04-30'])('takes the date %s that the office sets', (due) => {
    expect(decideSecondRound({ ...QUESTION, due: civilDate(due) })).toMatchObject({
      value: { due, legalDue: '2026-04-13' },
    });
  });

  it.each<[string, Partial<SecondRoundQuestion>, object]>([
    [
      'once the rounds are used up',
      { suggestion: { state: 'replied', round: 2 } },
      { code: 'ROUND_TOO_MANY', rounds: 2 },
    ],
    [
      'before the hearing, where it comes first',
      { rules: { redo: { ...redo, hearingFirst: true }, dayRule } },
      { code: 'ROUND_HEARING_FIRST' },
    ],
    [
      'with a date that has passed',
      { due: civilDate('2026-03-11') },
      { code: 'ROUND_DUE_PAST', due: '2026-03-11' },
    ],
  ])('is refused %s', (_when, changes, refusal) => {
    expect(decideSecondRound({ ...QUESTION, ...changes })).toEqual({ ok: false, refusal });
  });

  it('begins after the hearing where that comes first', () => {
    const rules = { redo: { ...redo, hearingFirst: true }, dayRule };
    expect(decideSecondRound({ ...QUESTION, rules, heard: true }).ok).toBe(true);
  });

  it.each(SUGGESTION_STATES.filter((state) => state !== 'replied'))('is refused in state %s', (state) => {
    expect(decideSecondRound({ ...QUESTION, suggestion: { state, round: 1 } })).toEqual({
      ok: false,
      refusal: { code: 'ROUND_WRONG_STATE', state },
    });
  });

  it('counts up by one, and never beyond the most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(60),
        (round, most, days) => {
          const rules = { redo: { ...redo, maxRounds: most }, dayRule };
          const suggestion = { state: 'replied', round } as const;
          const due = addDays(QUESTION.today, days);
          const decided = decideSecondRound({ ...QUESTION, rules, suggestion, due });
          expect(decided.ok).toBe(!isLastRound({ round }, rules));
          if (decided.ok) expect(decided.value).toMatchObject({ round: round + 1, due });
        },
      ),
    );
  });
});
