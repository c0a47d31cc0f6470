import type { CommandCall } from '../command-call.ts';
import { findTime } from './clock-times.ts';
import { findDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { reasonOf } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { saidOfQuality } from './supervision-record.ts';

const HEARING: readonly FieldSpec[] = [
  { key: 'date', extent: 'line' },
  { key: 'place', extent: 'line' },
];

/** Who chairs a 办公会 is often the leader in charge of the matter. */
const CHAIR: readonly FieldSpec[] = [
  { key: 'chair', extent: 'token' },
  { key: 'responsibleLeader', extent: 'token' },
];

const CALLED_OFF = /^(?:取消|不开|撤销)了?(?=$|[\s,。;!])/u;

const RESULT: readonly FieldSpec[] = [
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'grounds', extent: 'text' },
];

const DISCLOSURE: readonly FieldSpec[] = [
  { key: 'grounds', extent: 'text' },
  { key: 'link', extent: 'line' },
];

/** The second round first: 不满意 contains 满意. */
const CONCLUSIONS = [
  ['second_round', /二次交办|(?:再次|重新)(?:交办|办理)|重办|不满意|不认可/u],
  ['satisfied', /(?:代表)?(?:表示)?(?:比较|基本)?(?:满意|认可)/u],
] as const;

const MODES = [
  ['withheld', /^不(?:予|宜)?(?:对外)?公开|^暂不公开|^依法不公开/u],
  ['summary', /^摘要(?:公开)?/u],
  ['full', /^全文(?:公开)?/u],
] as const;

const PLACE =
  /(?<=^|[\s,;。])[\p{Script=Han}\da-z]*(?:\p{Script=Han}\d{2,4}|[室厅堂馆楼层院站家所]|中心|会场|广场|大厦)(?=$|[\s,;。])/u;

const URL = /https?:\/\/[^\s,;。、)]+/u;

/** 核收 N… [日期] */
export function readAcceptance(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return present({
    name: 'acceptPaper' as const,
    targets,
    date: findDate(rest.folded, said.today, 'past')?.date,
    ...markedIn(rest),
  });
}

/** 核收 18 措施不实 没有时间表: what is wanting in the reply may be said at once. */
function markedIn(rest: Passage) {
  const { shortcoming, note } = saidOfQuality(rest) ?? {};
  return { shortcoming, note };
}

/** 面对面 N 时间:… 地点:…; a sentence may say the same: 面对面 18 7月3日15:00 在区人大302. */
export function readHearing(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return { name: 'hearing', targets, ...hearingIn(rest, said) };
}

function hearingIn(rest: Passage, said: Said) {
  const fields = readFields(rest, HEARING, { lexicon: said.lexicon, style: 'form' });
  const labelled = passageOf(fields, 'date');
  const when = labelled ?? fields.rest;
  const day = findDate(when.folded, said.today);
  const time = findTime(when.folded, day);
  // What is left of 6月3日9点 3楼会议室 without day and time.
  const left = without(when, [day, time]);
  const besides = labelled === undefined ? left : join([left, fields.rest], '\n');
  return present({
    date: day?.date,
    time: time?.time,
    place: textOf(fields, 'place') ?? placeIn(fields.rest) ?? placeNamed(besides),
  });
}

function without(text: Passage, spans: readonly ({ start: number; end: number } | undefined)[]): Passage {
  const blank = (kept: string): string =>
    spans.reduce(
      (done, { start, end } = { start: 0, end: 0 }) =>
        done.slice(0, start) + ' '.repeat(end - start) + done.slice(end),
      kept,
    );
  return { clean: blank(text.clean), folded: blank(text.folded) };
}

/** The first word that ends like the name of a place: 3楼会议室, 区人大302. */
function placeNamed(text: Passage): string | undefined {
  const found = PLACE.exec(text.folded);
  const start = found === null ? 0 : found.index;
  return found === null ? undefined : cut(text, start, start + found[0].length).clean;
}

/** 办公会 N… 时间:… 地点:… 主持:…: as 面对面, about several matters; 办公会 N… 取消 calls it off. */
export function readKeyMeeting(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  if (CALLED_OFF.test(rest.folded)) return { name: 'keyMeeting', targets, off: true };
  const chaired = readFields(rest, CHAIR, { lexicon: said.lexicon, style: 'form' });
  const when = hearingIn(chaired.rest, said);
  const chair = textOf(chaired, 'chair') ?? textOf(chaired, 'responsibleLeader');
  return present({ name: 'keyMeeting' as const, targets, ...when, chair });
}

/** 纪要 N… 内容; the first line may hold the numbers alone. */
export function readMinutes(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return present({ name: 'minutes' as const, targets, content: wordsOf(rest) });
}

/** 在区人大302会议室: what follows 在 or 地点 in a sentence. */
function placeIn(text: Passage): string | undefined {
  const match = /(?:^|[\s,。\d分点半时])(?:在|到|于)/u.exec(text.folded);
  return match === null ? undefined : wordsOf(cut(text, match.index + match[0].length));
}

/** 议政会结论 N 满意|二次交办 要求:… 期限:… */
export function readHearingResult(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, RESULT, { lexicon: said.lexicon, style: 'form' });
  const found = CONCLUSIONS.map(([conclusion, pattern]) => ({
    conclusion,
    match: pattern.exec(fields.rest.folded),
  })).find(({ match }) => match !== null);
  const { match } = found ?? { match: null };
  // What stands before the word tells who said it; what follows is what they want.
  const spoken = match === null ? fields.rest : cut(fields.rest, match.index + match[0].length);
  const due = passageOf(fields, 'due') ?? passageOf(fields, 'date');
  return present({
    name: 'hearingResult' as const,
    targets,
    conclusion: found?.conclusion,
    demand: reasonOf({ ...fields, rest: punctuated(spoken) }),
    due: due && findDate(due.folded, said.today)?.date,
  });
}

/** 公开 N… 全文|摘要|不公开 理由:… 链接:…; how it is disclosed may stand before the numbers. */
export function readDisclosure(said: Said): CommandCall {
  const before = modeAt(punctuated(said.rest));
  const { targets, rest } = aim(before.mode === undefined ? said : { ...said, rest: before.rest });
  const after = before.mode === undefined ? modeAt(punctuated(rest)) : { mode: before.mode, rest };
  const fields = readFields(after.rest, DISCLOSURE, { lexicon: said.lexicon, style: 'form' });
  const link = URL.exec(fields.rest.clean);
  const spoken =
    link === null
      ? fields.rest
      : join([cut(fields.rest, 0, link.index), cut(fields.rest, link.index + link[0].length)], ' ');
  return present({
    name: 'disclose' as const,
    targets,
    mode: after.mode,
    reason: reasonOf({ ...fields, rest: spoken }),
    link: textOf(fields, 'link') ?? link?.[0],
  });
}

function modeAt(text: Passage) {
  for (const [mode, pattern] of MODES) {
    const match = pattern.exec(text.folded);
    if (match !== null) return { mode, rest: punctuated(cut(text, match[0].length)) };
  }
  return { mode: undefined, rest: text };
}
