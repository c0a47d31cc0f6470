import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, type CivilDate, civilDate, weekday } from '../../src/domain/calendar/civil-date.ts';
import { loadCalendar } from '../../src/scripts/calendar.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

const SHIPPED = 'bot-scripts/calendar';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function daysOf(year: number): CivilDate[] {
  const first = civilDate(`${year}-01-01`);
  return Array.from({ length: 366 }, (_, index) => addDays(first, index)).filter((date) =>
    date.startsWith(String(year)),
  );
}

/** Write a year file and return the problems that loading finds, without the folder's name. */
function problemsOf(text: string, name = '2027.yaml'): string[] {
  writeFileSync(join(folder, name), text);
  try {
    loadCalendar(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
  }
}

const YEAR_2027 = `year: 2027
source: an invented notice
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03, makeUpDays: [2026-12-27] }
  - { name: 春节, from: 2027-02-05, to: 2027-02-14, makeUpDays: [2027-01-30] }
`;

describe('the table of the library', () => {
  it('is known from 2004 to 2026 and nowhere else', () => {
    const calendar = loadCalendar(folder);
    const known = Array.from({ length: 60 }, (_, index) => 1990 + index).filter((it) => calendar.isKnown(it));
    expect([known.at(0), known.at(-1), known.length]).toEqual([2004, 2026, 23]);
  });

  it('agrees with the notice for 2026 that ships as a file, day by day', () => {
    const library = loadCalendar(folder);
    const shipped = loadCalendar(SHIPPED);
    const kinds = daysOf(2026).map((date) => [date, shipped.kindOf(date)]);
    expect(kinds).toEqual(daysOf(2026).map((date) => [date, library.kindOf(date)]));
    expect(kinds.filter(([, kind]) => kind === 'holiday')).toHaveLength(33);
    expect(kinds.filter(([, kind]) => kind === 'make_up').map(([date]) => date)).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it.each(['America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
    'is the same in the zone %s',
    (zone) => {
      const before = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        const calendar = loadCalendar(folder);
        expect(calendar.kindOf('2026-02-14')).toBe('make_up');
        expect(calendar.kindOf('2026-02-15')).toBe('holiday');
        expect(calendar.kindOf('2026-02-24')).toBe('working');
      } finally {
        if (before === undefined) delete process.env['TZ'];
        else process.env['TZ'] = before;
      }
    },
  );
});

describe('a hidden year', () => {
  it('is unknown and has Monday to Friday', () => {
    const calendar = loadCalendar(SHIPPED, { until: 2025 });
    expect([2025, 2026].map((year) => calendar.isKnown(year))).toEqual([true, false]);
    expect(daysOf(2026).every((it) => calendar.isWorkingDay(it) === (weekday(it) % 6 !== 0))).toBe(true);
  });

  it('takes the December days of its notice with it', () => {
    writeFileSync(join(folder, '2027.yaml'), YEAR_2027);
    expect(loadCalendar(folder).isWorkingDay('2026-12-27')).toBe(true);
    expect(loadCalendar(folder, { until: 2026 }).isWorkingDay('2026-12-27')).toBe(false);
  });
});

describe('a file', () => {
  it('makes a new year known', () => {
    expect(problemsOf(YEAR_2027)).toEqual([]);
    const calendar = loadCalendar(folder);
    expect(calendar.isKnown(2027)).toBe(true);
    expect(calendar.kindOf('2027-02-10')).toBe('holiday');
    expect(calendar.kindOf('2027-01-30')).toBe('make_up');
    expect(calendar.kindOf('2026-10-10')).toBe('make_up');
  });

  it('replaces the whole table of its year', () => {
    const text = `year: 2026\nsource: local\nholidays: [{ name: 长假, from: 2026-03-02, to: 2026-03-15 }]\n`;
    expect(problemsOf(text, '2026.yml')).toEqual([]);
    const calendar = loadCalendar(folder);
    expect(calendar.kindOf('2026-03-02')).toBe('holiday');
    expect(calendar.kindOf('2026-10-01')).toBe('working');
    expect(calendar.kindOf('2025-10-01')).toBe('holiday');
  });

  it.each<[string, string, string[]]>([
    [
      'a mistyped key',
      YEAR_2027.replace('to: 2027-01-03', 'until: 2027-01-03'),
      [
        '4 holidays.0.to: is missing; allowed: a day like 2026-02-15',
        '4 holidays.0.until: unknown key until; allowed: name, from, to, makeUpDays',
      ],
    ],
    [
      'no source',
      YEAR_2027.replace('source: an invented notice', ''),
      ['1 source: is missing; allowed: a text, at least 1 characters'],
    ],
    [
      'a year in words',
      YEAR_2027.replace('year: 2027', 'year: 二〇二七'),
      [
        '1 year: Invalid input: expected number, received string, found "二〇二七"; ' +
          'allowed: a whole number, at least 2000, at most 2999',
      ],
    ],
    [
      'a day that does not exist',
      YEAR_2027.replace('2027-02-14', '2027-02-30'),
      ['5 holidays.1.to: no such day, found "2027-02-30"; allowed: a day like 2026-02-15'],
    ],
    [
      'a day without zeros',
      YEAR_2027.replace('2027-02-14', '2027-2-11'),
      ['5 holidays.1.to: no such day, found "2027-2-11"; allowed: a day like 2026-02-15'],
    ],
    [
      'a holiday that ends before it begins',
      YEAR_2027.replace('2027-01-03', '2026-12-30'),
      ['4 holidays.0: `to` lies before `from`; allowed: name, from, to and makeUpDays (补班)'],
    ],
    [
      'a holiday of months',
      YEAR_2027.replace('2027-02-14', '2027-11-02'),
      ['5 holidays.1: has more than 31 days; allowed: name, from, to and makeUpDays (补班)'],
    ],
    [
      'a day of another year',
      YEAR_2027.replace('2027-01-30', '2026-01-31'),
      ['5 holidays.1.makeUpDays.0: lies outside 2027, found "2026-01-31"; allowed: a day like 2026-02-15'],
    ],
    [
      'a make-up day on a Monday',
      YEAR_2027.replace('2027-01-30', '2027-02-01'),
      [
        '5 holidays.1.makeUpDays.0: is no Saturday or Sunday, found "2027-02-01";' +
          ' allowed: a day like 2026-02-15',
      ],
    ],
    [
      'a make-up day that is free',
      YEAR_2027.replace('2027-01-30', '2027-02-07'),
      ['5 holidays.1.makeUpDays.0: is also a holiday, found "2027-02-07"; allowed: a day like 2026-02-15'],
    ],
    [
      'one added day',
      'year: 2027\nsource: local\nholidays:\n  - { name: 三月三, from: 2027-04-09, to: 2027-04-09 }\n',
      [
        '3 holidays: only 1 days; the file replaces the whole table of its year; ' +
          'allowed: a list of name, from, to and makeUpDays (补班)',
      ],
    ],
    ['nothing in it', '', ['1 (whole file): is empty; allowed: a mapping with year, source, holidays']],
  ])('is refused with %s, saying where and what is allowed', (_, text, problems) => {
    expect(problemsOf(text)).toEqual(problems.map((problem) => `2027.yaml:${problem}`));
  });

  it('is refused when another describes the same year', () => {
    writeFileSync(join(folder, 'a.yaml'), YEAR_2027);
    expect(problemsOf(YEAR_2027, 'b.yaml')).toEqual(['b.yaml year: 2027 is already described by a.yaml']);
  });

  it('is refused when it is not UTF-8', () => {
    writeFileSync(join(folder, 'gb.yaml'), Buffer.from([0x79, 0x3a, 0x20, 0xd4, 0xaa, 0xb5, 0xa9]));
    expect(() => loadCalendar(folder)).toThrow(/gb\.yaml: the file is not UTF-8/);
  });
});

it('refuses a folder that is not there', () => {
  expect(() => loadCalendar(join(folder, 'nowhere'))).toThrow(ScriptError);
});
