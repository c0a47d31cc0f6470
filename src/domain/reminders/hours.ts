import { addDays, type ClockTime, civilDateOf, instantAt, minuteOfDay } from '../calendar/civil-date.ts';
import { addWorkingDays, rollForward, type WorkingCalendar } from '../calendar/working-calendar.ts';

/**
 * An answer goes to the person who has just acted; a notice tells others what happened; a reminder asks for
 * something; a secret is a receipt or a key share for one person.
 */
export type MessageClass = 'answer' | 'notice' | 'reminder' | 'secret';

interface Opening {
  readonly opens: ClockTime;
  /** Minutes of the day; the last minute still counts. */
  readonly from: number;
  readonly to: number;
}

const NOTICE_FROM = 7 * 60;
const NOTICE_TO = 21 * 60;
const NOTICE_NEXT: ClockTime = '09:00';

const REMINDER_MORNING: Opening = { opens: '09:00', from: 9 * 60, to: 11 * 60 + 30 };
const REMINDER_AFTERNOON: Opening = { opens: '14:30', from: 14 * 60 + 30, to: 17 * 60 };

/** Return `now` when a message of this class may be sent at once, else the next instant at which it may. */
export function earliestSend(messageClass: MessageClass, now: Date, calendar: WorkingCalendar): Date {
  switch (messageClass) {
    case 'answer':
    case 'secret':
      return now;
    case 'notice':
      return earliestNotice(now);
    case 'reminder':
      return earliestReminder(now, calendar);
  }
}

function earliestNotice(now: Date): Date {
  const minute = minuteOfDay(now);
  if (minute >= NOTICE_FROM && minute <= NOTICE_TO) return now;
  const today = civilDateOf(now);
  return instantAt(minute < NOTICE_FROM ? today : addDays(today, 1), NOTICE_NEXT);
}

function earliestReminder(now: Date, calendar: WorkingCalendar): Date {
  const today = civilDateOf(now);
  const minute = minuteOfDay(now);
  if (!calendar.isWorkingDay(today)) return instantAt(rollForward(today, calendar), REMINDER_MORNING.opens);
  for (const opening of [REMINDER_MORNING, REMINDER_AFTERNOON]) {
    if (minute < opening.from) return instantAt(today, opening.opens);
    if (minute <= opening.to) return now;
  }
  return instantAt(addWorkingDays(today, 1, calendar), REMINDER_MORNING.opens);
}
