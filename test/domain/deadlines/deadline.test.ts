import { describe, expect, it } from 'vitest';
import { type CivilDate, civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import { computeDeadline, type DayRule, fixedDeadline } from '../../../src/domain/deadlines/deadline.ts';
import { explainDeadline } from '../../../src/domain/deadlines/explain.ts';
import { parseSpan, type Span } from '../../../src/domain/deadlines/span.ts';
import { CALENDAR, TABLE } from '../calendar/calendar-2026.ts';

const ROLL: DayRule = { startDayExcluded: true, monthEnd: 'clamp', rollIfHoliday: 'next' };
const STAY: DayRule = { ...ROLL, rollIfHoliday: 'none' };

function span(text: string): Span {
  const parsed = parseSpan(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

describe('computeDeadline', () => {
  // Worked by hand from the notice for 2026.
  it.each<[CivilDate, string, DayRule, CivilDate]>([
    ['2025-11-30', '3m', ROLL, '2026-02-28'],
    ['2026-02-10', '3m', ROLL, '2026-05-11'],
    ['2026-02-10', '3m', STAY, '2026-05-10'],
    ['2026-07-01', '3m', ROLL, '2026-10-08'],
    ['2026-04-01', '1m', ROLL, '2026-05-06'],
    ['2026-02-12', '3wd', ROLL, '2026-02-24'],
    ['2026-02-12', '5wd', ROLL, '2026-02-26'],
    ['2026-02-12', '7wd', ROLL, '2026-02-28'],
    ['2026-02-12', '10wd', STAY, '2026-03-04'],
    ['2026-02-12', '10d', ROLL, '2026-02-24'],
    ['2026-02-12', '10d', STAY, '2026-02-22'],
    ['2026-09-28', '15wd', ROLL, '2026-10-23'],
    ['2026-09-28', '20wd', ROLL, '2026-10-30'],
    ['2026-04-28', '5wd', ROLL, '2026-05-08'],
    ['2026-04-28', '10wd', ROLL, '2026-05-14'],
    ['2026-03-10', '30wd', ROLL, '2026-04-22'],
    ['2026-03-10', '6m', ROLL, '2026-09-10'],
  ])('%s and %s ends on the right day', (start, text, rule, date) => {
    expect(computeDeadline(start, span(text), rule, CALENDAR)).toEqual({ date, provisional: false });
  });

  it.each<[CivilDate, string, DayRule, CivilDate]>([
    ['2026-08-31', '6m', ROLL, '2027-03-01'],
    ['2026-08-31', '6m', STAY, '2027-02-28'],
    ['2026-12-28', '10wd', ROLL, '2027-01-11'],
    ['2024-12-31', '3wd', ROLL, '2025-01-06'],
    ['2026-11-30', '40d', ROLL, '2027-01-11'],
  ])('%s and %s is provisional: it touches a year without a table', (start, text, rule, date) => {
    expect(computeDeadline(start, span(text), rule, CALENDAR)).toEqual({ date, provisional: true });
  });

  it('is provisional when only the roll leaves the known years', () => {
    const holidays = [...TABLE.holidays, civilDate('2026-12-31')];
    const calendar = buildWorkingCalendar({ ...TABLE, holidays });
    const expected = { date: '2027-01-01', provisional: true };
    expect(computeDeadline('2026-11-30', span('31d'), ROLL, calendar)).toEqual(expected);
  });

  it('becomes final when the missing table arrives', () => {
    const arrived = buildWorkingCalendar({ ...TABLE, years: [2025, 2026, 2027] });
    const expected = { date: '2027-03-01', provisional: false };
    expect(computeDeadline('2026-08-31', span('6m'), ROLL, arrived)).toEqual(expected);
  });

  it('refuses hours', () => {
    expect(() => computeDeadline('2026-03-10', span('72h'), ROLL, CALENDAR)).toThrow('72h');
  });
});

describe('fixedDeadline', () => {
  it('stays on its date, worked or not', () => {
    expect(fixedDeadline('2026-10-01', CALENDAR)).toEqual({ date: '2026-10-01', provisional: false });
    expect(fixedDeadline('2027-08-31', CALENDAR)).toEqual({ date: '2027-08-31', provisional: true });
  });
});

/**
 * A second engine that shares nothing with the first: it walks one day at a time over plain year, month and
 * day numbers, with its own leap years and weekdays (Zeller's congruence) and plain sets of days.
 */
interface Day {
  y: number;
  m: number;
  d: number;
}

const FREE = new Set<string>(TABLE.holidays);
const WORKED = new Set<string>(TABLE.makeUpDays);
const KNOWN_YEARS = new Set(TABLE.years);

function monthLength(y: number, m: number): number {
  if (m === 2) return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(m) ? 30 : 31;
}

function walk({ y, m, d }: Day): Day {
  if (d < monthLength(y, m)) return { y, m, d: d + 1 };
  return m < 12 ? { y, m: m + 1, d: 1 } : { y: y + 1, m: 1, d: 1 };
}

function text({ y, m, d }: Day): string {
  return `${y}-${m < 10 ? '0' : ''}${m}-${d < 10 ? '0' : ''}${d}`;
}

function isWorked(day: Day): boolean {
  const name = text(day);
  if (WORKED.has(name) || FREE.has(name)) return WORKED.has(name);
  const [y, m] = day.m < 3 ? [day.y - 1, day.m + 12] : [day.y, day.m];
  const zeller =
    (day.d +
      Math.floor((13 * (m + 1)) / 5) +
      y +
      Math.floor(y / 4) -
      Math.floor(y / 100) +
      Math.floor(y / 400)) %
    7;
  return zeller >= 2; // 0 is Saturday, 1 Sunday
}

function walkedDeadline(
  start: Day,
  { count, unit }: Span,
  rolls: boolean,
): { date: string; provisional: boolean } {
  let day = start;
  let touchesUnknown = unit === 'wd' && !KNOWN_YEARS.has(start.y);
  if (unit === 'm') {
    for (let left = count; left > 0; left -= 1)
      day = { ...day, y: day.m === 12 ? day.y + 1 : day.y, m: (day.m % 12) + 1 };
    day = { ...day, d: Math.min(day.d, monthLength(day.y, day.m)) };
  }
  for (let left = unit === 'm' ? 0 : count; left > 0;) {
    day = walk(day);
    if (unit === 'wd') touchesUnknown ||= !KNOWN_YEARS.has(day.y);
    if (unit === 'd' || isWorked(day)) left -= 1;
  }
  touchesUnknown ||= !KNOWN_YEARS.has(day.y);
  while (rolls && unit !== 'wd' && !isWorked(day)) day = walk(day);
  return { date: text(day), provisional: touchesUnknown || !KNOWN_YEARS.has(day.y) };
}

/** A small seeded generator (mulberry32), so that a failure can be repeated. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

it('agrees with the day walker on 100,000 random cases', () => {
  const random = randomFrom(20260302);
  const wrong: unknown[] = [];
  for (let round = 0; round < 100_000; round += 1) {
    const y = 2024 + random(4);
    const m = 1 + random(12);
    const day = { y, m, d: 1 + random(monthLength(y, m)) };
    const unit = (['wd', 'd', 'm'] as const)[random(3)] ?? 'd';
    const length = { count: 1 + random(unit === 'm' ? 14 : 30), unit };
    const rolls = random(2) === 0;
    const start = civilDate(text(day));
    const expected = walkedDeadline(day, length, rolls);
    const actual = computeDeadline(start, length, rolls ? ROLL : STAY, CALENDAR);
    const isSame = actual.date === expected.date && actual.provisional === expected.provisional;
    if (!isSame) wrong.push({ start, length, rolls, expected, actual });
  }
  expect(wrong.slice(0, 5)).toEqual([]);
});

it('explains every deadline with days that lead to it', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 500; round += 1) {
    const m = 1 + random(12);
    const start = civilDate(text({ y: 2026, m, d: 1 + random(monthLength(2026, m)) }));
    const unit = (['wd', 'd', 'm'] as const)[random(3)] ?? 'd';
    const length = { count: 1 + random(8), unit };
    const rule = random(2) === 0 ? ROLL : STAY;
    const { deadline, days } = explainDeadline(start, length, rule, CALENDAR);
    expect(deadline).toEqual(computeDeadline(start, length, rule, CALENDAR));
    expect([days.at(0)?.date, days.at(-1)?.date]).toEqual([start, deadline.date]);
    expect(days.findLast((day) => day.counted !== undefined)?.counted).toBe(length.count);
    expect(days.map((day) => day.date)).toEqual(days.map((day) => day.date).toSorted());
  }
});
