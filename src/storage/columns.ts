import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { civilColumn, dateColumn } from './database.ts';

/** A `date` column that may be null, from an optional civil date. */
export function dateToColumn(date: CivilDate | undefined): Date | null {
  return date === undefined ? null : dateColumn(date);
}

/** An optional civil date, from a `date` column that may be null. */
export function dateFromColumn(column: Date | null): CivilDate | undefined {
  return column === null ? undefined : civilColumn(column);
}
