import { speedOf } from '../../domain/assignment/speed.ts';
import type { Room } from '../context.ts';
import type { SuggestionRecord } from '../suggestions/record.ts';
import { countedOf, liveUnits } from './figures.ts';

/** 平均签收、首联时长 of the counted matters in words; empty before the first unit has signed. */
export function speedWords({ texts, calendar }: Room, records: readonly SuggestionRecord[]): string {
  const { signOff, firstContact } = speedOf(countedOf(records).flatMap(liveUnits), calendar);
  if (signOff === undefined) return '';
  return firstContact === undefined
    ? texts.render('inquiries/overview-speed.signOff', { signOff })
    : texts.render('inquiries/overview-speed.both', { signOff, firstContact });
}
