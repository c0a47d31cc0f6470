import { addDays, type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import type { DayNote, ExplainedDay, Explanation } from '../../domain/deadlines/explain.ts';
import type { Span } from '../../domain/deadlines/span.ts';
import type { Texts } from '../../scripts/texts.ts';

/** Up to so many counted days are written out one by one. */
const WRITTEN_OUT = 10;
/** More weekends than these are only counted. */
const WEEKENDS = 3;

interface Saying {
  readonly texts: Texts;
  readonly today: CivilDate;
}

/** In a sentence: where the count starts, which days count and which do not, and where it moves to. */
export function explainSteps(saying: Saying, explanation: Explanation, span: Span): string {
  const { texts, today } = saying;
  const { days, deadline } = explanation;
  const start = days
    .filter((day) => day.note === 'start')
    .map((day) => texts.render('inquiries/explain-start', { date: chineseDate(day.date, today) }));
  const ending = span.unit === 'wd' ? uncounted(saying, days) : moved(saying, days);
  const provisional = deadline.provisional ? [texts.render('inquiries/explain-provisional', {})] : [];
  return `${[...start, ...counted(saying, days), ...ending, ...provisional].join(';')}。`;
}

function counted({ texts, today }: Saying, days: readonly ExplainedDay[]): string[] {
  const month = days.find((day) => day.note === 'month_target' || day.note === 'clamped');
  if (month !== undefined) {
    const template = month.note === 'clamped' ? 'inquiries/explain-clamped' : 'inquiries/explain-month';
    return [texts.render(template, { date: chineseDate(month.date, today) })];
  }
  const dates = days.filter((day) => day.counted !== undefined).map((day) => chineseDate(day.date, today));
  const [first] = dates;
  const last = dates.at(-1);
  if (first === undefined || last === undefined) return [];
  if (dates.length > WRITTEN_OUT) return [texts.render('inquiries/explain-first-counted', { first, last })];
  return [texts.render('inquiries/explain-counted', { days: dates.join('、') })];
}

/** Of working days: the free days between, and the weekend days that are worked. */
function uncounted(saying: Saying, days: readonly ExplainedDay[]): string[] {
  const { texts } = saying;
  const weekends = ranges(saying, days, ['weekend']);
  const holidays = ranges(saying, days, ['holiday']);
  const makeUp = ranges(saying, days, ['make_up']);
  return [
    ...(holidays.length === 0
      ? []
      : [texts.render('inquiries/explain-holidays', { days: holidays.join('、') })]),
    ...(makeUp.length === 0 ? [] : [texts.render('inquiries/explain-make-up', { days: makeUp.join('、') })]),
    ...weekendParts(texts, weekends),
  ];
}

function weekendParts(texts: Texts, weekends: readonly string[]): string[] {
  if (weekends.length === 0) return [];
  if (weekends.length > WEEKENDS)
    return [texts.render('inquiries/explain-many-weekends', { count: weekends.length })];
  return [texts.render('inquiries/explain-weekends', { days: weekends.join('、') })];
}

/** Of calendar days and months: a last day that is not worked, and the day it moves to. */
function moved(saying: Saying, days: readonly ExplainedDay[]): string[] {
  const to = days.find((day) => day.note === 'rolled');
  if (to === undefined) return [];
  const free = ranges(saying, days, ['weekend', 'holiday']);
  return [
    saying.texts.render('inquiries/explain-rolled', {
      days: free.join('、'),
      date: chineseDate(to.date, saying.today),
    }),
  ];
}

/** Days of these kinds, neighbours joined: 4月4日至4月6日. */
function ranges({ today }: Saying, days: readonly ExplainedDay[], notes: readonly DayNote[]): string[] {
  const dates = days.filter((day) => notes.includes(day.note)).map((day) => day.date);
  const joined: [from: CivilDate, to: CivilDate][] = [];
  for (const date of dates) {
    const last = joined.at(-1);
    if (last !== undefined && addDays(last[1], 1) === date) last[1] = date;
    else joined.push([date, date]);
  }
  return joined.map(([from, to]) =>
    from === to ? chineseDate(from, today) : `${chineseDate(from, today)}至${chineseDate(to, today)}`,
  );
}
