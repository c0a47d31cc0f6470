import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDate, yearOf } from '../../../src/domain/calendar/civil-date.ts';
import { readDate } from '../../../src/chat/reading/dates.ts';

const TODAY = civilDate('2026-04-10');

describe('a date', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['2026-06-10', '2026-06-10', '2026-06-10'],
    ['2026年6月10日', '2026-06-10', '2026-06-10'],
    ['2026.6.10', '2026-06-10', '2026-06-10'],
    ['2026/6/10', '2026-06-10', '2026-06-10'],
    ['６月１０日', '2026-06-10', '2025-06-10'],
    ['6月10号前', '2026-06-10', '2025-06-10'],
    ['六月十日', '2026-06-10', '2025-06-10'],
    ['十二月三十一日', '2026-12-31', '2025-12-31'],
    ['6.10', '2026-06-10', '2025-06-10'],
    ['6/10', '2026-06-10', '2025-06-10'],
    ['6-10', '2026-06-10', '2025-06-10'],
    ['3月2日', '2027-03-02', '2026-03-02'],
    ['明年3月2日', '2027-03-02', '2027-03-02'],
    ['4月10日', '2026-04-10', '2026-04-10'],
    ['2月29日', '2028-02-29', '2024-02-29'],
    ['昨天', '2026-04-09', '2026-04-09'],
    ['前天下午', '2026-04-08', '2026-04-08'],
    ['明天', '2026-04-11', '2026-04-11'],
    ['于 2026-05-31 前完成', '2026-05-31', '2026-05-31'],
    ['至20260930', '2026-09-30', '2026-09-30'],
    ['二〇二六年三月二日', '2026-03-02', '2026-03-02'],
    ['二○二五年十二月三十一日', '2025-12-31', '2025-12-31'],
    ['二零二六年三月2日', '2026-03-02', '2026-03-02'],
    ['上周五', '2026-04-03', '2026-04-03'],
    ['上个星期天', '2026-04-05', '2026-04-05'],
    ['本周一', '2026-04-06', '2026-04-06'],
    ['下周三', '2026-04-15', undefined],
    ['2月30日', undefined, undefined],
    ['20261331', undefined, undefined],
    ['13900001234', undefined, undefined],
    ['13.5', undefined, undefined],
    ['年底', undefined, undefined],
    ['投资6.10亿元', undefined, undefined],
    ['1/3的居民', undefined, undefined],
    ['08:30', undefined, undefined],
    ['', undefined, undefined],
  ])('%j is %s if it is to come, %s if it has been', (text, next, past) => {
    expect(readDate(text, TODAY)).toBe(next);
    expect(readDate(text, TODAY, 'past')).toBe(past);
  });

  it('without a year is the next or the last such day, never more than a leap cycle away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 364 }), fc.integer({ min: -3000, max: 3000 }), (ahead, shift) => {
        const today = addDays(TODAY, shift);
        const date = addDays(today, ahead);
        fc.pre(
          !date.endsWith('02-29') && !(yearOf(date) > yearOf(today) && date.slice(5) === today.slice(5)),
        );
        const [, month, day] = date.split('-').map(Number);
        expect(readDate(`${String(month)}月${String(day)}日`, today)).toBe(date);
      }),
    );
  });
});
