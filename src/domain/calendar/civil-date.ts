/** A day in the civil calendar of Asia/Shanghai, always `YYYY-MM-DD`, zero padded and real; sorts as text. */
export type CivilDate = `${number}-${number}-${number}`;

/** A time of day in Asia/Shanghai, `HH:MM`. */
export type ClockTime = `${number}:${number}`;

const DAY = 86_400_000;
const MINUTE = 60_000;

/** Beijing time has been UTC+8 without summer time since 1992; older instants are of no concern here. */
const SHANGHAI_OFFSET = 8 * 60 * MINUTE;

/** Return the date that `text` names exactly as `YYYY-MM-DD`, or `undefined` if there is no such day. */
export function parseCivilDate(text: string): CivilDate | undefined {
  return isCivilDate(text) ? text : undefined;
}

/** Return `text` as a date. For literals and stored values; throws a RangeError when it is none. */
export function civilDate(text: string): CivilDate {
  if (!isCivilDate(text)) throw new RangeError(`not a date YYYY-MM-DD: ${JSON.stringify(text)}`);
  return text;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromUtcMidnight(new Date(Date.parse(date) + days * DAY));
}

/**
 * Return the day with the same number `months` later (or earlier); where that month is too short, its last
 * day (Civil Code of the PRC, §202).
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const start = utcMidnight(date);
  const firstOfTarget = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1);
  const lastOfTarget = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months + 1, 0);
  return fromUtcMidnight(new Date(Math.min(firstOfTarget + (start.getUTCDate() - 1) * DAY, lastOfTarget)));
}

/** Return how many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Return the day of the week, 0 for Sunday to 6 for Saturday. */
export function weekday(date: CivilDate): number {
  return utcMidnight(date).getUTCDay();
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** Return the day that it is in Shanghai at an instant. */
export function civilDateOf(instant: Date): CivilDate {
  return fromUtcMidnight(new Date(instant.getTime() + SHANGHAI_OFFSET));
}

/** Return the minutes, 0 to 1439, that have passed in Shanghai's day at an instant. */
export function minuteOfDay(instant: Date): number {
  const shanghai = new Date(instant.getTime() + SHANGHAI_OFFSET);
  return shanghai.getUTCHours() * 60 + shanghai.getUTCMinutes();
}

/** Return the instant at which clocks in Shanghai show this date and time. Throws on a time like `25:00`. */
export function instantAt(date: CivilDate, time: ClockTime): Date {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`not a time HH:MM: ${JSON.stringify(time)}`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return new Date(Date.parse(date) + minutes * MINUTE - SHANGHAI_OFFSET);
}

/** Return the date as PostgreSQL's `date` crosses Prisma: midnight UTC of that day. */
export function utcMidnight(date: CivilDate): Date {
  return new Date(Date.parse(date));
}

/** Return the day of a `Date` that stands for midnight UTC. Throws outside the years 0 to 9999. */
export function fromUtcMidnight(midnight: Date): CivilDate {
  const text = midnight.toISOString();
  // Years beyond four digits are written longer, with a sign; all else starts with a real day by definition.
  if (text.length !== '2026-03-02T00:00:00.000Z'.length) throw new RangeError(`year out of range: ${text}`);
  return text.slice(0, 10) as CivilDate;
}

/** Return `3月13日`, or `2027年3月1日` when today is given and lies in another year. */
export function chineseDate(date: CivilDate, today?: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  const dayText = `${String(month)}月${String(day)}日`;
  return today === undefined || yearOf(today) === year ? dayText : `${String(year)}年${dayText}`;
}

/** The pattern alone would let 2026-02-30 pass; only a real day survives the way to a `Date` and back. */
function isCivilDate(text: string): text is CivilDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().startsWith(text);
}
