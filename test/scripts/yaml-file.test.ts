import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readYamlFile, ScriptError } from '../../src/scripts/yaml-file.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yaml-'));
  path = join(folder, 'x.yaml');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(text: string, schema: z.ZodType): readonly string[] {
  writeFileSync(path, text);
  try {
    readYamlFile(path, schema);
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    expect(error.message).toBe(error.problems.join('\n'));
    return error.problems.map((problem) => problem.replace(path, 'x'));
  }
}

describe('a file as the schema wants it', () => {
  it('comes back converted', () => {
    writeFileSync(path, '\uFEFFa: 5\r\nb: &list [x, y]\r\nc: *list\r\nd: 2026-01-01\r\n');
    const list = z.array(z.string());
    const schema = z.strictObject({ a: z.number().transform(String), b: list, c: list, d: z.string() });
    const value = { a: '5', b: ['x', 'y'], c: ['x', 'y'], d: '2026-01-01' };
    expect(readYamlFile(path, schema)).toEqual(value);
  });
});

const TOP_KEYS = 'roles, due, step, on, code, pair, inner';

describe('a mistake', () => {
  const roles = z.strictObject({
    roles: z
      .record(z.enum(['staff', 'deputy']), z.strictObject({ may: z.array(z.enum(['查', '交办'])) }))
      .optional(),
    due: z.union([z.literal('never'), z.strictObject({ days: z.int().min(1).max(9) })]).optional(),
    step: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('wait'), hours: z.number() }),
        z.strictObject({ kind: z.literal('say'), text: z.string().max(3).describe('a short text') }),
      ])
      .optional(),
    on: z.boolean().optional(),
    code: z
      .string()
      .regex(/^R\d\d$/)
      .optional(),
    pair: z.tuple([z.string(), z.number()]).optional(),
    get inner() {
      return roles.optional();
    },
  });

  it.each<[string, string[]]>([
    [
      'roles:\n  staff:\n    may:\n      - 查\n      - 退办\n  deputy: { may: [] }\n',
      [
        '5 roles.staff.may.1: Invalid option: expected one of "查"|"交办", found "退办";' +
          ' allowed: one of "查", "交办"',
      ],
    ],
    [
      'roles:\n  deputy: { may: [] }\n  staff: { may: [] }\n  unit: { may: [] }\n',
      ['4 roles.unit: unknown key unit; allowed: one of "staff", "deputy"'],
    ],
    [
      'due:\n  days: 12\n',
      [
        '2 due.days: Too big: expected number to be <=9, found 12;' +
          ' allowed: a whole number, at least 1, at most 9',
      ],
    ],
    ['due: soon\n', ['1 due: Invalid input, found "soon"; allowed: "never" or a mapping with days']],
    [
      'on: yes\n',
      ['1 on: Invalid input: expected boolean, received string, found "yes"; allowed: true or false'],
    ],
    ['on:\n', ['1 on: is empty; allowed: true or false']],
    [
      'code: R1\n',
      [
        '1 code: Invalid string: must match pattern /^R\\d\\d$/, found "R1";' +
          ' allowed: a text like /^R\\d\\d$/',
      ],
    ],
    [
      'pair: [a, b]\n',
      ['1 pair.1: Invalid input: expected number, received string, found "b"; allowed: a number'],
    ],
    [
      'step:\n  kind: say\n  text: 你好世界\n',
      [
        '3 step.text: Too big: expected string to have <=3 characters, found "你好世界"; allowed: a short text',
      ],
    ],
    [
      'step:\n  kind: cry\n',
      [
        "2 step.kind: Invalid discriminator value. Expected 'wait' | 'say', found \"cry\";" +
          ' allowed: "wait" or "say"',
      ],
    ],
    [
      'inner:\n  inner:\n    "on": 3\n',
      ['3 inner.inner.on: Invalid input: expected boolean, received number, found 3; allowed: true or false'],
    ],
    [
      'first: 1\non: 2\n',
      [
        '2 on: Invalid input: expected boolean, received number, found 2; allowed: true or false',
        '1 first: unknown key first; allowed: ' + TOP_KEYS,
      ],
    ],
    [
      'due: &far { days: 10 }\ninner: { due: *far }\n',
      [
        '1 due.days: Too big: expected number to be <=9, found 10;' +
          ' allowed: a whole number, at least 1, at most 9',
        '1 inner.due.days: Too big: expected number to be <=9, found 10;' +
          ' allowed: a whole number, at least 1, at most 9',
      ],
    ],
    [
      '- 1\n',
      ['1 (whole file): Invalid input: expected object, received array; allowed: a mapping with ' + TOP_KEYS],
    ],
    ['on: true\non: false\n', ['2 Map keys must be unique']],
    ['on: !odd true\n', ['1 Unresolved tag: !odd']],
    ['on: "true\n', ['2 Missing closing "quote']],
    ['on: *nowhere\n', ['1 there is no anchor &nowhere; a text that begins with * needs quotes']],
  ])('in %j is named with its line, its key and what is allowed', (text, problems) => {
    expect(problemsOf(text, roles)).toEqual(problems.map((problem) => `x:${problem}`));
  });
});

it('gives a rule of the schema its own words, also about what is missing', () => {
  const schema = z
    .strictObject({ a: z.string().optional(), b: z.string().nullish() })
    .superRefine((_, context) => {
      context.addIssue({ code: 'custom', path: ['a'], message: 'is needed when b is empty' });
      context.addIssue({ code: 'custom', path: ['b'], message: 'is needed when a is missing' });
    });
  expect(problemsOf('b:\n', schema)).toEqual([
    'x:1 a: is needed when b is empty; allowed: a text',
    'x:1 b: is needed when a is missing; allowed: a text or nothing',
  ]);
});

it('names a file of the project from its top', () => {
  const text = relative(process.cwd(), 'bot-scripts/calendar/2026.yaml');
  expect(() => readYamlFile(join(process.cwd(), text), z.string())).toThrow(
    /^bot-scripts\/calendar\/2026\.yaml:\d+ /,
  );
});

it('says that a file cannot be read', () => {
  expect(() => readYamlFile(join(folder, 'none.yaml'), z.string())).toThrow(
    /none\.yaml: the file cannot be read: .*ENOENT/,
  );
});
