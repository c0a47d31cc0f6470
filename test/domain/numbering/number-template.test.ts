import { describe, expect, it } from 'vitest';
import { counterScope, formatNumber } from '../../../src/domain/numbering/number-template.ts';

const FACTS = { kind: 'session', year: 2026, term: '第十八届', session: '第三次会议' } as const;
const DEFAULT = '{term}-{session}-{serial:3}';

describe('a formal number', () => {
  it.each([
    ['{year}闭-{serial:3}', '2026闭-{serial:3}', '2026闭-018'],
    ['{year}急-{serial:3}', '2026急-{serial:3}', '2026急-018'],
    [DEFAULT, '18-3-{serial:3}', '18-3-018'],
    ['{serial}', '{serial}', '18'],
    ['第{serial:4}号', '第{serial:4}号', '第0018号'],
  ])('of %s', (template, scope, number) => {
    expect(counterScope(template, FACTS)).toBe(scope);
    expect(formatNumber(counterScope(template, FACTS), 18)).toBe(number);
  });

  it.each([
    ['第十八届', '第三次会议', '18-3-001'],
    ['第18届', '第3次会议', '18-3-001'],
    ['十届', '二十一次', '10-21-001'],
    [undefined, '第十八届人民代表大会第三次会议', '18-3-001'],
    [undefined, '第三次会议', '2026会-001'],
    ['本届', '第三次会议', '2026会-001'],
    ['第十八届', '临时会议', '2026会-001'],
    [undefined, undefined, '2026会-001'],
  ])('of the term %s and the session %s is %s', (term, session, number) => {
    expect(formatNumber(counterScope(DEFAULT, { ...FACTS, term, session }), 1)).toBe(number);
  });

  it('without a term keeps the word of its kind', () => {
    const template = '{term}闭-{serial:3}';
    expect(counterScope(template, { kind: 'between_sessions', year: 2026 })).toBe('2026闭-{serial:3}');
    expect(counterScope(template, { kind: 'fast_track', year: 2026 })).toBe('2026急-{serial:3}');
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
