import { expect, it } from 'vitest';
import { civilDate } from '../../../src/domain/calendar/civil-date.ts';
import { buildWorkingCalendar } from '../../../src/domain/calendar/working-calendar.ts';
import type { DayRule } from '../../../src/domain/deadlines/deadline.ts';
import { explainDeadline } from '../../../src/domain/deadlines/explain.ts';
import type { Span } from '../../../src/domain/deadlines/span.ts';
import { explainSteps } from '../../../src/features/inquiries/explain-steps.ts';
import { loadTexts } from '../../../src/scripts/texts.ts';

const texts = loadTexts('bot-scripts/texts');
const today = civilDate('2026-03-02');
const rule: DayRule = { startDayExcluded: true, monthEnd: 'clamp', rollIfHoliday: 'next' };
// Dragon boat festival of 2026, and the make-up day before May Day's end, as the notice of 2025-11-04 has them.
const calendar = buildWorkingCalendar({
  years: [2026],
  holidays: ['2026-06-19', '2026-06-20', '2026-06-21'].map(civilDate),
  makeUpDays: [civilDate('2026-05-09')],
});

function explained(start: string, span: Span): string {
  return explainSteps({ texts, today }, explainDeadline(civilDate(start), span, rule, calendar), span);
}

it('writes out the counted working days and names the weekend between', () => {
  expect(explained('2026-03-12', { count: 3, unit: 'wd' })).toBe(
    '3月12日当天不算;算的是3月13日、3月16日、3月17日;3月14日至3月15日是周末,不算。',
  );
});

it('names holidays that do not count and make-up days that do', () => {
  const text = explained('2026-06-18', { count: 1, unit: 'wd' });
  expect(text).toContain('6月19日至6月21日放假,不算');
  expect(explained('2026-05-08', { count: 1, unit: 'wd' })).toContain('5月9日调休上班,照算');
});

it('only counts the weekends of a long time', () => {
  const text = explained('2026-03-02', { count: 25, unit: 'wd' });
  expect(text).toContain('从3月3日数到4月6日');
  expect(text).toContain('其间5个周末不算');
});

it('says that a month ended on a holiday and where it moved to', () => {
  const text = explained('2026-03-20', { count: 3, unit: 'm' });
  expect(text).toBe('3月20日当天不算;到6月20日同一日满;6月20日至6月21日不上班,顺延到6月22日。');
});

it('says that a month was too short', () => {
  expect(explained('2026-03-31', { count: 3, unit: 'm' })).toContain('没有同一日,算到月末6月30日');
});

it('marks a date in a year without a holiday table as 暂定', () => {
  expect(explained('2026-12-30', { count: 5, unit: 'wd' })).toContain('暂定');
  expect(explained('2026-03-12', { count: 3, unit: 'wd' })).not.toContain('暂定');
});
