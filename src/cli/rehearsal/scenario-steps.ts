import { z } from 'zod';
import {
  crashPoint,
  groupId,
  moment,
  personId,
  stepNumber,
  wait,
  wordList,
  words,
} from './scenario-fields.ts';
import { checkSchema } from './scenario-record.ts';

const actor = { by: personId, in: groupId.optional(), crash: crashPoint.optional() };

const saySchema = z.strictObject({
  ...actor,
  text: words.optional(),
  images: z.int().min(1).max(50).optional(),
  files: z.array(words).min(1).optional(),
  quote: z.strictObject({ step: stepNumber }).optional(),
  at: moment.optional(),
});

const fillSchema = z.strictObject({
  ...actor,
  form: z
    .object({ name: words.optional() })
    .catchall(z.union([words, z.array(words)]))
    .describe('field labels and their values, and `name` for the form'),
});

const memberSchema = z.strictObject({ who: personId, in: groupId, crash: crashPoint.optional() });

const expectSchema = z.strictObject({
  in: groupId.optional(),
  to: personId.optional(),
  has: wordList.optional(),
  not: wordList.optional(),
  count: z.int().min(0).optional(),
  none: z.literal(true).optional(),
  has_file: words.optional(),
  save: z.record(z.string().regex(/^[\p{L}\p{N}_]+$/u), words).optional(),
});

export const stepSchema = z.strictObject({
  say: saySchema.optional(),
  press: z.strictObject({ ...actor, choice: words }).optional(),
  fill: fillSchema.optional(),
  recall: z.strictObject({ step: stepNumber, crash: crashPoint.optional() }).optional(),
  join: memberSchema.optional(),
  leave: memberSchema.optional(),
  wait: wait.optional(),
  until: moment.optional(),
  redeliver: z.strictObject({ step: stepNumber, crash: crashPoint.optional() }).optional(),
  crash: z.union([z.literal(true), crashPoint]).optional(),
  check: checkSchema.optional(),
  expect: z.array(expectSchema).optional(),
  proves: z.array(z.int().min(1)).optional(),
});

export type Step = z.output<typeof stepSchema>;
export type Say = z.output<typeof saySchema>;
export type Fill = z.output<typeof fillSchema>;
export type Expectation = z.output<typeof expectSchema>;

const VERBS = [
  'say',
  'press',
  'fill',
  'recall',
  'join',
  'leave',
  'wait',
  'until',
  'redeliver',
  'check',
] as const;

/** The verbs of a step. `crash: true` is one; `crash: sent` beside another verb only says where that one ends. */
export function verbsOf(step: Step): readonly string[] {
  const verbs: string[] = VERBS.filter((verb) => step[verb] !== undefined);
  return step.crash === true || (step.crash !== undefined && verbs.length === 0)
    ? [...verbs, 'crash']
    : verbs;
}
