import { addDays, type CivilDate } from './civil-date.ts';

/** The day of something that has happened, as it was said. */
export interface PastDay {
  readonly date?: CivilDate;
  /** Said without a year and still to come in this one, so that `date` is of an earlier year: the day in this year. */
  readonly dateAhead?: CivilDate;
}

/** A day that lies ahead by no more than this is a slip, and hardly meant to be of an earlier year. */
const SLIP_DAYS = 31;

/**
 * Why a day cannot be taken as it stands: it lies ahead, or without a year it would lie before `beginning`, when there was
 * nothing yet that it could be the day of.
 */
export function doubtOf(
  { date, dateAhead }: PastDay,
  { today, beginning }: { readonly today: CivilDate; readonly beginning: CivilDate | undefined },
): 'ahead' | 'before' | undefined {
  if (date !== undefined && date > today) return 'ahead';
  if (dateAhead === undefined) return undefined;
  if (isSlip(dateAhead, today)) return 'ahead';
  return date !== undefined && beginning !== undefined && date < beginning ? 'before' : undefined;
}

export function isSlip(dateAhead: CivilDate, today: CivilDate): boolean {
  return dateAhead <= addDays(today, SLIP_DAYS);
}
