import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import {
  addDays,
  type CivilDate,
  daysBetween,
  parseCivilDate,
  weekday,
  yearOf,
} from '../domain/calendar/civil-date.ts';
import { buildWorkingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { readYamlFile, ScriptError } from './yaml-file.ts';

export interface CalendarOptions {
  /** Hide the tables of all years after this one, as if their notices were not out yet. */
  readonly until?: number;
}

type Mark = 'holiday' | 'makeUp';

/** Every year since 1999 had at least ten statutory days; a file with fewer is an addition, not a table. */
const LEAST_HOLIDAYS = 10;

/** The longest holiday so far had ten days; a longer one is a slip in a date. */
const LONGEST_HOLIDAY = 31;

const dateSchema = z
  .string()
  .transform((text, context): CivilDate => {
    const date = parseCivilDate(text);
    if (date !== undefined) return date;
    context.addIssue({ code: 'custom', message: 'no such day' });
    return z.NEVER;
  })
  .describe('a day like 2026-02-15');

const holidaySchema = z
  .strictObject({
    name: z.string().min(1),
    from: dateSchema,
    to: dateSchema,
    makeUpDays: z.array(dateSchema).default([]),
  })
  .describe('name, from, to and makeUpDays (补班)')
  .refine(({ from, to }) => from <= to, '`to` lies before `from`')
  .refine(({ from, to }) => daysBetween(from, to) < LONGEST_HOLIDAY, `has more than ${LONGEST_HOLIDAY} days`);

type Holiday = z.output<typeof holidaySchema>;

const yearSchema = z
  .strictObject({
    year: z.int().min(2000).max(2999),
    source: z.string().min(1),
    holidays: z.array(holidaySchema),
  })
  .superRefine((file, context) => {
    for (const { path, message } of mistakesIn(file))
      context.addIssue({ code: 'custom', path: [...path], message });
  });

type YearFile = z.output<typeof yearSchema>;

interface Mistake {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The shape of the library's data file; each date leads to the name of its holiday. */
const librarySchema = z.object({
  holidays: z.record(z.string(), z.string()),
  workdays: z.record(z.string(), z.string()),
});

/**
 * Return the working calendar: the table that comes with the library `chinese-days`, with the years that
 * files in `folder` (`bot-scripts/calendar`) describe taken from there instead, whole.
 *
 * @throws ScriptError when a file or the folder cannot be used.
 */
export function loadCalendar(folder: string, { until = Infinity }: CalendarOptions = {}): WorkingCalendar {
  const files = readYearFiles(folder).filter((file) => file.year <= until);
  const replaced = new Set(files.map((file) => file.year));
  const library = readLibrary();
  const marks = new Map(library.filter(([date]) => !replaced.has(yearOf(date))));
  const years = new Set([...library.map(([date]) => yearOf(date)), ...replaced]);
  for (const [date, mark] of files.flatMap(marksOf)) marks.set(date, mark);
  const visible = [...marks].filter(([date]) => yearOf(date) <= until);
  return buildWorkingCalendar({
    years: [...years].filter((year) => year <= until),
    holidays: visible.flatMap(([date, mark]) => (mark === 'holiday' ? [date] : [])),
    makeUpDays: visible.flatMap(([date, mark]) => (mark === 'makeUp' ? [date] : [])),
  });
}

/**
 * Read the library's data, not its functions: those guess in silence for years without a table, and in a
 * time zone west of Greenwich they answer for the day before.
 */
function readLibrary(): readonly (readonly [CivilDate, Mark])[] {
  const data = librarySchema.parse(createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'));
  return [...marked(data.holidays, 'holiday'), ...marked(data.workdays, 'makeUp')];
}

function marked(
  names: Readonly<Record<string, string>>,
  mark: Mark,
): readonly (readonly [CivilDate, Mark])[] {
  return Object.keys(names).flatMap((text) => {
    const date = parseCivilDate(text);
    return date === undefined ? [] : [[date, mark] as const];
  });
}

function readYearFiles(folder: string): readonly YearFile[] {
  const seen = new Map<number, string>();
  return listYamlFiles(folder).map((path) => {
    const file = readYamlFile(path, yearSchema);
    const other = seen.get(file.year);
    if (other !== undefined)
      throw new ScriptError([`${path} year: ${file.year} is already described by ${other}`]);
    seen.set(file.year, path);
    return file;
  });
}

function listYamlFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .toSorted()
      .map((name) => join(folder, name));
  } catch (cause) {
    throw new ScriptError([`${folder}: the folder cannot be read: ${String(cause)}`], { cause });
  }
}

/** Return what each date alone cannot show: days of another year, make-up days that make nothing up. */
function mistakesIn({ year, holidays }: { year: number; holidays: readonly Holiday[] }): readonly Mistake[] {
  const free = holidays.flatMap(({ from, to }) => daysFrom(from, to));
  const tooFew: Mistake[] =
    free.length >= LEAST_HOLIDAYS
      ? []
      : [
          {
            path: ['holidays'],
            message: `only ${free.length} days; the file replaces the whole table of its year`,
          },
        ];
  const misplaced = holidays.flatMap(({ from, to, makeUpDays }, index) =>
    [
      { date: from, key: ['from'] },
      { date: to, key: ['to'] },
      ...makeUpDays.map((date, position) => ({ date, key: ['makeUpDays', position] })),
    ].flatMap(({ date, key }): Mistake[] => {
      const path = ['holidays', index, ...key];
      if (!belongsTo(year, date)) return [{ path, message: `lies outside ${year}` }];
      if (key[0] !== 'makeUpDays') return [];
      if (free.includes(date)) return [{ path, message: 'is also a holiday' }];
      return [1, 2, 3, 4, 5].includes(weekday(date)) ? [{ path, message: 'is no Saturday or Sunday' }] : [];
    }),
  );
  return [...tooFew, ...misplaced];
}

/** A notice may begin in the last days of December: that for 2012 made 31 December 2011 a working day. */
function belongsTo(year: number, date: CivilDate): boolean {
  return yearOf(date) === year || date.startsWith(`${year - 1}-12-`);
}

function marksOf(file: YearFile): readonly (readonly [CivilDate, Mark])[] {
  return file.holidays.flatMap(({ from, to, makeUpDays }) => [
    ...daysFrom(from, to).map((date) => [date, 'holiday'] as const),
    ...makeUpDays.map((date) => [date, 'makeUp'] as const),
  ]);
}

function daysFrom(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}
