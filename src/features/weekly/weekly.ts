import { addDays } from '../../domain/calendar/civil-date.ts';
import { mondayOf, weeklyReportDay } from '../../domain/calendar/openings.ts';
import type { CommandContext } from '../context.ts';
import { answer, answerPrivately } from '../speaking/speak.ts';
import { weeklyValues } from './weekly-values.ts';

/** 周报: the last week in figures, and what is due; read by the office only. */
export async function weekly(context: CommandContext): Promise<void> {
  const { today, calendar, place } = context;
  const monday = mondayOf(today);
  const week = weeklyReportDay(today, calendar) ?? { from: addDays(monday, -7), to: addDays(monday, -1) };
  const kind = place.group?.kind;
  const say = kind === undefined || kind === 'staff' ? answer : answerPrivately;
  await say(context, 'weekly/report', await weeklyValues(context, week));
}
