import { isUnitName, UNIT } from './units.ts';

/** The short values that can be told by their look: people, telephones, units, days and the numbers of papers. */
export type Shape = 'name' | 'phone' | 'units' | 'day' | 'paper';

export const SHAPES: readonly Shape[] = ['name', 'phone', 'units', 'day', 'paper'];

const IS = '(?:[是为]|[换改][成为])?';
const NAME = '(?![员的们名姓和与及是为由请已未不])[\\p{Script=Han}·]{2,4}';

/** What follows close behind a label that has no colon, so that it is one: 承办人张伟, 电话13900001234, 协办区住建局. */
export const GLUED: Readonly<Record<Shape, { readonly leastLabel: number; readonly value: string }>> = {
  // 领导同意 is no name; 承办人张伟 is one.
  name: { leastLabel: 3, value: `${IS}(?=${NAME}(?:$|[\\s,;。!(\\d]))` },
  phone: { leastLabel: 2, value: `${IS}(?=[+(]?\\d[\\d()-]{5,}\\d)` },
  units: { leastLabel: 2, value: `${IS}(?=(?!会|单位)${UNIT}(?:$|[\\s,;。、]))` },
  // 时间6月1日至9月30日 is no day.
  day: {
    leastLabel: 2,
    value: `${IS}(?=[\\d一二三四五六七八九十年月日号./-]{3,11}(?:$|[\\s,;。]|之?前|以前|办结|完成))`,
  },
  paper: {
    leastLabel: 2,
    value: `${IS}(?=\\p{Script=Han}{1,12}(?:[〔(\\[]\\d{4}[〕)\\]]|字?第?\\d{1,4}号))`,
  },
};

/** 张伟, 张 伟, 基教科 王丽, 张伟(办公室): a name ends at the first space or sign, and before thanks and digits. */
const NAMED =
  /^(?:\p{Script=Han}{2,10}(?:[科股室处局办委部队所站]|中心)[ ]+(?=\p{Script=Han}{2}))?(?:\p{Script=Han}[ ]+\p{Script=Han}(?=$|[\s,;。!])|[a-z]+(?:[ ][a-z]+)*|(?:(?!谢谢|感谢|辛苦|\d{5})[^\s,;。!?])+)(?:[ ]*\([^()\n]{1,20}\))?/u;

/** 0912-8212345转802, 139 0000 1234, 8212345、8212346 */
const NUMBER = '[+(]?\\d[\\d()-]*(?:[ ]\\d{4}(?![\\d年.-]))*(?:转\\d+)?';
const NUMBERS = new RegExp(`^${NUMBER}(?:[ ]*[、/][ ]*${NUMBER})*`, 'u');

/** Return where a value of this shape ends that begins a folded text. */
export function endOfShape(folded: string, shape: Shape): number {
  switch (shape) {
    case 'name':
      return NAMED.exec(folded)?.[0].length ?? 0;
    case 'phone':
      return (NUMBERS.exec(folded) ?? /^[^\s,;]*/.exec(folded))?.[0].length ?? 0;
    case 'units':
      return endOfUnits(folded);
    case 'day':
    case 'paper':
      return /^[^\n]*/u.exec(folded)?.[0].length ?? 0;
  }
}

/**
 * A list of units ends at the first piece behind a space or comma that does not look like one (区住建局 请尽快办理);
 * what is counted up with 、 belongs to it, and so does what follows a first piece that looks like none (住建 城管).
 */
function endOfUnits(folded: string): number {
  let end = 0;
  let strict = false;
  for (const match of folded.matchAll(/[^\s,;。、/]+/gu)) {
    const [piece] = match;
    const between = folded.slice(end, match.index);
    const fits = looksLikeUnit(piece);
    const listed = /[、/]/u.test(between) || !strict;
    if (between.includes('\n') || (end > 0 && !fits && !(listed && !/[:\d]/u.test(piece)))) return end;
    strict ||= fits;
    end = match.index + piece.length;
  }
  return folded.length;
}

function looksLikeUnit(piece: string): boolean {
  return !/^[请并限望须应要]/u.test(piece) && isUnitName(piece.replaceAll(/\([^()]*\)/gu, ''));
}
