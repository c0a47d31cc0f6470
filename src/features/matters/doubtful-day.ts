import type { AnyCall } from '../../chat/card-call.ts';
import { chineseDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { doubtOf, type PastDay } from '../../domain/calendar/past-day.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { expectAnswer } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import type { Matter } from './matter.ts';

interface Said {
  /** The word it is the day of. */
  readonly word: string;
  readonly day: PastDay;
  readonly matters: readonly Matter[];
  /** What goes on once the day is written again; absent where all of it is said again. */
  readonly call?: AnyCall;
}

/**
 * Whether the day of something that has happened cannot be taken: it lies ahead, or without a year before the beginning of
 * the matter. Then it was asked for again; what else was said waits for it, unless files came with it.
 */
export async function asksDayAgain(context: CommandContext, said: Said): Promise<boolean> {
  const { word, day, matters, call } = said;
  const late = matters.toSorted((a, b) => (beginningOf(b) ?? '').localeCompare(beginningOf(a) ?? ''));
  const [matter] = late;
  const doubt = doubtOf(day, { today: context.today, beginning: matter && beginningOf(matter) });
  if (doubt === undefined) return false;
  if (day.dateAhead === undefined) {
    await refusePrivately(context, 'date-ahead', { word });
    return true;
  }
  const known = context.attachments.length === 0 && context.files.length === 0 ? call : undefined;
  if (known !== undefined) await expectAnswer(context, { call: known, field: 'date' });
  await refusePrivately(context, `day-${doubt}${known === undefined ? '-again' : ''}`, {
    word,
    day: chineseDate(day.dateAhead, context.today),
    number: matter === undefined ? '' : displayNumber(matter.suggestion),
    example: context.today,
  });
  return true;
}

/** The day of its assignment, else of its submission. */
function beginningOf({ suggestion }: Matter): CivilDate | undefined {
  return suggestion.assignedOn ?? suggestion.submittedOn;
}
