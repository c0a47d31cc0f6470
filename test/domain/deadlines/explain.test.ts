import { expect, it } from 'vitest';
import type { CivilDate } from '../../../src/domain/calendar/civil-date.ts';
import type { DayRule } from '../../../src/domain/deadlines/deadline.ts';
import { explainDeadline } from '../../../src/domain/deadlines/explain.ts';
import type { Span } from '../../../src/domain/deadlines/span.ts';
import { CALENDAR } from '../calendar/calendar-2026.ts';

const ROLL: DayRule = { startDayExcluded: true, monthEnd: 'clamp', rollIfHoliday: 'next' };

function lines(start: CivilDate, span: Span, rule = ROLL): string[] {
  const { days } = explainDeadline(start, span, rule, CALENDAR);
  return days.map(({ date, counted, note }) => `${date.slice(5)} ${counted ?? '-'} ${note}`);
}

it('lists every day of a count of working days', () => {
  expect(lines('2026-02-12', { count: 3, unit: 'wd' })).toEqual([
    '02-12 - start',
    '02-13 1 working',
    '02-14 2 make_up',
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => `02-${day} - holiday`),
    '02-24 3 working',
  ]);
  expect(lines('2026-03-06', { count: 1, unit: 'wd' })).toEqual([
    '03-06 - start',
    '03-07 - weekend',
    '03-08 - weekend',
    '03-09 1 working',
  ]);
});

it('lists every calendar day and those rolled over', () => {
  expect(lines('2026-03-05', { count: 2, unit: 'd' })).toEqual([
    '03-05 - start',
    '03-06 1 calendar_day',
    '03-07 2 calendar_day',
    '03-07 - weekend',
    '03-08 - weekend',
    '03-09 - rolled',
  ]);
  expect(lines('2026-03-05', { count: 2, unit: 'd' }, { ...ROLL, rollIfHoliday: 'none' })).toEqual([
    '03-05 - start',
    '03-06 1 calendar_day',
    '03-07 2 calendar_day',
  ]);
});

it('lists what matters of a count of months', () => {
  expect(lines('2026-03-10', { count: 3, unit: 'm' })).toEqual(['03-10 - start', '06-10 3 month_target']);
  expect(lines('2025-11-30', { count: 3, unit: 'm' })).toEqual(['11-30 - start', '02-28 3 clamped']);
  expect(lines('2026-07-01', { count: 3, unit: 'm' })).toEqual([
    '07-01 - start',
    '10-01 3 month_target',
    ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `10-${day} - holiday`),
    '10-08 - rolled',
  ]);
});
