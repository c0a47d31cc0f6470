/** How moments, sizes and people are written for readers in China. */
import type { DayKind } from '../../domain/calendar/working-calendar.ts';

export const DAY_NAMES: Readonly<Record<DayKind, string>> = {
  working: '工作日',
  weekend: '周末,不上班',
  holiday: '节假日,不上班',
  make_up: '调休,要上班',
};

const SHANGHAI = { timeZone: 'Asia/Shanghai' } as const;
const fullDay = new Intl.DateTimeFormat('zh-CN', {
  ...SHANGHAI,
  year: 'numeric',
  month: 'long',
  day: 'numeric',
});
const weekday = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, weekday: 'long' });
const shortDay = new Intl.DateTimeFormat('zh-CN', { ...SHANGHAI, month: 'long', day: 'numeric' });
const clockTime = new Intl.DateTimeFormat('zh-CN', {
  ...SHANGHAI,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** 2026年3月2日 */
export function dayOf(instant: string): string {
  return fullDay.format(new Date(instant));
}

/** 星期一 */
export function weekdayOf(instant: string): string {
  return weekday.format(new Date(instant));
}

/** 09:00 */
export function timeOf(instant: string): string {
  return clockTime.format(new Date(instant));
}

/** 3月2日 09:00 */
export function momentOf(instant: string): string {
  return `${shortDay.format(new Date(instant))} ${timeOf(instant)}`;
}

/** The value of a `datetime-local` field that shows Beijing time: `2026-03-02T09:00`. */
export function fieldValueOf(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
}

/** The reverse: an ISO instant, or `undefined` while the field is incomplete. */
export function instantOfField(value: string): string | undefined {
  const instant = new Date(`${value}:00+08:00`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** 代表 of 代表 · 第一代表团. */
export function roleOf(caption: string): string {
  return caption.split('·')[0]?.trim() ?? caption;
}

/** 第一代表团 of 代表 · 第一代表团; empty when the caption is a role only. */
export function placeOf(caption: string): string {
  return caption.split('·').slice(1).join('·').trim();
}
