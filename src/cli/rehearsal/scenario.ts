import { z } from 'zod';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import { civilDate, groupId, moment, personId, platformName, wordList, words } from './scenario-fields.ts';
import { problemsOf } from './scenario-rules.ts';
import { stepSchema } from './scenario-steps.ts';
import { parseMoment } from './moments.ts';

const role = z.enum([
  'deputy',
  'councillor',
  'handler',
  'unit_leader',
  'coordinator',
  'staff',
  'reviewer',
  'supervisor',
  'leader',
  'teller',
]);

const congressIds = wordList.optional().describe('the id of a congress in `congresses`, or a list of them');

const congressSchema = z.strictObject({
  name: words.default('示例区人大常委会'),
  deputies: z.int().min(1).optional(),
});

const systemSchema = z
  .union([
    words.transform((name) => ({ name, office: undefined, congress: undefined })),
    z.strictObject({ name: words, office: words.optional(), congress: congressIds }),
  ])
  .describe('a name, or { name, office, congress }');

const unitSchema = z
  .union([
    words.transform((name) => ({ name, system: undefined, congress: undefined })),
    z.strictObject({ name: words, system: words.optional(), congress: congressIds }),
  ])
  .describe('a name, or { name, system, congress }');

const personSchema = z.strictObject({
  id: personId.describe('a short id, used in `steps`'),
  name: words,
  role: role.optional(),
  roles: z.array(role).optional(),
  team: words.optional(),
  unit: words.optional(),
  system: words.optional(),
  bound: z.boolean().default(true),
  friend: z.boolean().default(true),
  congress: congressIds,
  platform: platformName.optional(),
});

const groupSchema = z.strictObject({
  id: groupId.describe('a short id, used in `steps`'),
  name: words,
  kind: z.enum(['deputies', 'unit', 'units', 'staff', 'coordination', 'supervision', 'mixed']).optional(),
  team: words.optional(),
  unit: words.optional(),
  system: words.optional(),
  members: z.array(personId).default([]),
  registered: z.boolean().default(true),
  congress: words.optional(),
  platform: platformName.optional(),
});

const sessionSchema = z.strictObject({ name: words, from: civilDate, to: civilDate });

const shape = z.strictObject({
  title: words.optional(),
  rules: words.default('cn-county'),
  start: moment.default(() => parseMoment('2026-03-02T09:00') ?? new Date(0)),
  congress: congressSchema.optional(),
  congresses: z
    .array(congressSchema.extend({ id: words, rules: words.optional(), parent: words.optional() }))
    .min(1)
    .optional(),
  systems: z.array(systemSchema).default([]),
  units: z.array(unitSchema).default([]),
  people: z.array(personSchema).default([]),
  groups: z.array(groupSchema).default([]),
  session: z.union([sessionSchema, z.array(sessionSchema)]).optional(),
  settings: z.record(z.string(), z.unknown()).default({}),
  calendar: z.strictObject({ until: z.int().min(2000).max(2999).optional() }).optional(),
  platforms: z.union([z.literal('all'), platformName, z.array(platformName).min(1)]).optional(),
  rows: z.array(z.int().min(1)).optional(),
  strict: z.boolean().default(false),
  files: z.record(z.string(), z.array(z.array(z.unknown()))).optional(),
  steps: z.array(stepSchema).min(1),
});

export type Scenario = z.output<typeof shape>;
export type ScenarioPerson = Scenario['people'][number];
export type ScenarioGroup = Scenario['groups'][number];

export interface ScenarioSurroundings {
  /** The calendar by which `3wd` is counted; `until` hides later tables. */
  readonly calendarUntil: (year: number | undefined) => WorkingCalendar;
  /** Whether a path, relative to the scenario's file, is a file. */
  readonly isFile: (path: string) => boolean;
  /** What is wrong with a preset, or with values laid over it. */
  readonly rulesProblems: (preset: string, settings: Readonly<Record<string, unknown>>) => readonly string[];
}

/** The schema of a whole file, its references included: what it lets through can be run. */
export function scenarioSchema(surroundings: ScenarioSurroundings): z.ZodType<Scenario> {
  return shape.superRefine((scenario, context) => {
    for (const { path, message } of problemsOf(scenario, surroundings)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  });
}
