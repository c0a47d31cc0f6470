import { addDays, instantAt } from '../../domain/calendar/civil-date.ts';
import { mondayOf, weeklyReportDay } from '../../domain/calendar/openings.ts';
import type { Room } from '../context.ts';
import { once } from '../reminders/once.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { weeklyValues } from './weekly-values.ts';

/** The week's report goes to staff once, from 09:00 of its first working day on (rule `weeklyReport`). */
export async function sendWeeklyReport(room: Room): Promise<void> {
  const { rules, today, now, calendar } = room;
  const week = weeklyReportDay(today, calendar);
  if (!rules.weeklyReport || week === undefined || now < instantAt(week.opening, '09:00')) return;
  await once(room, `weeklyReport|${week.to}`, async () => {
    const values = await weeklyValues(room, week);
    for (const { address } of await staffPlaces(room)) {
      await say(room, { to: address, class: 'reminder', template: 'weekly/report', values });
    }
  });
}

/** When the next reports are due. */
export function weeklyMoments({ rules, today, now, calendar }: Room): Date[] {
  if (!rules.weeklyReport) return [];
  return [0, 7, 14].flatMap((days) => {
    const week = weeklyReportDay(addDays(mondayOf(today), days), calendar);
    const moment = week === undefined ? undefined : instantAt(week.opening, '09:00');
    return moment !== undefined && moment > now ? [moment] : [];
  });
}
