import { join } from 'node:path';
import { z } from 'zod';
import { parseRung } from '../domain/reminders/ladder.ts';
import type { SupervisionBook } from '../domain/supervision/book.ts';
import { readYamlFile } from './yaml-file.ts';

const words = z.string().trim().min(1);

const rung = z
  .union([z.string(), z.literal(0)])
  .transform((written, context) => {
    const known = parseRung(String(written));
    if (known !== undefined) return known;
    context.issues.push({ code: 'custom', message: 'not a rung of a ladder', input: written });
    return z.NEVER;
  })
  .describe('-1wd, 0, +1wd, every 3wd');

const fileSchema = z.strictObject({
  quota: z.int().min(1),
  criteria: z.record(words, z.int().min(1).max(100)),
  committees: z.record(words, words),
  lookBackDays: z.int().min(1).max(366),
  remind: z.array(rung),
});

/**
 * Return how the place supervises: `supervision.yaml` in `folder` (`bot-scripts`).
 *
 * @throws ScriptError with file, line and key of each mistake.
 */
export function loadSupervisionBook(folder: string): SupervisionBook {
  const { criteria, ...book } = readYamlFile(join(folder, 'supervision.yaml'), fileSchema);
  return { ...book, criteria: Object.entries(criteria).map(([name, points]) => ({ name, points })) };
}
