import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Assignment, AssignmentState } from '../../../src/domain/assignment/assignment.ts';
import { dueDates } from '../../../src/domain/assignment/due-dates.ts';
import { addDays, civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { toOrdinary } from '../../../src/domain/fast-track/to-ordinary.ts';
import type { Suggestion, SuggestionState } from '../../../src/domain/suggestion/suggestion.ts';
import { loadCalendar } from '../../../src/scripts/calendar.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';

const rules = loadRuleSet('bot-scripts/rules', 'cn-county');
const calendar = loadCalendar('bot-scripts/calendar');
const today = civilDate('2026-03-10');

const suggestion = (changes: Partial<Suggestion> = {}): Suggestion => ({
  congressId: 'c',
  id: 's',
  version: 1,
  state: 'assigned',
  kind: 'fast_track',
  intakeNumber: 3,
  number: '2026急-001',
  title: '井盖',
  reason: '',
  analysis: '',
  advice: '',
  body: '',
  confidential: false,
  key: false,
  leadDeputyId: 'd',
  suggestedUnits: [],
  reviewLevel: 0,
  round: 1,
  origin: { platform: 'sandbox', account: 'a', conversation: { kind: 'direct', id: 'd' } },
  enteredById: 'p',
  enteredAt: new Date(0),
  ...changes,
});

function share(assignedOn: string, state: AssignmentState = 'issued', hard = false): Assignment {
  const begun = { assignedOn: civilDate(assignedOn) };
  const due = dueDates(rules, { ...begun, role: 'sole', hard, fastTrack: true }, calendar);
  return {
    congressId: 'c',
    id: 'a',
    version: 1,
    suggestionId: 's',
    unitId: 'u',
    round: 1,
    role: 'sole',
    state,
    assignedOn: begun.assignedOn,
    enteredAt: new Date(0),
    enteredById: 'p',
    ...due,
    legalReplyDue: due.replyDue,
    hard,
  };
}

const surroundings = { rules, calendar, today, kind: 'between_sessions' } as const;
const handled = (assignment: Assignment) => ({ assignment, begun: { assignedOn: assignment.assignedOn } });

describe('转普通', () => {
  it('counts three months from the original day, not from today, and keeps the number', () => {
    const before = share('2026-03-02');
    expect(before.replyDue).toBe('2026-03-16');
    const moved = toOrdinary(suggestion(), [handled(before)], surroundings);
    expect(moved).toMatchObject({
      ok: true,
      value: {
        suggestion: { kind: 'between_sessions', ordinarySince: '2026-03-10', number: '2026急-001' },
        shares: [
          { after: { replyDue: '2026-06-02', legalReplyDue: '2026-06-02', signOffDue: '2026-03-05' } },
        ],
      },
    });
  });

  it('leaves a share alone that was answered or returned, and keeps six months for a hard one', () => {
    const moved = toOrdinary(
      suggestion(),
      [handled(share('2026-03-02', 'answered')), handled(share('2026-03-02', 'signed_off', true))],
      surroundings,
    );
    expect(moved.ok && moved.value.shares.map(({ after }) => after.replyDue)).toEqual(['2026-09-02']);
  });

  it.each<SuggestionState>(['replied', 'closed', 'declined', 'converted', 'merged', 'withdrawn'])(
    'is refused when it is %s',
    (state) => {
      expect(toOrdinary(suggestion({ state }), [], surroundings)).toEqual({
        ok: false,
        refusal: { code: 'FAST_TRACK_OVER', state },
      });
    },
  );

  it('is refused for what is not on the fast track', () => {
    expect(toOrdinary(suggestion({ kind: 'session' }), [], surroundings)).toEqual({
      ok: false,
      refusal: { code: 'NOT_FAST_TRACK' },
    });
  });

  it('gives the same date on whatever day it is done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (days) => {
        const on = { ...surroundings, today: addDays(today, days) };
        const moved = toOrdinary(suggestion(), [handled(share('2026-03-02'))], on);
        expect(moved.ok && moved.value.shares[0]?.after.replyDue).toBe('2026-06-02');
      }),
    );
  });
});
