import { z } from 'zod';
import { formatSpan, parseSpan, type Span } from '../domain/deadlines/span.ts';
import { parseRung, type Rung } from '../domain/reminders/ladder.ts';
import { formatRung } from '../domain/rules/format-rung.ts';
import type { RuleSet } from '../domain/rules/rule-set.ts';

/**
 * How a rule set is written. Every schema here works both ways: decoding reads what a preset, an override or
 * a stored rule version says, encoding writes it again (`z.encode`).
 */

const SPAN_WORDS = 'a length of time like 3wd (working days), 15d (days), 6m (months)';
const RUNG_WORDS = 'half, -30d, -1wd, 0, +1wd, every 5wd, start+5wd';

const anySpan = z.custom<Span>();
const anyRung = z.custom<Rung>();

function refuse(context: z.core.ParsePayload, message: string): never {
  context.issues.push({ code: 'custom', message, input: context.value });
  return z.NEVER;
}

/** A length in days or months: something that has a last day. */
const days = z
  .codec(z.string(), anySpan, {
    decode: (text, context) => {
      const span = parseSpan(text);
      return span && span.unit !== 'h' ? span : refuse(context, 'not a length of time in days');
    },
    encode: formatSpan,
  })
  .describe(SPAN_WORDS);

const daysOrHours = z
  .codec(z.string(), anySpan, {
    decode: (text, context) => parseSpan(text) ?? refuse(context, 'not a length of time'),
    encode: formatSpan,
  })
  .describe(`${SPAN_WORDS}, 72h (hours)`);

/** A bare `0` in YAML is a number, and `5wd` in the ratings' ladder (as domain.md writes it) is `start+5wd`. */
function rung(bareSpan: 'refused' | 'after_start') {
  return z
    .codec(z.union([z.string(), z.literal(0)]), anyRung, {
      decode: (text, context) => {
        const written = String(text);
        const known =
          parseRung(written) ?? (bareSpan === 'after_start' ? parseRung(`start+${written}`) : undefined);
        return known ?? refuse(context, 'not a rung of a ladder');
      },
      encode: formatRung,
    })
    .describe(RUNG_WORDS);
}

const daysOrOff = z.union([z.literal('off'), days]).describe(`${SPAN_WORDS}, or off`);

const ladder = z.array(rung('refused'));
const ratingLadder = z.array(rung('after_start'));

const flag = z
  .codec(z.union([z.boolean(), z.enum(['on', 'off'])]), z.boolean(), {
    decode: (written) => written === true || written === 'on',
    encode: (value) => value,
  })
  .describe('on or off');

const words = z.string().trim().min(1);

/**
 * A mapping whose order means something. It is written back as a list of pairs: PostgreSQL's `jsonb` sorts
 * the keys of a mapping (甲, 乙, 丙 would become 丙, 乙, 甲).
 */
const orderedWords = z
  .codec(z.union([z.record(words, words), z.array(z.tuple([words, words]))]), z.record(words, words), {
    decode: (written) => (Array.isArray(written) ? Object.fromEntries(written) : written),
    encode: (value) => Object.entries(value),
  })
  .describe('a mapping of short names to their meanings');

export const resultSchemeSchema = z
  .strictObject({
    name: words,
    classes: orderedWords,
    committing: z.array(words),
  })
  .refine(({ classes, committing }) => committing.every((it) => it in classes), {
    path: ['committing'],
    message: 'names a class that the scheme does not have',
  });

/** The ladder's place for `reply.internalWarn`, the short form of domain.md for its rungs before the due day. */
export const internalWarn = z.array(days);

const roleTerms = z.strictObject({ LEAD: words, ASSIST: words, SPLIT: words, SOLE: words });
const start = z.enum(['assignedAt', 'receivedAt']);

/** A number template without {serial} would give every suggestion the same number. */
const numberTemplate = z
  .string()
  .regex(
    /^(?:[^{}]|\{(?:year|term|session)\})*\{serial:[1-6]\}(?:[^{}]|\{(?:year|term|session)\})*$/u,
    'not a number template',
  )
  .describe('a template like {year}闭-{serial:3}, of {year}, {term}, {session} and one {serial:digits}');

