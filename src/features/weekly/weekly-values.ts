import { chineseDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { countPeriod } from '../../storage/weekly-counts.ts';
import type { Room } from '../context.ts';
import { isDueSoon, isOverdue } from '../inquiries/figures.ts';
import type { Values } from '../speaking/speak.ts';
import { readRecords, type SuggestionRecord } from '../suggestions/record.ts';

/** A line on a phone has room for so many numbers. */
const NAMED = 8;

/** What a week's report says. */
export async function weeklyValues(
  room: Room,
  week: { readonly from: CivilDate; readonly to: CivilDate },
): Promise<Values> {
  const { work, congress, today } = room;
  const records = await readRecords(work.tx, congress.id);
  const overdue = records.filter((record) => isOverdue(record, today));
  const dueSoon = records.filter((record) => isDueSoon(record, today));
  return {
    name: congress.name,
    from: chineseDate(week.from, today),
    to: chineseDate(week.to, today),
    ...(await countPeriod(work.tx, congress.id, week)),
    overdue: overdue.length,
    overdueNumbers: numbersOf(room, overdue),
    dueSoon: dueSoon.length,
    dueSoonNumbers: numbersOf(room, dueSoon),
  };
}

function numbersOf({ texts }: Room, records: readonly SuggestionRecord[]): string {
  if (records.length === 0) return '';
  const numbers = records
    .slice(0, NAMED)
    .map(({ number, intakeNumber }) => number ?? intakeNumber)
    .join('、');
  return texts.render(records.length > NAMED ? 'weekly/numbers-more' : 'weekly/numbers', { numbers });
}
