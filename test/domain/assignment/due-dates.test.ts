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

describe('where the count begins', () => {
  const late = { ...share(), receivedOn: '2026-03-16', sessionClosedOn: '2026-01-13' } as const;
  const by = (preset: string) => loadRuleSet('bot-scripts/rules', preset);

  it.each<[string, Partial<ReturnType<typeof dueDates>>]>([
    // Everything from 10 March; Chongqing gives ten working days for a return.
    ['cn-county', { returnDue: '2026-03-17', replyDue: '2026-06-10' }],
    ['chongqing', { returnDue: '2026-03-24', replyDue: '2026-06-10' }],
    // 退办 from the day of receipt, the reply from 交办之日.
    ['shanghai', { returnDue: '2026-03-25', replyDue: '2026-06-10' }],
    // Both from the day of receipt: ten days end on 26 March, three months on 16 June.
    ['zhejiang', { returnDue: '2026-03-26', replyDue: '2026-06-16' }],
    // Two months from the close of the session: 13 March, past when it was assigned in March.
    ['shandong-township', { replyDue: '2026-03-13' }],
  ])('by the rules of %s', (preset, expected) => {
    expect(dueDates(by(preset), late, CALENDAR)).toMatchObject(expected);
  });

  it('is the day of assignment where nothing else is known', () => {
    for (const preset of ['zhejiang', 'shandong-township'])
      expect(dueDates(by(preset), share(), CALENDAR)).toEqual(
        dueDates(
          { ...by(preset), clockStart: 'assignedAt', reject: { ...by(preset).reject, from: 'assignedAt' } },
          share(),
          CALENDAR,
        ),
      );
  });

  it('of an assisting unit is its own', () => {
    const assisting = { ...late, role: 'assisting' } as const;
    expect(dueDates(by('zhejiang'), assisting, CALENDAR).replyDue).toBe('2026-05-18');
    expect(dueDates(by('chongqing'), assisting, CALENDAR).replyDue).toBe('2026-04-22');
  });
});
