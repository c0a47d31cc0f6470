import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedOf, workingDaysBetween } from '../../../src/domain/assignment/speed.ts';
import { addDays, civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { addWorkingDays, buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';

const CALENDAR = buildWorkingCalendar({
  years: [2026],
  holidays: [civilDate('2026-04-06')],
  makeUpDays: [civilDate('2026-04-11')],
});
const START = civilDate('2026-03-02');
const aDay = fc.nat({ max: 60 }).map((days) => addDays(START, days));

describe('workingDaysBetween', () => {
  it.each([
    ['2026-03-02', '2026-03-02', 0],
    ['2026-03-02', '2026-03-03', 1],
    ['2026-03-06', '2026-03-08', 0],
    ['2026-03-06', '2026-03-09', 1],
    ['2026-04-03', '2026-04-07', 1],
    ['2026-04-10', '2026-04-11', 1],
    ['2026-03-09', '2026-03-02', 0],
  ])('%s to %s is %i', (from, to, days) => {
    expect(workingDaysBetween(civilDate(from), civilDate(to), CALENDAR)).toBe(days);
  });

  it('is what addWorkingDays counts', () => {
    fc.assert(
      fc.property(aDay, fc.nat({ max: 30 }), (from, count) => {
        expect(workingDaysBetween(from, addWorkingDays(from, count, CALENDAR), CALENDAR)).toBe(count);
      }),
    );
  });

  it('adds up over a day between', () => {
    fc.assert(
      fc.property(fc.tuple(aDay, aDay, aDay), (days) => {
        const [a = START, b = START, c = START] = days.toSorted();
        expect(workingDaysBetween(a, b, CALENDAR) + workingDaysBetween(b, c, CALENDAR)).toBe(
          workingDaysBetween(a, c, CALENDAR),
        );
      }),
    );
  });
});

describe('speedOf', () => {
  const pace = (signed: string | null, contact: string | null = null) => ({
    assignedOn: START,
    signedOffOn: signed === null ? null : civilDate(signed),
    firstContactOn: contact === null ? null : civilDate(contact),
  });

  it.each([
    ['of nothing', [], {}],
    ['of unsigned shares', [pace(null), pace(null, '2026-03-05')], {}],
    ['of one', [pace('2026-03-04')], { signOff: '2.0' }],
    ['rounded half up', [1, 2, 2, 2].map((days) => pace(`2026-03-0${2 + days}`)), { signOff: '1.8' }],
    [
      'with contacts, one before the signing',
      [pace('2026-03-04', '2026-03-09'), pace('2026-03-04', '2026-03-03')],
      { signOff: '2.0', firstContact: '1.5' },
    ],
  ])('%s', (_what, paces, speed) => {
    expect(speedOf(paces, CALENDAR)).toEqual(speed);
  });
});
