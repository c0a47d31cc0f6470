import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, weekday } from '../../../src/domain/calendar/civil-date.ts';
import { mondayOf, monthOpening, nextMonth, weeklyReportDay } from '../../../src/domain/calendar/openings.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';

/** 国庆 takes the whole week of 5 October but for the Saturday, on which offices do not work either. */
const CALENDAR = buildWorkingCalendar({
  years: [2026],
  holidays: ['01', '02', '05', '06', '07', '08', '09'].map((day) => civilDate(`2026-10-${day}`)),
  makeUpDays: [],
});

describe('weeklyReportDay', () => {
  it.each([
    ['an ordinary week', '2026-09-16', '2026-09-14', '2026-09-07', '2026-09-13'],
    ['on its Sunday', '2026-09-20', '2026-09-14', '2026-09-07', '2026-09-13'],
    ['after a week without a working day, about two', '2026-10-12', '2026-10-12', '2026-09-28', '2026-10-11'],
  ])('%s', (_what, day, opening, from, to) => {
    expect(weeklyReportDay(civilDate(day), CALENDAR)).toEqual({ opening, from, to });
  });

  it('is none in a week without a working day', () => {
    expect(weeklyReportDay(civilDate('2026-10-07'), CALENDAR)).toBeUndefined();
  });

  it('leaves no day out and tells of none twice', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), (days) => {
        const monday = mondayOf(addDays(civilDate('2026-01-05'), days));
        const week = weeklyReportDay(monday, CALENDAR);
        let next = addDays(monday, 7);
        while (weeklyReportDay(next, CALENDAR) === undefined) next = addDays(next, 7);
        const after = weeklyReportDay(next, CALENDAR);
        if (week !== undefined) expect(after?.from).toBe(addDays(week.to, 1));
        expect(weekday(monday)).toBe(1);
      }),
    );
  });
});

describe('monthOpening', () => {
  it.each([
    ['2026-09-20', '2026-09-01', '2026-10-01'],
    ['2026-10-31', '2026-10-12', '2026-11-01'],
    ['2026-12-01', '2026-12-01', '2027-01-01'],
  ])('of %s is %s', (day, opening, next) => {
    expect(monthOpening(civilDate(day), CALENDAR)).toBe(opening);
    expect(nextMonth(civilDate(day))).toBe(next);
  });
});
