import type { CommandCall } from '../command-call.ts';
import { findDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { present } from './present.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { leadingTargets, NO_TARGETS } from './targets.ts';
import { isUnitName } from './units.ts';

type Inspection = Extract<CommandCall, { name: 'inspection' }>;
type Problem = NonNullable<Inspection['problems']>[number];

const FIELDS: readonly FieldSpec[] = [
  { key: 'pollTitle', extent: 'line' },
  { key: 'inspectionKind', extent: 'token' },
  { key: 'date', extent: 'token' },
  { key: 'problemList', extent: 'text' },
];

const KINDS = [
  ['visit', /视察|调研/u],
  ['check', /检查/u],
  ['circular', /通报/u],
] as const;

const REF = /^(?:督查|查)?\s*(\d{1,4})(?![\d年月日.])(?:号)?\s*/u;
const PROBLEM = /^(?:的)?第?(?:问题)?\s*(\d{1,3})(?![\d年月日.])\s*/u;
const LINK = /^(?:关联|挂|转|交)(?:到|给)?[\s:]*/u;
/** 已整改, 整改好了, 整改 alone; 整改中, 整改期限 and 解决不了 are no such thing. */
const SETTLED =
  /^(?:已经?(?:整改|解决|办结|销号|完成)(?:完成|到位|了|好)*(?!中|不|一半)|(?:整改|解决|办结|销号|完成)(?:完成|到位|了(?!吗)|好)+|(?:整改|解决|办结|销号|完成)(?=[\s:,。]|$))[\s:,。]*/u;
const LIST = /^[\s:,]*(?:清单|列表)?[\s。]*$/u;

/** 督查 with a list, a number, or a name or problems behind it; 督查组昨天来了 is free text. */
export function fitsInspection(rest: Passage, lexicon: Said['lexicon']): boolean {
  if (LIST.test(rest.folded) || REF.test(punctuated(rest).folded)) return true;
  return textOf(readFields(rest, FIELDS, { lexicon, style: 'prose' }), 'pollTitle') !== undefined;
}

/** 督查, 督查3, 督查 名称:… 类型:… 日期:… 问题:1. … 2. …, 督查3 问题2 关联 18 [期限:…], 督查3 问题2 已整改 …. */
export function readInspection(said: Said): CommandCall {
  if (LIST.test(said.rest.folded)) return { name: 'inspection', deed: 'list' };
  const head = punctuated(said.rest);
  const ref = REF.exec(head.folded);
  if (ref === null) return { name: 'inspection', deed: 'create', ...createdIn(head, said) };
  const serial = Number(ref[1]);
  const rest = punctuated(cut(head, ref[0].length));
  const problem = PROBLEM.exec(rest.folded);
  if (problem === null) return added(rest, said, serial);
  const after = punctuated(cut(rest, problem[0].length));
  return { name: 'inspection', serial, position: Number(problem[1]), ...doneWith(after, said) };
}

function createdIn(text: Passage, said: Said) {
  const fields = readFields(text, FIELDS, { lexicon: said.lexicon, style: 'form' });
  const title = textOf(fields, 'pollTitle') ?? wordsOf(fields.rest);
  const kind = `${textOf(fields, 'inspectionKind') ?? ''}${title ?? ''}`;
  const day = passageOf(fields, 'date');
  const listed = passageOf(fields, 'problemList');
  return present({
    title,
    kind: KINDS.find(([, pattern]) => pattern.test(kind))?.[0],
    date: day === undefined ? undefined : findDate(day.folded, said.today, 'past')?.date,
    problems: listed === undefined ? [] : problemsIn(listed, said),
  });
}

/** 督查3 问题:1. … adds to its list; with nothing behind the number it is shown. */
function added(rest: Passage, said: Said, serial: number): Inspection {
  const listed = passageOf(readFields(rest, FIELDS, { lexicon: said.lexicon, style: 'form' }), 'problemList');
  if (listed === undefined) return { name: 'inspection', deed: 'show', serial };
  return { name: 'inspection', deed: 'add', serial, problems: problemsIn(listed, said) };
}

function doneWith(text: Passage, said: Said) {
  const settled = SETTLED.exec(text.folded);
  if (settled !== null)
    return present({ deed: 'settle' as const, settlement: wordsOf(cut(text, settled[0].length)) });
  const fields = readFields(text, [{ key: 'due', extent: 'line' }], { lexicon: said.lexicon, style: 'form' });
  const named = punctuated(cut(fields.rest, LINK.exec(fields.rest.folded)?.[0].length ?? 0));
  const { targets } = aim({ ...said, numbers: cut(named, 0, 0), rest: named });
  const unit = targets.numbers.length === 0 ? wordsOf(named) : undefined;
  const day = passageOf(fields, 'due');
  const due = day === undefined ? undefined : findDate(day.folded, said.today)?.date;
  return present({ deed: 'link' as const, targets, unit, due });
}

/** 1. 18 路灯仍不亮 2. 区住建局 台账不全: numbers count on, so that 6.10 inside a problem is none. */
function problemsIn(text: Passage, said: Said): Problem[] {
  const starts: { readonly at: number; readonly end: number }[] = [];
  for (const match of text.folded.matchAll(/(?:^|[\s;。,])(\d{1,2})[.、)]\s*/gu))
    if (Number(match[1]) === starts.length + 1)
      starts.push({ at: match.index, end: match.index + match[0].length });
  if (starts.length === 0) return [problemOf(text, said)];
  return starts.map(({ end }, index) => problemOf(cut(text, end, starts[index + 1]?.at), said));
}

function problemOf(text: Passage, said: Said): Problem {
  const head = punctuated(text);
  const first = /^\S+/u.exec(head.folded)?.[0] ?? '';
  const content = (wordsOf(cut(head, first.length)) ?? '').replace(/[;；]+$/u, '');
  const whole = head.clean.trim().replace(/[;；]+$/u, '');
  const token = cut(head, 0, first.length);
  const { targets, rest } = leadingTargets(token, { series: said.lexicon.series, rangeWords: 'no' });
  if (content !== '' && targets.numbers.length === 1 && rest.folded === '') return { content, targets };
  if (content !== '' && isUnitName(first)) return { content, targets: NO_TARGETS, unit: token.clean };
  return { content: whole, targets: NO_TARGETS };
}
