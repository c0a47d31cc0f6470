import { z } from 'zod';
import { answer, type Answer } from '../../../src/cli/intake/answer.ts';
import { parseLine } from '../../../src/cli/intake/line.ts';
import { TABLE, TODAY } from '../../chat/reading/support.ts';

/** What a line of a set of messages expects; a key that is absent is not compared. */
const expectSchema = z.strictObject({
  kind: z.string(),
  title: z.string().nullable().optional(),
  reason_has: z.array(z.string()).default([]),
  advice_has: z.array(z.string()).default([]),
  category: z.string().nullable().optional(),
  cosigners: z.array(z.string()).optional(),
  points: z.number().optional(),
  confidential: z.boolean().nullable().optional(),
  flags: z.array(z.string()).optional(),
  missing: z.array(z.string()).optional(),
  number: z.string().nullable().optional(),
  unit: z.string().nullable().optional(),
  outcome_class: z.string().nullable().optional(),
  visit_stage: z.string().nullable().optional(),
  method: z.string().nullable().optional(),
  rating: z.object({ attitude: z.number(), result: z.number() }).optional(),
});

const lineSchema = z.object({ id: z.string(), text: z.string(), expect: expectSchema });

export type Expectation = z.output<typeof expectSchema>;

export interface Message {
  readonly id: string;
  readonly text: string;
  readonly expect: Expectation;
  readonly answer: Answer;
}

/** Read the lines of a set and what the bot understands of each. */
export function messagesOf(jsonl: string): Message[] {
  return jsonl
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => {
      const { id, text: typed, expect } = lineSchema.parse(JSON.parse(text));
      const { line, problem } = parseLine(text);
      if (line === undefined) throw new Error(`${id}: ${problem}`);
      return { id, text: typed, expect, answer: answer(line, { table: TABLE, today: TODAY }) };
    });
}

/** Return each difference between answer and expectation, as a sentence; nothing when all is right. */
export function differences({ expect, answer: given }: Message): string[] {
  if (expect.flags?.includes('R12') === true)
    return [...differs('kind', expect.kind, given.kind), ...leaks(given)];
  return [
    ...differs('kind', expect.kind, given.kind),
    ...lacks('reason', expect.reason_has, given.reason),
    ...lacks('advice', expect.advice_has, given.advice),
    ...SAME.flatMap((key) => (expect[key] === undefined ? [] : differs(key, expect[key], given[key]))),
    ...LISTS.flatMap((key) => (expect[key] === undefined ? [] : differs(key, expect[key], given[key]))),
    ...numberDiffers(expect.number, given.number),
  ];
}

const SAME = [
  'title',
  'category',
  'points',
  'confidential',
  'unit',
  'outcome_class',
  'visit_stage',
  'method',
  'rating',
] as const;
const LISTS = ['cosigners', 'flags', 'missing'] as const;

/** Width, zero-width characters and white space do not count; traditional characters stay as written. */
export function comparable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string'
      ? inner.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
      : inner,
  );
}

function differs(key: string, wanted: unknown, given: unknown): string[] {
  return comparable(wanted) === comparable(given)
    ? []
    : [`${key}: ${JSON.stringify(given)} instead of ${JSON.stringify(wanted)}`];
}

function lacks(key: string, parts: readonly string[], given: string | null): string[] {
  const text = comparable(given ?? '');
  return parts
    .filter((part) => !text.includes(comparable(part).slice(1, -1)))
    .map((part) => `${key} lacks ${part}: ${JSON.stringify(given)}`);
}

/** A number resolved against the register is right if it ends in the same digits and contradicts nothing. */
function numberDiffers(wanted: string | null | undefined, given: string | null): string[] {
  if (wanted === undefined || wanted === given) return [];
  if (wanted === null || given === null) return differs('number', wanted, given);
  return given.endsWith(wanted) && !/\d$/.test(given.slice(0, -wanted.length))
    ? []
    : differs('number', wanted, given);
}

/** Nothing of a message with a mark of secrecy may come out. */
function leaks({ title, reason, advice, category, number, unit, cosigners, flags }: Answer): string[] {
  const texts = [title, reason, advice, category, number, unit, ...cosigners].filter((it) => it !== null);
  return [...differs('flags', ['R12'], flags), ...texts.map((text) => `kept: ${text}`)];
}

export interface Measure {
  readonly kind: number;
  readonly title: number;
  readonly category: number;
  readonly precision: number;
  readonly recall: number;
  /** Ids of chatter taken for something. */
  readonly taken: readonly string[];
}

/** Measure a set as issue 4 does: shares of kinds, titles and categories, precision and recall of flags, chatter taken. */
export function measure(messages: readonly Message[]): Measure {
  const sorted = messages.filter(({ expect }) => expect.category !== undefined);
  const titled = messages.filter(({ expect }) => expect.title !== undefined);
  const flagged = messages.filter(({ expect }) => expect.flags !== undefined);
  const right = flagged.flatMap(({ expect, answer: { flags } }) =>
    flags.filter((flag) => expect.flags?.includes(flag)),
  ).length;
  const raised = flagged.flatMap(({ answer: { flags } }) => flags).length;
  const wanted = flagged.flatMap(({ expect }) => expect.flags ?? []).length;
  return {
    kind: share(messages, ({ expect, answer: { kind } }) => expect.kind === kind),
    title: share(titled, ({ expect, answer: { title } }) => comparable(expect.title) === comparable(title)),
    category: share(sorted, ({ expect, answer: { category } }) => expect.category === category),
    precision: raised === 0 ? 1 : right / raised,
    recall: wanted === 0 ? 1 : right / wanted,
    taken: messages
      .filter(({ expect, answer: { kind } }) => expect.kind === 'none' && kind !== 'none')
      .map(({ id }) => id),
  };
}

function share(messages: readonly Message[], isRight: (message: Message) => boolean): number {
  return messages.length === 0 ? 1 : messages.filter(isRight).length / messages.length;
}
