import { describe, expect, it } from 'vitest';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { noticeDay, weekdayName } from '../../../src/domain/stations/duty.ts';

const calendar = buildWorkingCalendar({
  years: [2026],
  holidays: ['2026-06-19'].map(civilDate),
  makeUpDays: ['2026-06-14'].map(civilDate),
});

describe('the day on which a deputy is told of a duty', () => {
  it.each([
    ['of a Wednesday is Tuesday', '2026-06-10', '2026-06-09'],
    ['of a Monday is the make-up Sunday', '2026-06-15', '2026-06-14'],
    ['of a Saturday after a holiday is Thursday', '2026-06-20', '2026-06-18'],
    ['of a Monday after a holiday is Thursday', '2026-06-22', '2026-06-18'],
  ])('%s', (_what, day, told) => {
    expect(noticeDay(civilDate(day), calendar)).toBe(told);
  });
});

it('names the day of the week', () => {
  expect(weekdayName(civilDate('2026-06-10'))).toBe('周三');
});
