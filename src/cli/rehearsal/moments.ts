import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateOf,
  instantAt,
  parseCivilDate,
} from '../../domain/calendar/civil-date.ts';
import { addWorkingDays, type WorkingCalendar } from '../../domain/calendar/working-calendar.ts';

const HOUR = 3_600_000;

/** How far `wait` moves the clock: hours, days, working days or calendar months. */
export interface Wait {
  readonly count: number;
  readonly unit: 'h' | 'd' | 'wd' | 'm';
}

/** Return the length that `2h`, `5d`, `3wd` or `1m` names, or `undefined`. */
export function parseWait(text: string): Wait | undefined {
  const match = /^(\d{1,4})(h|d|wd|m)$/.exec(text.trim());
  const count = Number(match?.[1]);
  const unit = (['h', 'd', 'wd', 'm'] as const).find((it) => it === match?.[2]);
  return unit === undefined || count === 0 ? undefined : { count, unit };
}

/** Return the instant of `2026-03-02T09:00` (seconds allowed) in Asia/Shanghai, or `undefined`. */
export function parseMoment(text: string): Date | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[T ](([01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d))?$/.exec(text.trim());
  const date = match?.[1] === undefined ? undefined : parseCivilDate(match[1]);
  if (date === undefined) return undefined;
  // The pattern has checked the time of day.
  const minute = instantAt(date, match?.[2] as `${number}:${number}`);
  return new Date(minute.getTime() + Number(match?.[4] ?? 0) * 1000);
}

/** Return the instant a `wait` leads to; working days and months keep the time of day. */
export function after(now: Date, { count, unit }: Wait, calendar: WorkingCalendar): Date {
  const today = civilDateOf(now);
  switch (unit) {
    case 'h':
      return new Date(now.getTime() + count * HOUR);
    case 'd':
      return atSameTime(now, addDays(today, count));
    case 'wd':
      return atSameTime(now, addWorkingDays(today, count, calendar));
    case 'm':
      return atSameTime(now, addMonths(today, count));
  }
}

/** Return the instant as people and the contract write it: `2026-03-02T09:00:00+08:00`. */
export function shanghaiTime(instant: Date): string {
  const passed = new Date(instant.getTime() - startOfDay(civilDateOf(instant)));
  return `${civilDateOf(instant)}T${passed.toISOString().slice(11, 19)}+08:00`;
}

function atSameTime(now: Date, date: CivilDate): Date {
  return new Date(startOfDay(date) + now.getTime() - startOfDay(civilDateOf(now)));
}

function startOfDay(date: CivilDate): number {
  return instantAt(date, '00:00').getTime();
}
