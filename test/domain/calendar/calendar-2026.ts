import { addDays, type CivilDate, daysBetween } from '../../../src/domain/calendar/civil-date.ts';
import { buildWorkingCalendar, type CalendarTable } from '../../../src/domain/calendar/working-calendar.ts';

function days(from: CivilDate, to: CivilDate): CivilDate[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
}

/** The notices for 2025 and 2026, typed here once more, so that rules are tested without the library. */
export const TABLE: CalendarTable = {
  years: [2025, 2026],
  holidays: [
    ...days('2025-01-01', '2025-01-01'),
    ...days('2025-01-28', '2025-02-04'),
    ...days('2025-04-04', '2025-04-06'),
    ...days('2025-05-01', '2025-05-05'),
    ...days('2025-05-31', '2025-06-02'),
    ...days('2025-10-01', '2025-10-08'),
    ...days('2026-01-01', '2026-01-03'),
    ...days('2026-02-15', '2026-02-23'),
    ...days('2026-04-04', '2026-04-06'),
    ...days('2026-05-01', '2026-05-05'),
    ...days('2026-06-19', '2026-06-21'),
    ...days('2026-09-25', '2026-09-27'),
    ...days('2026-10-01', '2026-10-07'),
  ],
  makeUpDays: [
    '2025-01-26',
    '2025-02-08',
    '2025-04-27',
    '2025-09-28',
    '2025-10-11',
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ],
};

export const CALENDAR = buildWorkingCalendar(TABLE);
