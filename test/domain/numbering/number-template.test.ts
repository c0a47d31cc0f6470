import { describe, expect, it } from 'vitest';
import { counterScope, formatNumber } from '../../../src/domain/numbering/number-template.ts';

const FACTS = { year: 2026, term: '十届', session: '三次' };

describe('a formal number', () => {
  it.each([
    ['{year}闭-{serial:3}', '2026闭-{serial:3}', '2026闭-018'],
    ['{year}急-{serial:3}', '2026急-{serial:3}', '2026急-018'],
    ['{term}-{session}-{serial:3}', '十届-三次-{serial:3}', '十届-三次-018'],
    ['{serial}', '{serial}', '18'],
    ['第{serial:4}号', '第{serial:4}号', '第0018号'],
  ])('of %s', (template, scope, number) => {
    expect(counterScope(template, FACTS)).toBe(scope);
    expect(formatNumber(counterScope(template, FACTS), 18)).toBe(number);
  });

  it('longer than its width is not cut', () => {
    expect(formatNumber('2026闭-{serial:3}', 1234)).toBe('2026闭-1234');
  });

  it('of each year and series counts for itself', () => {
    const scopes = [2026, 2027].flatMap((year) =>
      ['{year}闭-{serial:3}', '{year}急-{serial:3}'].map((template) =>
        counterScope(template, { ...FACTS, year }),
      ),
    );
    expect(new Set(scopes).size).toBe(4);
  });
});
