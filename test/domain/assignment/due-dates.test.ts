import { describe, expect, it } from 'vitest';
import { type AssignmentRole, ASSIGNMENT_ROLES } from '../../../src/domain/assignment/assignment.ts';
import { dueDates } from '../../../src/domain/assignment/due-dates.ts';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { loadRuleSet } from '../../../src/scripts/rules.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const RULES = loadRuleSet('bot-scripts/rules', 'cn-county');

interface Share {
  readonly assignedOn: CivilDate;
  readonly role: AssignmentRole;
  readonly hard: boolean;
  readonly fastTrack: boolean;
}
const share = (overrides: Partial<Share> = {}): Share => ({
  assignedOn: '2026-03-10',
  role: 'sole',
  hard: false,
  fastTrack: false,
  ...overrides,
});

describe('what a unit owes, by the rules of a county', () => {
  it.each(ASSIGNMENT_ROLES.filter((role) => role !== 'assisting'))(
    'as %s: three, five working days, three months',
    (role) => {
      expect(dueDates(RULES, share({ role }), CALENDAR)).toEqual({
        signOffDue: '2026-03-13',
        returnDue: '2026-03-17',
        replyDue: '2026-06-10',
        provisional: false,
      });
    },
  );

  it('as assisting: an opinion in one month, also of a six-month matter', () => {
    // 10 April is a Friday.
    expect(dueDates(RULES, share({ role: 'assisting' }), CALENDAR).replyDue).toBe('2026-04-10');
    expect(dueDates(RULES, share({ role: 'assisting', hard: true }), CALENDAR).replyDue).toBe('2026-04-10');
  });

  it('of a six-month matter', () => {
    expect(dueDates(RULES, share({ hard: true }), CALENDAR).replyDue).toBe('2026-09-10');
  });

  it.each(ASSIGNMENT_ROLES)('of a fast-track matter as %s: one and ten working days', (role) => {
    expect(dueDates(RULES, share({ role, fastTrack: true }), CALENDAR)).toMatchObject({
      signOffDue: '2026-03-11',
      returnDue: '2026-03-11',
      replyDue: '2026-03-24',
    });
  });

  it.each<[CivilDate, CivilDate, CivilDate]>([
    // Over the Spring Festival: 13 and the make-up 14 February, then 24 February.
    ['2026-02-12', '2026-02-24', '2026-05-12'],
    // Three months end in the National Day week and roll to its end.
    ['2026-07-01', '2026-07-06', '2026-10-08'],
    // The 30th of November plus three months is clamped to the 28th of February, a make-up day.
    ['2025-11-30', '2025-12-03', '2026-02-28'],
  ])('assigned on %s: sign-off by %s, reply by %s', (assignedOn, signOffDue, replyDue) => {
    expect(dueDates(RULES, share({ assignedOn }), CALENDAR)).toMatchObject({ signOffDue, replyDue });
  });

  it('is provisional when one of the dates lies in a year without a holiday table', () => {
    const late = dueDates(RULES, share({ assignedOn: '2026-12-01' }), CALENDAR);
    expect(late).toMatchObject({ signOffDue: '2026-12-04', provisional: true });
    expect(dueDates(RULES, share({ assignedOn: '2026-09-01' }), CALENDAR).provisional).toBe(false);
  });
});
