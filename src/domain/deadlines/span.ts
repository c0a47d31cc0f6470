/** Working days (工作日), calendar days, calendar months, hours. */
export type SpanUnit = 'wd' | 'd' | 'm' | 'h';

/** A length of time as rules write it: `3wd`, `15d`, `6m`, `72h`. */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}

/** Return the span that `text` writes, or `undefined`. The count is from 1 to 9999; nothing may surround it. */
export function parseSpan(text: string): Span | undefined {
  const match = /^(?<count>[1-9]\d{0,3})(?<unit>wd|d|m|h)$/.exec(text);
  if (!match?.groups) return undefined;
  // The pattern's last group matches nothing but the four units.
  return { count: Number(match.groups['count']), unit: match.groups['unit'] as SpanUnit };
}

export function formatSpan(span: Span): string {
  return `${String(span.count)}${span.unit}`;
}
