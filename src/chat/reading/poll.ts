import type { CivilDate, ClockTime } from '../../domain/calendar/civil-date.ts';
import { numeralOf } from '../../domain/numbering/chinese-numeral.ts';
import type { CommandCall, LetteredRef, PollText } from '../command-call.ts';
import { findTime } from './clock-times.ts';
import { findDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { punctuated, type Said } from './said.ts';

type VoteCall = Extract<CommandCall, { name: 'vote' }>;

const SPECS: readonly FieldSpec[] = [
  { key: 'pollTitle', extent: 'text' },
  { key: 'projects', extent: 'text' },
  { key: 'seats', extent: 'text' },
  { key: 'mostChoices', extent: 'text' },
  { key: 'closing', extent: 'text' },
  { key: 'asked', extent: 'text' },
  { key: 'quorum', extent: 'text' },
  { key: 'base', extent: 'text' },
];

const DEEDS: readonly (readonly [RegExp, 'new' | 'close' | 'publish'])[] = [
  [/^(?:新建|新增|发起|开始)/, 'new'],
  [/^(?:关闭|结束|截止)(?!\s*[:\d])/, 'close'],
  [/^(?:公布|发布|公开)/, 'publish'],
];

const POLL = /^票\s*(\d{1,6})\s*号?(?!\d)/;
const POLL_OR_NUMBER = /^(?:票\s*)?(\d{1,6})\s*号?(?![\d月.])/;
const NUMBERS = /^\d{1,3}(?:[\s,、/;+]+\d{1,3})*$/;
const NUMBER = /\d{1,3}|[一二三四五六七八九十]{1,3}/;
/** People number the projects when they list them: 1.甲 2、乙 (3)丙 ④丁; 3.5公里步道 is a name. */
const ENUMERATION = '(?<=^|[\\s、;,])\\(?\\d{1,2}[.、)](?!\\d)|[①-⑳]';
const DEFAULT_CLOSING: ClockTime = '18:00';

/** 意见征求 新建 名称:… 项目:…, 意见征求 票3 关闭, 意见征求 票3. */
export function readConsultation(said: Said): CommandCall {
  const text = punctuated(join([said.numbers, said.rest], ' '));
  const poll = refAt(text, POLL_OR_NUMBER);
  const rest = poll?.rest ?? text;
  const found = DEEDS.find(([pattern]) => pattern.test(rest.folded));
  const deed = found?.[1];
  const after = punctuated(cut(rest, found?.[0].exec(rest.folded)?.[0].length ?? 0));
  const terms = readPollText(after, said);
  const named = poll?.ref ?? (deed === 'new' ? undefined : refAt(after, POLL_OR_NUMBER)?.ref);
  const isNew = deed === 'new' || (deed === undefined && named === undefined && isSaid(terms));
  return present({
    name: 'consultation' as const,
    deed: isNew ? ('new' as const) : deed,
    poll: named,
    terms: isNew ? terms : undefined,
  });
}

/** The fields of a poll as far as a text names them. */
export function readPollText(text: Passage, { lexicon, today }: Pick<Said, 'lexicon' | 'today'>): PollText {
  const fields = readFields(text, SPECS, { lexicon, style: 'form' });
  const projects = passageOf(fields, 'projects');
  const closing = passageOf(fields, 'closing');
  const quorum = passageOf(fields, 'quorum');
  return present({
    title: textOf(fields, 'pollTitle'),
    projects: projects === undefined ? undefined : listed(projects),
    seats: numberIn(passageOf(fields, 'seats')),
    mostChoices: numberIn(passageOf(fields, 'mostChoices')),
    closing: closing === undefined ? undefined : momentIn(closing.folded, today),
    asked: textOf(fields, 'asked'),
    quorum: quorum === undefined ? undefined : /^(?:是|要|需|有|三分之二|2\/3)/.test(quorum.folded),
    base: baseIn(passageOf(fields, 'base')),
  });
}

/** 投票 1 3 5, 投票 甲、丙, 投票 票3 甲, 投票 弃权; 投票 alone asks for the card. */
export function readVote(said: Said): VoteCall {
  const text = punctuated(join([said.numbers, said.rest], ' '));
  const poll = refAt(text, POLL);
  const rest = withoutLabel(poll?.rest ?? text);
  const { folded, clean } = withoutEnd(rest);
  const ref = poll === undefined ? {} : { poll: poll.ref };
  if (folded === '') return { name: 'vote', ...ref };
  if (/^(?:弃权|都不选|不选)$/.test(folded)) return { name: 'vote', ...ref, choice: { kind: 'none' } };
  const numbers = folded.replaceAll(/第\s*(?=\d)|(?<=\d)\s*[号项]/g, '');
  if (NUMBERS.test(numbers))
    return { name: 'vote', ...ref, choice: { kind: 'numbers', numbers: numbersIn(numbers) } };
  return { name: 'vote', ...ref, choice: { kind: 'names', names: clean } };
}

function refAt(
  text: Passage,
  pattern: RegExp,
): { readonly ref: LetteredRef; readonly rest: Passage } | undefined {
  const match = pattern.exec(text.folded);
  if (!match) return undefined;
  const ref = { letter: '票', serial: Number(match[1]) };
  return { ref, rest: punctuated(cut(text, match[0].length)) };
}

/** A form says 选项:甲、丙. */
function withoutLabel(text: Passage): Passage {
  return cut(text, /^(?:选项|项目|候选项目|我选|选)\s*:\s*/.exec(text.folded)?.[0].length ?? 0);
}

function withoutEnd(text: Passage): Passage {
  return cut(text, 0, text.folded.replace(/[\s。.!,;]+$/, '').length);
}

function numbersIn(folded: string): number[] {
  return (folded.match(/\d+/g) ?? []).map(Number);
}

/** One project a line or between signs; only a list without any sign is cut at its spaces. */
function listed(list: Passage): string[] {
  const signs = /[、;\n]/.test(list.folded) ? '[、;\\n]' : /,/.test(list.folded) ? ',' : '\\s';
  const names: string[] = [];
  let from = 0;
  const cuts = list.folded.matchAll(new RegExp(`${ENUMERATION}|${signs}`, 'g'));
  for (const match of [...cuts, { index: list.folded.length, 0: '' }]) {
    names.push(cut(list, from, match.index).clean.replace(/[。.;,；，]+$/u, ''));
    from = match.index + match[0].length;
  }
  return [...new Set(names.filter((name) => name !== ''))];
}

function numberIn(text: Passage | undefined): number | undefined {
  const digits = text === undefined ? undefined : NUMBER.exec(text.folded)?.[0];
  return digits === undefined ? undefined : numeralOf(digits);
}

/** 118, 118(实有), 实有118人: the number, and what else is said as its reason. */
function baseIn(text: Passage | undefined): PollText['base'] {
  const digits = text === undefined ? undefined : /\d{1,5}/.exec(text.folded)?.[0];
  if (text === undefined || digits === undefined) return undefined;
  const reason = text.clean.replace(/[\d\s()（）人名:：,，、。]+/gu, '');
  return { number: Number(digits), ...(reason === '' ? {} : { reason }) };
}

/** 6月10日18:00, 6.10 下午6点, 8:30 6月3日, 明天; a day without a time ends at 18:00. */
function momentIn(folded: string, today: CivilDate): PollText['closing'] {
  const day = findDate(folded, today);
  if (day === undefined) return undefined;
  return { date: day.date, time: findTime(folded, day)?.time ?? DEFAULT_CLOSING };
}

function isSaid(terms: PollText): boolean {
  return Object.keys(terms).length > 0;
}
