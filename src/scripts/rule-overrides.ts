import { z } from 'zod';
import { allowedAt } from './yaml-allowed.ts';
import { somePartsSchema } from './rule-schema.ts';
import { ScriptError } from './yaml-file.ts';

export type Written = Readonly<Record<string, unknown>>;

/**
 * Return overrides (`{ 'redo.trigger': [basic, unsatisfied], acceptReply: 'on' }`) as the sections they
 * change, each value still as written.
 *
 * @throws ScriptError with a line for each override that names no rule or has a value it cannot have.
 */
export function readOverrides(overrides: Written): Written {
  const unknown = Object.keys(overrides).filter((path) => !PATHS.includes(path));
  const entries = Object.entries(overrides).filter(([path]) => PATHS.includes(path));
  const patch = entries.reduce<Written>((all, [path, value]) => mergeRules(all, nested(path, value)), {});
  const checked = somePartsSchema.safeParse(patch);
  const problems = [
    ...unknown.map((path) => `settings: ${path} is not a rule; nearest: ${nearest(path)}`),
    ...(checked.success ? [] : checked.error.issues.map((issue) => problemOf(issue, patch))),
  ];
  if (problems.length > 0) throw new ScriptError(problems);
  return patch;
}

/** Return `base` with the values of `patch`; sections are merged key by key, all else is replaced whole. */
export function mergeRules(base: Written, patch: Written): Written {
  const merged = Object.entries(patch).map(([key, value]): [string, unknown] => {
    const before = base[key];
    return [key, isSection(key) && isMapping(before) && isMapping(value) ? { ...before, ...value } : value];
  });
  return { ...base, ...Object.fromEntries(merged) };
}

/** Every path that names one value (`redo.trigger`), and each section by its own name. */
const PATHS: readonly string[] = Object.keys(somePartsSchema.shape).flatMap((key) => [
  key,
  ...sectionKeys(key).map((inner) => `${key}.${inner}`),
]);

function sectionOf(key: string): z.ZodObject | undefined {
  const shape: Readonly<Record<string, z.ZodOptional<z.ZodType>>> = somePartsSchema.shape;
  const field = shape[key]?.unwrap();
  return field instanceof z.ZodObject ? field : undefined;
}

function sectionKeys(key: string): readonly string[] {
  return Object.keys(sectionOf(key)?.shape ?? {});
}

function isSection(key: string): boolean {
  return sectionOf(key) !== undefined;
}

function isMapping(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nested(path: string, value: unknown): Written {
  const [key = '', inner] = path.split('.');
  return { [key]: inner === undefined ? value : { [inner]: value } };
}

function problemOf(issue: z.core.$ZodIssue, patch: Written): string {
  const found = issue.path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    patch,
  );
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `${path}.${key}`);
    return `settings: ${keys.join(', ')} is not a rule; nearest: ${keys.map(nearest).join(', ')}`;
  }
  const allowed = allowedAt(somePartsSchema, issue.path);
  return `settings: ${path}: ${issue.message}, found ${JSON.stringify(found)}${allowed === undefined ? '' : `; allowed: ${allowed}`}`;
}

function nearest(path: string): string {
  const ranked = PATHS.map((it) => ({ it, distance: editDistance(it, path) }));
  return ranked.toSorted((a, b) => a.distance - b.distance)[0]?.it ?? '';
}

/** Levenshtein's distance, row by row. */
function editDistance(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, index) => index);
  const last = Array.from(a).reduce<readonly number[]>((above, letter, row) => {
    const line = [row + 1];
    Array.from(b).forEach((other, column) => {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    });
    return line;
  }, first);
  return last.at(-1) ?? 0;
}