/** One entry for each top key of a rule set. Those that are objects are sections, merged key by key. */
export const ruleFields = {
  level: z.enum(['province', 'city', 'county', 'township']),
  clockStart: z.enum(['assignedAt', 'receivedAt', 'sessionClosedAt']),
  dayRule: z.strictObject({
    startDayExcluded: z.literal(true),
    monthEnd: z.literal('clamp'),
    rollIfHoliday: z.enum(['next', 'none']),
  }),
  accept: z.strictObject({ interSession: days }),
  assign: z.strictObject({ afterSession: days }),
  jointIssue: z.array(words),
  weeklyReport: flag,
  reconciliation: z.enum(['monthly', 'off']),
  inquiry: z.strictObject({ after: daysOrOff, most: z.int().min(1).max(9), desk: daysOrOff }),
  signIn: z.strictObject({ due: days, autoAccept: flag, remind: ladder }),
  reject: z.strictObject({
    due: days,
    from: start,
    writtenReason: flag,
    suggestUnit: flag,
    lateAllowed: flag,
  }),
  reassign: z.strictObject({ due: days }),
  firstContact: z.strictObject({ due: days }),
  assistOpinion: z.strictObject({ due: days, from: start, redo: days }),
  reply: z.strictObject({ normal: days, hard: days, remind: ladder }),
  extension: z.strictObject({
    apply: z.enum(['before(reply.normal)', 'any']),
    cap: days,
    approver: words,
    notifyDeputy: flag,
  }),
  evaluate: z.strictObject({
    due: days,
    remind: ratingLadder,
    evaluators: z.enum(['lead', 'all', 'leadAfterConsult']),
    noReply: z.enum(['excludeFromRate', 'countAsRated']),
  }),
  redo: z.strictObject({
    trigger: z.array(z.enum(['basic', 'unsatisfied'])),
    hearingFirst: flag,
    due: days,
    from: z.literal('reassignedAt'),
    maxRounds: z.int().min(1).max(9),
    afterMax: z.literal('escalate'),
  }),
  fastTrack: z.strictObject({
    accept: days,
    assign: days,
    signIn: days,
    reject: days,
    reply: days,
    evaluate: days,
  }),
  commitments: z.strictObject({
    reportEvery: words,
    carryOver: z.array(words),
    evaluate: days,
    remind: ladder,
  }),
  publish: z.strictObject({
    due: days,
    from: z.literal('repliedAt'),
    remind: ladder,
    default: z.enum(['full', 'summary', 'none']),
  }),
  resultScheme: resultSchemeSchema,
  withdraw: z.strictObject({
    until: z.enum(['assigned', 'replied']),
    approval: z.enum(['none', 'staff']),
    joint: z.enum(['allCosignersAgree', 'leadAlone']),
  }),
  cosign: z.strictObject({
    window: daysOrHours,
    roundTo: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
      .describe('a time of day like "18:00", in quotes'),
  }),
  review: z.array(z.enum(['team', 'street', 'office'])).min(1),
  gates: z.strictObject({ contacts: flag, consent: flag }),
  acceptReply: flag,
  rounding: z.strictObject({
    policy: z.enum(['halfUp', 'truncate', 'largestRemainder', 'adjustLargest']),
    decimals: z.int().min(0).max(4),
  }),
  rates: z.strictObject({
    satisfaction: z.enum(['strict', 'withBasic', 'both']),
    denominator: z.enum(['evaluated', 'replied']),
  }),
  roleTerms,
  numbering: z.strictObject({
    session: numberTemplate,
    betweenSessions: numberTemplate,
    fastTrack: numberTemplate,
  }),
  categories: z.array(words).min(1),
  declineReasons: orderedWords,
  numberOnly: flag,
};

/** Rules that came later: rule versions and presets from before them do without. */
const laterFields = {
  jointIssue: ruleFields.jointIssue.default([]),
  weeklyReport: ruleFields.weeklyReport.default(false),
  reconciliation: ruleFields.reconciliation.default('off'),
  inquiry: ruleFields.inquiry.default({ after: 'off', most: 1, desk: 'off' }),
};

export const ruleSetSchema = z.strictObject({
  name: words,
  ...ruleFields,
  ...laterFields,
}) satisfies z.ZodType<RuleSet>;

/** What may be written beyond the rule set itself: a scheme by its name, and `reply.internalWarn`. */
const writtenFields = {
  ...ruleFields,
  resultScheme: z.union([words.describe('the name of a scheme'), resultSchemeSchema]),
  reply: ruleFields.reply.extend({ internalWarn: internalWarn.optional() }),
};

type Field = (typeof writtenFields)[keyof typeof writtenFields];

/** The fields of a file or an override that changes only some values. */
export const somePartsSchema = z.strictObject(
  mapValues(writtenFields, (field) => someParts(field).optional()),
);

function mapValues<K extends string, V, R>(record: Record<K, V>, change: (value: V) => R): Record<K, R> {
  const entries = Object.entries<V>(record).map(([key, value]) => [key, change(value)]);
  // Built from the entries of a record with just these keys.
  return Object.fromEntries(entries) as Record<K, R>;
}

function someParts(field: Field): z.ZodType {
  return field instanceof z.ZodObject ? field.partial() : field;
}

const sources = z.record(z.string(), z.string().min(1)).describe('a mapping of paths to sources');

export const wholePresetSchema = z.strictObject({ ...writtenFields, ...laterFields, sources });
export const extendingPresetSchema = z.strictObject({ ...somePartsSchema.shape, extends: words, sources });

/** `shared/result-schemes.yaml`: named ways to class the results of handling. */
export const resultSchemesSchema = z.record(
  words,
  z.strictObject({ source: words, classes: orderedWords, committing: z.array(words) }),
);
