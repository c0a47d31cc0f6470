import { type CivilDate, civilDate, yearOf } from '../calendar/civil-date.ts';
import { rollForward, type WorkingCalendar } from '../calendar/working-calendar.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** What of a commitment decides whether it is looked back at. */
export interface Promised {
  readonly madeOn: CivilDate;
  readonly doneOn?: CivilDate;
  readonly carriedTo?: number;
}

type Rules = Pick<RuleSet, 'commitments'>;

const QUARTERS = ['01-01', '04-01', '07-01', '10-01'] as const;

/**
 * Return the working day of a year on which units and deputies are asked about the promises (重庆市条例第二十四条: 每年第四季度):
 * the first one of the quarter that `reportEvery` names. `undefined` where it names none.
 */
export function lookBackDay(year: number, rules: Rules, calendar: WorkingCalendar): CivilDate | undefined {
  const quarter = /^Q([1-4])$/u.exec(rules.commitments.reportEvery)?.[1];
  const start = quarter === undefined ? undefined : QUARTERS[Number(quarter) - 1];
  return start === undefined ? undefined : rollForward(civilDate(`${String(year)}-${start}`), calendar);
}

/** Return whether the year's question is to be asked on this day or was to be asked before it. */
export function isLookBackTime(today: CivilDate, rules: Rules, calendar: WorkingCalendar): boolean {
  const day = lookBackDay(yearOf(today), rules, calendar);
  return day !== undefined && today >= day;
}

/**
 * Return whether a promise belongs to the look-back that a year `asked` for on a day: every open one made before, however old (本届以来 B 类回头看), and those of
 * the years that `carryOver` names (重庆市条例第二十四条: 本年度和上一年).
 */
export function isLookedBackAt(
  { madeOn, doneOn }: Promised,
  { year, asked }: { readonly year: number; readonly asked: CivilDate },
  { commitments }: Rules,
): boolean {
  if (madeOn >= asked) return false;
  if (doneOn === undefined) return true;
  const age = year - yearOf(madeOn);
  return (
    (age === 0 && commitments.carryOver.includes('thisYear')) ||
    (age === 1 && commitments.carryOver.includes('lastYear'))
  );
}

/** Return the year into which an open promise goes over now (上海市规定第二十二条: 年内未解决转下年度跟踪). */
export function yearToCarryInto(
  { madeOn, doneOn, carriedTo }: Promised,
  today: CivilDate,
): number | undefined {
  const year = yearOf(today);
  if (doneOn !== undefined || yearOf(madeOn) >= year) return undefined;
  return carriedTo === undefined || carriedTo < year ? year : undefined;
}

/** Return the first working day of a year, on which what is open is carried over. */
export function carryOverDay(year: number, calendar: WorkingCalendar): CivilDate {
  return rollForward(civilDate(`${String(year)}-01-01`), calendar);
}
