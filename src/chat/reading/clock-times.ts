import type { ClockTime } from '../../domain/calendar/civil-date.ts';
import { numeralOf } from '../../domain/numbering/chinese-numeral.ts';

export interface FoundTime {
  readonly time: ClockTime;
  /** Offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

/** 9点3楼, 15时15号楼 and 18点3天后: what is counted there are no minutes. */
const MINUTES = '(?:(\\d{1,2})(?!\\d|\\s*[楼层号天])分?|(半))';
const PART = '(上午|早上|中午|下午|晚上|晚)';
const HOUR = `(?:${PART}\\s*(\\d{1,2}|[一二两三四五六七八九十]{1,3})|(?<![\\d.])(\\d{1,2}))`;
const TIME = new RegExp(`${HOUR}\\s*(?:[:.](\\d{2})(?!\\d)|[点时](?!位)${MINUTES}?)`, 'gu');

/** Return the time of day beside a day: behind it, else before it (6月3日15:00, 6月3日 下午三点半, 8:30 6月3日). */
export function findTime(
  folded: string,
  day: { readonly start: number; readonly end: number } | undefined,
): FoundTime | undefined {
  const blank = ' '.repeat(day?.end ?? 0);
  return firstTime(blank + folded.slice(blank.length)) ?? firstTime(folded.slice(0, day?.start ?? 0));
}

function firstTime(folded: string): FoundTime | undefined {
  for (const match of folded.matchAll(TIME)) {
    const [whole, part, spoken, plain, clock, minutes, half] = match;
    const said = numeralOf((spoken ?? plain ?? '').replace('两', '二'));
    const late = part !== undefined && part !== '上午' && part !== '早上';
    const hour = late && said < 12 && !(part === '中午' && said > 2) ? said + 12 : said;
    const minute = half === undefined ? Number(clock ?? minutes ?? 0) : 30;
    // 十十点 is no number, and no hour.
    if (!(hour <= 23 && minute <= 59)) continue;
    const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as ClockTime;
    return { time, start: match.index, end: match.index + whole.length };
  }
  return undefined;
}
