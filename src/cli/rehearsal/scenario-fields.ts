import { z } from 'zod';
import { parseCivilDate } from '../../domain/calendar/civil-date.ts';
import { parseMoment, parseWait } from './moments.ts';

/** Words as YAML gives them: `has: [2026]` and `text: 18` are numbers to YAML, and words to people. */
export const words = z.union([z.string(), z.number()]).transform(String).describe('a text');

export const wordList = z
  .union([words, z.array(words).min(1)])
  .transform((given) => (Array.isArray(given) ? given : [given]))
  .describe('a list of texts');

export const personId = words.describe('the id of a person in `people`');
export const groupId = words.describe('the id of a group in `groups`');
export const stepNumber = z.int().min(1).describe('the number of an earlier step, from 1');

export const moment = z
  .string()
  .transform((text, context): Date => {
    const parsed = parseMoment(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'no such moment' });
    return z.NEVER;
  })
  .describe('a moment like 2026-03-02T09:00 (Asia/Shanghai)');

export const wait = z
  .string()
  .transform((text, context) => {
    const parsed = parseWait(text);
    if (parsed !== undefined) return parsed;
    context.addIssue({ code: 'custom', message: 'no such length' });
    return z.NEVER;
  })
  .describe('a length like 2h, 5d, 3wd (working days) or 1m (months)');

export const civilDate = z
  .string()
  .refine((text) => parseCivilDate(text) !== undefined, 'no such day')
  .describe('a day like 2026-06-02');

/** A date, or a value that an earlier step saved. */
export const checkedDate = z
  .string()
  .refine((text) => text.includes('${') || parseCivilDate(text) !== undefined, 'no such day')
  .nullable()
  .describe('a day like 2026-06-02, or null');

export const crashPoint = z.enum(['received', 'handled', 'sent']);
export type CrashPoint = z.output<typeof crashPoint>;

export const platformName = z.enum(['sandbox', 'feishu', 'wechat']);
