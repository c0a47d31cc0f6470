import type { NumberRef } from '../../chat/command-call.ts';

/**
 * Read one number as people write it (commands.md rule 4): 18号, 第18号, 018, 闭018, 2026闭-018, 拟12. Returns
 * `undefined` for anything else. Whole texts only; numbers inside a sentence are the business of reading a command.
 */
export function parseNumber(typed: string): NumberRef | undefined {
  const text = typed.normalize('NFKC').replaceAll(/\s+/g, '');
  const match = /^第?(?:(\d{4})(?=[\p{Script=Han}-]))?(\p{Script=Han}+)?-?(\d+)号?$/u.exec(text);
  if (match === null) return undefined;
  const [, year = '', series = ''] = match;
  const serial = Number(match[3]);
  if (series === '拟') return { typed, kind: 'intake', serial };
  if (year === '' && series === '') return { typed, kind: 'bare', serial };
  return {
    typed,
    kind: 'formal',
    serial,
    ...(year === '' ? {} : { year: Number(year) }),
    ...(series === '' ? {} : { series }),
  };
}

/** Whether two ways of writing a number mean the same one; what one of them leaves out is not compared. */
export function meansSameNumber(typed: string, number: string): boolean {
  const [one, other] = [parseNumber(typed), parseNumber(number)];
  if (one === undefined || other === undefined) return typed === number;
  const agree = (a: unknown, b: unknown) => a === undefined || b === undefined || a === b;
  return one.serial === other.serial && agree(one.year, other.year) && agree(one.series, other.series);
}
