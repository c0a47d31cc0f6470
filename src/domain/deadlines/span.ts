/** Working days (工作日), calendar days, calendar months, hours. */
export type SpanUnit = 'wd' | 'd' | 'm' | 'h';

/** A length of time as rules write it: `3wd`, `15d`, `6m`, `72h`. */
export interface Span {
  readonly count: number;
  readonly unit: SpanUnit;
}

/** Return the span that `text` writes (a count from 1 to 9999 and a unit, nothing else) or `undefined`. */
export function parseSpan(text: string): Span | undefined {
  const match = /^([1-9]\d{0,3})(wd|d|m|h)$/.exec(text);
  if (!match) return undefined;
  // The pattern's second group matches nothing but the four units.
  return { count: Number(match[1]), unit: match[2] as SpanUnit };
}

export function formatSpan(span: Span): string {
  return `${String(span.count)}${span.unit}`;
}
