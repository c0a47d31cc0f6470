import { readFileSync } from 'node:fs';
import { isAbsolute, relative, sep } from 'node:path';
import { type Document, isAlias, isMap, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { allowedAt, allowedKeysAt } from './yaml-allowed.ts';

type Path = readonly PropertyKey[];

/**
 * Something that staff wrote in `bot-scripts/` cannot be used. `problems` holds one line each:
 * `bot-scripts/calendar/2026.yaml:3 holidays.0: what is wrong, found …; allowed: …`.
 */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
    this.problems = problems;
  }
}

/**
 * Return the content of a YAML 1.2 file, checked and converted by the schema.
 *
 * @throws ScriptError with every problem of the file at once: unreadable, not UTF-8, bad YAML (a key
 * written twice too), or not what the schema allows. A `z.object` refuses unknown keys only when it is a
 * `z.strictObject`, which is what scripts should use: a mistyped key must not be ignored in silence.
 */
export function readYamlFile<T>(path: string, schema: z.ZodType<T>): T {
  const label = labelOf(path);
  const text = readText(path, label);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    at: pos[0],
    message,
  }));
  mistakes.push(...looseAliases(document));
  if (mistakes.length > 0) {
    throw new ScriptError(mistakes.map(({ at, message }) => `${label}:${lines.linePos(at).line} ${message}`));
  }
  const value: unknown = document.toJS();
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  throw new ScriptError(
    checked.error.issues.flatMap(innermost).map((issue) => {
      const place = `${label}:${lines.linePos(offsetOf(document, issue)).line} ${keyOf(issue)}`;
      return `${place}: ${problemOf(issue, value)}${allowedText(issue, schema)}`;
    }),
  );
}

/** Return the path as messages show it: from the current folder when the file lies in it, with slashes. */
function labelOf(path: string): string {
  const fromHere = relative(process.cwd(), path);
  return (fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere).replaceAll(sep, '/');
}

function readText(path: string, label: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new ScriptError([`${label}: the file cannot be read: ${String(cause)}`], { cause });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    // Older Windows editors save Chinese as GB18030; decoded wrongly it would reach people as garbage.
    throw new ScriptError([`${label}: the file is not UTF-8; save it with the encoding UTF-8`], { cause });
  }
}

/** The library finds these only while it converts, and throws them without a line. */
function looseAliases(document: Document.Parsed): { at: number; message: string }[] {
  const found: { at: number; message: string }[] = [];
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const message = `there is no anchor &${alias.source}; a text that begins with * needs quotes`;
      found.push({ at: alias.range?.[0] ?? 0, message });
    },
  });
  return found;
}

/** Return the issues of the one union member that was evidently meant, or the issue itself. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.filter(
    (issues) =>
      issues.length > 0 && !issues.some((it) => it.path.length === 0 && it.code !== 'unrecognized_keys'),
  );
  if (meant.length !== 1) return [issue];
  return meant.flat().flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] }));
}

/** Return the offset of the key or list item at fault; for a missing key that of what should contain it. */
function offsetOf(document: Document.Parsed, issue: z.core.$ZodIssue): number {
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  let node: unknown = document.contents;
  let offset = document.contents?.range[0] ?? 0;
  for (const step of path) {
    const container: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap<Node, Node>(container)) {
      const pair = container.items.find((it) => keyText(it.key) === String(step));
      if (!pair) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq<Node>(container)) {
      const item = container.items[Number(step)];
      if (!item) return offset;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      return offset;
    }
  }
  return offset;
}

function keyText(key: Node): string {
  return String(key.toJSON());
}

function keyOf(issue: z.core.$ZodIssue): string {
  const path: Path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  return path.length === 0 ? '(whole file)' : path.map(String).join('.');
}

function problemOf(issue: z.core.$ZodIssue, whole: unknown): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  const found = issue.path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    whole,
  );
  // A custom issue has a message of its own, which may say why something must not be missing.
  if (found === undefined) return issue.code === 'custom' ? issue.message : 'is missing';
  if (found === null) return issue.code === 'custom' ? issue.message : 'is empty';
  if (typeof found === 'object') return issue.message;
  return `${issue.message}, found ${JSON.stringify(found)}`;
}

function allowedText(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const allowed =
    issue.code === 'unrecognized_keys' || issue.code === 'invalid_key'
      ? allowedKeysAt(schema, issue.code === 'invalid_key' ? issue.path.slice(0, -1) : issue.path)
      : allowedAt(schema, issue.path);
  return allowed === undefined ? '' : `; allowed: ${allowed}`;
}
