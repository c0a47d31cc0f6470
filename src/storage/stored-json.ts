import type { Prisma } from './generated/client.ts';

/**
 * Return `value` as PostgreSQL's jsonb can hold it: dates as ISO text, big integers as digits, absent for
 * undefined. NUL and lone surrogates, which jsonb refuses, become U+FFFD: a message that somebody really sent
 * must never be undeliverable because of one broken character.
 */
export function storable(value: unknown): Prisma.InputJsonValue {
  // What JSON.parse gives is JSON by definition; at the top it is never null in our tables.
  return JSON.parse(JSON.stringify(value, replace)) as Prisma.InputJsonValue;
}

/** Return `text` without the characters that PostgreSQL refuses. */
export function storableText(text: string): string {
  return text.replace(/[\u0000\ud800-\udfff]/gu, '\ufffd');
}

/** Return JSON text that does not depend on the order of keys, which jsonb does not keep. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function replace(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' ? storableText(value) : value;
}
