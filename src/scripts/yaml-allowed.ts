import { z } from 'zod';

type Path = readonly PropertyKey[];
type JsonSchema = z.core.JSONSchema.JSONSchema;

/**
 * Return in words what a schema allows at a path (`one of "wd", "d"`, `a whole number, at least 0`), or
 * `undefined` when nothing useful can be said. A schema's own `.describe(…)` text comes first.
 */
export function allowedAt(schema: z.ZodType, path: Path): string | undefined {
  const root = toJsonSchema(schema);
  const words = [...new Set(schemasAt(root, path).flatMap((it) => describe(root, it)))];
  return words.length > 0 ? words.join(' or ') : undefined;
}

/** Return the keys that a schema allows in the mapping at a path, or `undefined` when any are allowed. */
export function allowedKeysAt(schema: z.ZodType, path: Path): string | undefined {
  const root = toJsonSchema(schema);
  const keys = schemasAt(root, path).flatMap((it) => {
    const names = it.propertyNames;
    return [...Object.keys(it.properties ?? {}), ...(typeof names === 'object' ? describe(root, names) : [])];
  });
  return keys.length > 0 ? [...new Set(keys)].join(', ') : undefined;
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}

/** Return the schemas that apply at a path; several where the schema has unions on the way. */
function schemasAt(root: JsonSchema, path: Path): JsonSchema[] {
  return path.reduce<JsonSchema[]>(
    (schemas, step) => schemas.flatMap((it) => expand(root, child(it, step))),
    expand(root, root),
  );
}

function child(schema: JsonSchema, step: PropertyKey): unknown {
  if (typeof step !== 'number') return schema.properties?.[String(step)] ?? schema.additionalProperties;
  return schema.prefixItems?.[step] ?? (Array.isArray(schema.items) ? schema.items[step] : schema.items);
}

function expand(root: JsonSchema, schema: unknown): JsonSchema[] {
  if (!isSchema(schema)) return [];
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1) ?? '';
    return expand(root, schema.$ref === '#' ? root : root.$defs?.[name]);
  }
  const members = schema.anyOf ?? schema.oneOf;
  if (!members || schema.description !== undefined) return [schema];
  return members.flatMap((it) => expand(root, it));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

function describe(root: JsonSchema, schema: JsonSchema | boolean): string[] {
  if (!isSchema(schema)) return [];
  if (schema.description !== undefined) return [schema.description];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return [`one of ${schema.enum.map((it) => JSON.stringify(it)).join(', ')}`];
  const types: readonly unknown[] = Array.isArray(schema.type) ? schema.type : [schema.type];
  return types.flatMap((type) => describeType(root, schema, type));
}

function describeType(root: JsonSchema, schema: JsonSchema, type: unknown): string[] {
  switch (type) {
    case 'object': {
      const keys = schema.properties ? ` with ${Object.keys(schema.properties).join(', ')}` : '';
      return [`a mapping${keys}`];
    }
    case 'array':
      return [`a list${itemText(root, schema)}`];
    case 'string': {
      const pattern = schema.pattern === undefined ? '' : ` like /${schema.pattern}/`;
      return [`a text${pattern}${range(schema.minLength, schema.maxLength, ' characters')}`];
    }
    case 'integer':
      return [`a whole number${range(schema.minimum, schema.maximum)}`];
    case 'number':
      return [`a number${range(schema.minimum, schema.maximum)}`];
    case 'boolean':
      return ['true or false'];
    case 'null':
      return ['nothing'];
    default:
      return [];
  }
}

function itemText(root: JsonSchema, schema: JsonSchema): string {
  const items = Array.isArray(schema.items) ? [] : expand(root, schema.items);
  const words = items.flatMap((it) => describe(root, it));
  return words.length > 0 ? ` of ${[...new Set(words)].join(' or ')}` : '';
}

function range(least: number | undefined, most: number | undefined, unit = ''): string {
  // zod states the safe-integer limits of every integer; they help nobody.
  const from = least !== undefined && least > Number.MIN_SAFE_INTEGER ? [`at least ${least}${unit}`] : [];
  const to = most !== undefined && most < Number.MAX_SAFE_INTEGER ? [`at most ${most}${unit}`] : [];
  return [...from, ...to].map((it) => `, ${it}`).join('');
}
