import { describe, expect, it } from 'vitest';
import { civilDate, type CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import { parseSpan } from '../../../src/domain/deadlines/span.ts';
import { inquiryDay, lastReminderDay } from '../../../src/domain/reminders/inquiry.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

interface Case {
  readonly after?: string;
  readonly since?: string;
  readonly asked?: readonly string[];
  readonly reminded?: readonly string[];
  readonly most?: number;
  readonly from?: string;
}

const days = (texts: readonly string[]): CivilDate[] => texts.map(civilDate);

function dayOf(given: Case): string | undefined {
  const { after = '20wd', since = '2026-03-02', asked = [], reminded = [], most = 3, from } = given;
  return inquiryDay(
    { since: civilDate(since), asked: days(asked), reminded: days(reminded) },
    { after: parseSpan(after) ?? 'off', most, desk: 'off' },
    { from: civilDate(from ?? since), calendar: CALENDAR },
  );
}

describe('inquiryDay', () => {
  it.each<[string, Case, string]>([
    ['from the last sign of life', {}, '2026-03-30'],
    ['over Qingming', { since: '2026-03-10' }, '2026-04-08'],
    ['to the working day after a holiday', { after: '30d', since: '2026-03-06' }, '2026-04-07'],
    ['from the last question', { asked: ['2026-03-30'] }, '2026-04-28'],
    ['from a late question', { asked: ['2026-03-30', '2026-05-09'] }, '2026-06-05'],
    ['not before today', { from: '2026-04-15' }, '2026-04-15'],
    ['from the last reminder', { reminded: ['2026-03-27', '2026-03-09'] }, '2026-04-27'],
    [
      'not from reminders before the last sign of life',
      { reminded: ['2026-02-27', '2026-03-02'] },
      '2026-03-30',
    ],
    ['not near a reminder ahead', { reminded: ['2026-04-02'] }, '2026-05-06'],
    ['before a reminder that is farther ahead', { reminded: ['2026-04-03'] }, '2026-03-30'],
    ['not on the day of a late reminder', { from: '2026-04-24', reminded: ['2026-04-24'] }, '2026-05-26'],
    [
      'between reminders',
      { after: '5wd', reminded: ['2026-03-06', '2026-03-18', '2026-05-20'] },
      '2026-03-25',
    ],
  ])('counts %s', (_what, given, expected) => {
    expect(dayOf(given)).toBe(expected);
  });

  it('is none when it was asked often enough, or when the rule is off', () => {
    expect(dayOf({ asked: ['2026-03-30', '2026-04-28', '2026-05-27'] })).toBeUndefined();
    expect(dayOf({ asked: ['2026-03-30'], most: 1 })).toBeUndefined();
    expect(dayOf({ after: 'off' })).toBeUndefined();
  });
});

describe('lastReminderDay', () => {
  it('lies three working days after', () => {
    expect(lastReminderDay(civilDate('2026-04-03'), CALENDAR)).toBe('2026-04-09');
  });
});
