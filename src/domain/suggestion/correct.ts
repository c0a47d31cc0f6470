import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Suggestion } from './suggestion.ts';

export type TextField = 'title' | 'reason' | 'analysis' | 'advice' | 'category';
export type DateField = 'assignedOn' | 'signedOffOn' | 'repliedOn';
export type ReplyField = 'documentNumber' | 'signer';

/** One field that was entered wrongly, with what it should say. */
export interface WrongField {
  readonly field: TextField | DateField | ReplyField;
  readonly value: string;
}

export type CorrectionRefusal =
  | { readonly code: 'NO_DATE'; readonly value: string }
  | { readonly code: 'DATE_AHEAD'; readonly value: CivilDate }
  | { readonly code: 'NO_CATEGORY'; readonly value: string };

/** What is corrected: texts of the suggestion, days, and what stands on the reply. */
export interface Corrected {
  readonly texts: Partial<Pick<Suggestion, TextField>>;
  readonly days: Partial<Record<DateField, CivilDate>>;
  readonly reply: Partial<Record<ReplyField, string>>;
}

const DAYS: readonly WrongField['field'][] = ['assignedOn', 'signedOffOn', 'repliedOn'];
const ON_REPLY: readonly WrongField['field'][] = ['documentNumber', 'signer'];

/** Sort corrections by what they change, or refuse: a day that is none or lies ahead, a category the place lacks. */
export function corrected(
  fields: readonly WrongField[],
  { today, categories }: { readonly today: CivilDate; readonly categories: readonly string[] },
): Result<Corrected, CorrectionRefusal> {
  for (const { field, value } of fields) {
    if (field === 'category' && !categories.includes(value)) return refuse({ code: 'NO_CATEGORY', value });
    const day = DAYS.includes(field) ? parseCivilDate(value) : today;
    if (day === undefined) return refuse({ code: 'NO_DATE', value });
    if (day > today) return refuse({ code: 'DATE_AHEAD', value: day });
  }
  const pick = (wanted: (field: WrongField['field']) => boolean): Record<string, string> =>
    Object.fromEntries(fields.filter(({ field }) => wanted(field)).map(({ field, value }) => [field, value]));
  return accept({
    texts: pick((field) => !DAYS.includes(field) && !ON_REPLY.includes(field)),
    days: pick((field) => DAYS.includes(field)),
    reply: pick((field) => ON_REPLY.includes(field)),
  });
}
