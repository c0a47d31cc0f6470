import { chineseDate, civilDateOf, type CivilDate, minuteOfDay } from '../../domain/calendar/civil-date.ts';
import type { Poll } from '../../storage/polls.ts';

/** 票3 */
export function pollNumber({ serial }: Pick<Poll, 'serial'>): string {
  return `票${serial}`;
}

/** 6月10日18:00 */
export function momentText(instant: Date, today: CivilDate): string {
  const minutes = minuteOfDay(instant);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${chineseDate(civilDateOf(instant), today)}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** The projects at these positions, in the order of the list. */
export function namesOf({ projects }: Pick<Poll, 'projects'>, positions: readonly number[]): string {
  return positions.map((position) => projects[position] ?? '').join('、');
}
