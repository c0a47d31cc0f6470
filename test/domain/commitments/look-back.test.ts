import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, yearOf } from '../../../src/domain/calendar/civil-date.ts';
import {
  carryOverDay,
  isLookBackTime,
  isLookedBackAt,
  lookBackDay,
  yearToCarryInto,
} from '../../../src/domain/commitments/look-back.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const rules = (reportEvery = 'Q4', carryOver: readonly string[] = ['thisYear', 'lastYear']) => ({
  commitments: { reportEvery, carryOver, evaluate: { count: 20, unit: 'wd' as const }, remind: [] },
});
const on = civilDate;

describe('the day of the look-back', () => {
  it.each([
    ['Q4', '2026-10-08'],
    ['Q3', '2026-07-01'],
    ['Q2', '2026-04-01'],
    ['Q1', '2026-01-04'],
  ])('for %s is the first working day %s', (quarter, day) => {
    expect(lookBackDay(2026, rules(quarter), CALENDAR)).toBe(day);
  });

  it.each(['never', 'Q5', ''])('is none for %j', (quarter) => {
    expect(lookBackDay(2026, rules(quarter), CALENDAR)).toBeUndefined();
    expect(isLookBackTime(on('2026-12-31'), rules(quarter), CALENDAR)).toBe(false);
  });

  it.each([
    ['2026-10-07', false],
    ['2026-10-08', true],
    ['2026-12-31', true],
  ])('has come on %s: %s', (today, come) => {
    expect(isLookBackTime(on(today), rules(), CALENDAR)).toBe(come);
  });
});

describe('a promise', () => {
  const asked = { year: 2026, asked: on('2026-10-08') };
  it.each([
    ['of this year, open', '2026-05-01', undefined, true],
    ['of this year, done', '2026-05-01', '2026-06-01', true],
    ['of last year, done', '2025-05-01', '2026-06-01', true],
    ['of older years, open', '2022-05-01', undefined, true],
    ['of older years, done', '2024-05-01', '2026-06-01', false],
    ['made after the question', '2026-10-08', undefined, false],
  ])('%s is looked back at: %s', (_what, made, done, expected) => {
    const promised = { madeOn: on(made), ...(done === undefined ? {} : { doneOn: on(done) }) };
    expect(isLookedBackAt(promised, asked, rules())).toBe(expected);
  });

  it('that is done is left out where the place looks at open ones alone', () => {
    const done = { madeOn: on('2026-05-01'), doneOn: on('2026-06-01') };
    expect(isLookedBackAt(done, asked, rules('Q4', []))).toBe(false);
  });

  it.each([
    ['open from last year', { madeOn: on('2026-05-01') }, '2027-01-04', 2027],
    ['open, carried over already', { madeOn: on('2026-05-01'), carriedTo: 2027 }, '2027-03-01', undefined],
    ['open, carried into the year before', { madeOn: on('2025-05-01'), carriedTo: 2026 }, '2027-01-04', 2027],
    ['done', { madeOn: on('2026-05-01'), doneOn: on('2026-06-01') }, '2027-01-04', undefined],
    ['of this year', { madeOn: on('2027-01-02') }, '2027-01-04', undefined],
  ])('%s goes over into %s', (_what, promised, today, year) => {
    expect(yearToCarryInto(promised, on(today))).toBe(year);
  });

  it('is carried over once a year at most', () => {
    const day = fc
      .integer({ min: 0, max: 364 })
      .map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, (text) => {
        const today = on(text);
        const year = yearToCarryInto({ madeOn: on('2026-05-01') }, today);
        expect(year).toBe(yearOf(today));
        expect(yearToCarryInto({ madeOn: on('2026-05-01'), carriedTo: 2027 }, today)).toBeUndefined();
      }),
    );
  });

  it('is carried over on the first working day of the year', () => {
    expect(carryOverDay(2026, CALENDAR)).toBe('2026-01-04');
  });
});
