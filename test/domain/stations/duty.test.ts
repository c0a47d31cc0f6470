import { describe, expect, it } from 'vitest';
import { civilDate, instantAt } from '../../../src/domain/calendar/civil-date.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { mergeDuties, noticeClass, noticeDay, weekdayName } from '../../../src/domain/stations/duty.ts';

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

describe('how a deputy is told of a duty', () => {
  it.each([
    ['as a reminder the day before', '2026-06-10', '2026-06-09', '09:00', 'reminder'],
    ['as a notice when the offices are closed until then', '2026-06-13', '2026-06-12', '17:01', 'notice'],
    ['as a notice on a day off before it', '2026-06-21', '2026-06-20', '09:00', 'notice'],
    ['as a notice on the day itself', '2026-06-10', '2026-06-10', '09:00', 'notice'],
  ] as const)('%s', (_what, day, today, time, expected) => {
    expect(noticeClass(civilDate(day), instantAt(civilDate(today), time), calendar)).toBe(expected);
  });
});

it('joins what was said of one station and day', () => {
  const day = civilDate('2026-06-10');
  const other = { station: '乙站', day, deputyIds: ['c'] };
  expect(
    mergeDuties([
      { station: '甲站', day, deputyIds: ['a', 'b'] },
      other,
      { station: '甲站', day, deputyIds: ['b', 'c'] },
    ]),
  ).toEqual([{ station: '甲站', day, deputyIds: ['a', 'b', 'c'] }, other]);
});

it('names the day of the week', () => {
  expect(weekdayName(civilDate('2026-06-10'))).toBe('周三');
});
