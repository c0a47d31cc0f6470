import type { CommandCall } from '../command-call.ts';
import { findDate } from './dates.ts';
import { cut, passage, type Passage } from './fold.ts';
import { readNames } from './names.ts';
import { present } from './present.ts';
import { punctuated, type Said } from './said.ts';

type Station = Extract<CommandCall, { name: 'station' }>;
type Duty = Extract<CommandCall, { name: 'duty' }>;

/** How the names of stations end: 城东代表之家, 梅溪街道联络站, 和平社区联络点. */
const STATION = /(?:家|站|室|点|中心)$/u;
const NONE = /^(?:无|没有|没有安排|取消|移出)$/u;

/** What the bot's own lines have besides, 6月10日(周三) 城东代表之家:张明; the colon of a clock time stays. */
const ORNAMENT = /\((?:周|星期|礼拜)[一二三四五六日天]\)|(?<!\d):|:(?!\d)/gu;

/** Whether what follows 家站 or 值班 is nothing but names, stations and days; free text is not. */
export function fitsStations(key: 'station' | 'duty', rest: Passage, today: Said['today']): boolean {
  return linesOf(rest).every((line) => {
    if (!/^[\p{Script=Han}·、\s\d./-]{1,60}$/u.test(line.folded)) return false;
    const { words } = dated(line, today);
    if (words.length === 0) return true;
    const named = words.some((word) => STATION.test(word) || NONE.test(word));
    return key === 'duty' ? named || hasDay(line, today) : named && words.length <= 6;
  });
}

/** 家站, 家站 城东代表之家, 家站 张明、李芳 城东代表之家; several lines are several entries. */
export function readStation(said: Said): Station {
  const lines = linesOf(said.rest).map((line) => wordsIn(line));
  const [only] = lines;
  if (lines.length === 1 && only !== undefined && only.length === 1)
    return { name: 'station', entries: [], about: only[0] ?? '' };
  return {
    name: 'station',
    entries: lines.map((words) => {
      const last = words.at(-1) ?? '';
      const deputies = readNames(passage(words.slice(0, -1).join('、')));
      return present({ deputies, station: NONE.test(last) ? undefined : last });
    }),
  };
}

/** 值班, 值班 城东代表之家, 值班 城东代表之家 6月10日 张明、李芳; below a station its days may stand one a line. */
export function readDuty(said: Said): Duty {
  let station: string | undefined;
  const entries: Duty['entries'][number][] = [];
  for (const line of linesOf(said.rest)) {
    const { day, words } = dated(line, said.today);
    const own = words.find((word) => STATION.test(word));
    station = own ?? station;
    const people = words.filter((word) => word !== own);
    if (day === undefined && people.length === 0) continue;
    const deputies = people.some((word) => NONE.test(word)) ? [] : readNames(passage(people.join('、')));
    entries.push(present({ day, station, deputies }));
  }
  return present({ name: 'duty' as const, entries, station });
}

function linesOf(rest: Passage): Passage[] {
  return unadorned(punctuated(rest))
    .split('\n')
    .map((line) => passage(line.trim()))
    .filter(({ folded }) => folded !== '');
}

/** The text as typed, with spaces for what the bot's own lines have besides. */
function unadorned({ clean, folded }: Passage): string {
  let text = clean;
  for (const { 0: found, index } of folded.matchAll(ORNAMENT))
    text = text.slice(0, index) + ' '.repeat(found.length) + text.slice(index + found.length);
  return text;
}

function hasDay(line: Passage, today: Said['today']): boolean {
  return findDate(line.folded, today) !== undefined;
}

function dated(line: Passage, today: Said['today']) {
  const found = findDate(line.folded, today);
  if (found === undefined) return { day: undefined, words: wordsIn(line) };
  const before = wordsIn(cut(line, 0, found.start));
  return { day: found.date, words: [...before, ...wordsIn(cut(line, found.end))] };
}

function wordsIn(text: Passage): string[] {
  return text.clean.split(/[\s、,\uff0c]+/u).filter((word) => word !== '');
}
