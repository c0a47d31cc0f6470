import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import {
  addWorkingDays,
  buildWorkingCalendar,
  type DayKind,
  holidayLength,
  isKnownBetween,
  rollBack,
  rollForward,
} from '../../../src/domain/calendar/working-calendar.ts';
import { CALENDAR } from './calendar-2026.ts';

const anyDate = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-10-01', days));

describe('a working calendar', () => {
  it.each<[CivilDate, DayKind, boolean]>([
    ['2026-02-13', 'working', true],
    ['2026-02-14', 'make_up', true],
    ['2026-02-15', 'holiday', false],
    ['2026-02-23', 'holiday', false],
    ['2026-03-01', 'weekend', false],
    ['2026-03-07', 'weekend', false],
    ['2027-01-01', 'working', true],
    ['2027-01-02', 'weekend', false],
  ])('says that %s is %s', (date, kind, isWorked) => {
    expect(CALENDAR.kindOf(date)).toBe(kind);
    expect(CALENDAR.isWorkingDay(date)).toBe(isWorked);
  });

  it('knows the years of its tables only', () => {
    expect([2024, 2025, 2026, 2027].map((year) => CALENDAR.isKnown(year))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isKnownBetween('2025-01-01', '2026-12-31', CALENDAR)).toBe(true);
    expect(isKnownBetween('2026-12-31', '2027-01-01', CALENDAR)).toBe(false);
    expect(isKnownBetween('2024-12-31', '2026-01-01', CALENDAR)).toBe(false);
  });

  it('refuses a day that is free and worked', () => {
    const day = '2026-02-14';
    expect(() => buildWorkingCalendar({ years: [2026], holidays: [day], makeUpDays: [day] })).toThrow(day);
  });

  it('reads each table once, so that a generator will do', () => {
    function* once(): Generator<CivilDate> {
      yield '2026-01-01';
    }
    const calendar = buildWorkingCalendar({ years: [2026], holidays: once(), makeUpDays: [] });
    expect([1, 2].map(() => calendar.kindOf('2026-01-01'))).toEqual(['holiday', 'holiday']);
  });
});

describe('addWorkingDays', () => {
  it.each<[CivilDate, number, CivilDate]>([
    ['2026-02-12', 3, '2026-02-24'],
    ['2026-02-12', 5, '2026-02-26'],
    ['2026-02-12', 7, '2026-02-28'],
    ['2026-02-12', 10, '2026-03-04'],
    ['2026-09-28', 15, '2026-10-23'],
    ['2026-09-28', 20, '2026-10-30'],
    ['2026-04-28', 5, '2026-05-08'],
    ['2026-04-28', 10, '2026-05-14'],
    ['2026-03-10', 30, '2026-04-22'],
    ['2026-02-13', 1, '2026-02-14'],
    ['2026-02-14', 1, '2026-02-24'],
    ['2026-02-15', 1, '2026-02-24'],
    ['2026-02-24', -1, '2026-02-14'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-02-15', 0, '2026-02-15'],
  ])('%s and %i working days is %s', (start, count, expected) => {
    expect(addWorkingDays(start, count, CALENDAR)).toBe(expected);
  });

  it.each([0.5, NaN, Infinity])('refuses to count %d days', (count) => {
    expect(() => addWorkingDays('2026-02-12', count, CALENDAR)).toThrow(RangeError);
  });

  it('is monotone in the start and strictly so in the count', () => {
    const count = fc.integer({ min: -80, max: 80 }).filter((it) => it !== 0);
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 40 }), count, (start, later, days) => {
        const end = addWorkingDays(start, days, CALENDAR);
        expect(end <= addWorkingDays(addDays(start, later), days, CALENDAR)).toBe(true);
        expect(end < addWorkingDays(start, days < 0 && days > -2 ? 1 : days + 1, CALENDAR)).toBe(true);
        expect(CALENDAR.isWorkingDay(end)).toBe(true);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('backwards undoes forwards from a working day', () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 80 }), (date, count) => {
        const start = rollForward(date, CALENDAR);
        expect(addWorkingDays(addWorkingDays(start, count, CALENDAR), -count, CALENDAR)).toBe(start);
        expect(addWorkingDays(addWorkingDays(start, -count, CALENDAR), count, CALENDAR)).toBe(start);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('rolling', () => {
  it.each<[CivilDate, CivilDate, CivilDate]>([
    ['2026-02-12', '2026-02-12', '2026-02-12'],
    ['2026-02-28', '2026-02-28', '2026-02-28'],
    ['2026-02-15', '2026-02-14', '2026-02-24'],
    ['2026-02-20', '2026-02-14', '2026-02-24'],
    ['2026-05-10', '2026-05-09', '2026-05-11'],
    ['2026-10-01', '2026-09-30', '2026-10-08'],
  ])('%s goes back to %s and forward to %s', (date, back, forward) => {
    expect([rollBack(date, CALENDAR), rollForward(date, CALENDAR)]).toEqual([back, forward]);
  });
});

describe('holidayLength', () => {
  it.each<[CivilDate, number]>([
    ['2026-02-13', 0],
    ['2026-02-14', 9],
    ['2026-02-16', 7],
    ['2026-02-27', 0],
    ['2026-03-06', 2],
    ['2026-09-30', 7],
    ['2026-06-18', 3],
    ['2026-05-08', 0],
  ])('after %s there are %i free days', (date, length) => {
    expect(holidayLength(date, CALENDAR)).toBe(length);
  });
});
