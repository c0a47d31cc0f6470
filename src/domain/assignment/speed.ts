import type { CivilDate } from '../calendar/civil-date.ts';
import { addDays } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';

/** One unit's share, as far as its speed is concerned; null = not yet. */
export interface Pace {
  readonly assignedOn: CivilDate;
  readonly signedOffOn: CivilDate | null;
  readonly firstContactOn: CivilDate | null;
}

/** Averages in working days with one decimal, as text (`2.5`); absent when nothing is to be averaged. */
export interface Speed {
  /** From the day of issue to that of signing. */
  readonly signOff?: string;
  /** From the day of signing to the first contact with the deputy. */
  readonly firstContact?: string;
}

/** Return how many working days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: CivilDate, to: CivilDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = from; date < to;) {
    date = addDays(date, 1);
    if (calendar.isWorkingDay(date)) count += 1;
  }
  return count;
}

/** 平均签收时长 and 平均首联时长 of many shares; a contact before the signing counts as 0 days. */
export function speedOf(paces: readonly Pace[], calendar: WorkingCalendar): Speed {
  const signOff = paces.flatMap(({ assignedOn, signedOffOn }) =>
    signedOffOn === null ? [] : [workingDaysBetween(assignedOn, signedOffOn, calendar)],
  );
  const contact = paces.flatMap(({ signedOffOn, firstContactOn }) =>
    signedOffOn === null || firstContactOn === null
      ? []
      : [workingDaysBetween(signedOffOn, firstContactOn, calendar)],
  );
  return {
    ...(signOff.length === 0 ? {} : { signOff: average(signOff) }),
    ...(contact.length === 0 ? {} : { firstContact: average(contact) }),
  };
}

/** Half up, by integer arithmetic. */
function average(days: readonly number[]): string {
  const sum = days.reduce((total, each) => total + each, 0);
  const tenths = Math.floor((20 * sum + days.length) / (2 * days.length));
  return `${String(Math.floor(tenths / 10))}.${String(tenths % 10)}`;
}
