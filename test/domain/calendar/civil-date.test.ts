import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  chineseDate,
  type CivilDate,
  civilDate,
  civilDateOf,
  type ClockTime,
  daysBetween,
  fromUtcMidnight,
  instantAt,
  minuteOfDay,
  parseCivilDate,
  utcMidnight,
  weekday,
  yearOf,
} from '../../../src/domain/calendar/civil-date.ts';

const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days));

describe('parseCivilDate', () => {
  it.each(['2026-03-02', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
    expect(civilDate(text)).toBe(text);
  });

  it.each([
    '',
    '2026-3-2',
    '2026-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '２０２６-01-01',
    '+002026-01-01',
    '10000-01-01',
  ])('refuses %j', (text) => {
    expect(parseCivilDate(text)).toBeUndefined();
    expect(() => civilDate(text)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it.each<[CivilDate, number, CivilDate]>([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-01-01', 365, '2027-01-01'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
  });

  it.each<[CivilDate, number, CivilDate]>([
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -2, '2025-11-15'],
    ['2026-07-01', 3, '2026-10-01'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('throws rather than leave the four-digit years', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
  });

  it('adds and measures days as inverses', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(b, a) + daysBetween(a, b)).toBe(0);
        expect(a < b).toBe(daysBetween(a, b) > 0);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('never lets a month end later than the day of the same number', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -60, max: 60 }), (date, months) => {
        const result = addMonths(date, months);
        const monthOf = (it: CivilDate) => yearOf(it) * 12 + Number(it.slice(5, 7));
        expect(monthOf(result) - monthOf(date)).toBe(months);
        const isLastDay = addDays(result, 1).endsWith('-01');
        expect(result.slice(-2) === date.slice(-2) || (isLastDay && result.slice(-2) < date.slice(-2))).toBe(
          true,
        );
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('knows the weekday and the year', () => {
    expect(weekday('2026-02-15')).toBe(0);
    expect(weekday('2026-02-14')).toBe(6);
    expect(yearOf('0987-02-14')).toBe(987);
  });
});

describe('instants', () => {
  it.each([
    ['2026-03-01T15:59:59.999Z', '2026-03-01', 1439],
    ['2026-03-01T16:00:00.000Z', '2026-03-02', 0],
    ['2026-03-02T01:00:30.000Z', '2026-03-02', 540],
    ['2025-12-31T20:00:00.000Z', '2026-01-01', 240],
  ])('%s is %s in Shanghai, minute %i', (instant, date, minute) => {
    expect(civilDateOf(new Date(instant))).toBe(date);
    expect(minuteOfDay(new Date(instant))).toBe(minute);
  });

  it('come from a date and a time', () => {
    expect(instantAt('2026-03-02', '09:00').toISOString()).toBe('2026-03-02T01:00:00.000Z');
    expect(instantAt('2026-03-02', '00:00').toISOString()).toBe('2026-03-01T16:00:00.000Z');
  });

  it.each<ClockTime>(['24:00', '9:00', '09:60', '-1:30'])('refuses the time %s', (time) => {
    expect(() => instantAt('2026-03-02', time)).toThrow(RangeError);
  });

  it('and days go back and forth, whatever the time of day', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 0, max: 1439 }), (date, minute) => {
        const two = (part: number) => String(part).padStart(2, '0');
        // Both parts are padded digits, which is what ClockTime asks for.
        const time = `${two(Math.floor(minute / 60))}:${two(minute % 60)}` as ClockTime;
        expect(civilDateOf(instantAt(date, time))).toBe(date);
        expect(minuteOfDay(instantAt(date, time))).toBe(minute);
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('of a database date are midnight UTC', () => {
    expect(utcMidnight('2026-03-02').toISOString()).toBe('2026-03-02T00:00:00.000Z');
    expect(fromUtcMidnight(utcMidnight('2026-03-02'))).toBe('2026-03-02');
  });
});

describe('chineseDate', () => {
  it.each<[CivilDate, CivilDate | undefined, string]>([
    ['2026-03-13', '2026-01-05', '3月13日'],
    ['2027-03-01', '2026-12-31', '2027年3月1日'],
    ['2025-12-31', '2026-01-01', '2025年12月31日'],
    ['2027-03-01', undefined, '3月1日'],
  ])('writes %s, seen on %s, as %s', (date, today, text) => {
    expect(chineseDate(date, today)).toBe(text);
  });
});
