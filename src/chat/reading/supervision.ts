import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandCall } from '../command-call.ts';
import { findDate } from './dates.ts';
import { type Fields, type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { letteredRefs, reasonOf } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { orderOrMatter, readSupervisionRecord } from './supervision-record.ts';
import { NO_TARGETS } from './targets.ts';
import { isUnitName } from './units.ts';

type Supervise = Extract<CommandCall, { name: 'supervise' }>;

const ORDER: readonly FieldSpec[] = [
  { key: 'opinion', extent: 'text' },
  { key: 'grounds', extent: 'text' },
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'forUnit', extent: 'line' },
];

/** Read with a colon only: 请住建局 联合 城管局 尽快办 is an opinion. */
const JOINT: readonly FieldSpec[] = [
  { key: 'partner', extent: 'token' },
  { key: 'supervisedBy', extent: 'token' },
];

const KEY: readonly FieldSpec[] = [
  { key: 'supervisionLeader', extent: 'line' },
  { key: 'responsibleLeader', extent: 'line' },
];

const GROUNDS: readonly FieldSpec[] = [{ key: 'grounds', extent: 'text' }];

/** 办结情况不实 closes nothing: the word of a step ends there. */
const END = '了?(?=$|[\\s,;。:!]|\\d|单\\d)';

const STEPS = (
  [
    ['correct', '(?:要求|继续|限期|请|退回)?(?:整改|改进)'],
    ['lookBack', '(?:安排|要|请)?回头看'],
    ['close', '(?:关闭|销号|办结|结案|关单|完成)'],
    ['drop', '(?:撤单|作废|取消|收回)'],
  ] as const
).map(([deed, words]) => ({ deed, pattern: new RegExp(`^${words}${END}`, 'u') }));

/** 督办 N 意见:… 期限:日期, 督办 单7 整改 …|回头看 日期|关闭|撤单 理由, 督办清单. */
export function readSupervise(said: Said): CommandCall {
  if (/清单$/.test(said.word) || /^[\s:,]*(?:清单|列表)?[\s。]*$/.test(said.rest.folded))
    return { name: 'supervise', deed: 'list', targets: NO_TARGETS };
  const record = readSupervisionRecord(said);
  if (record !== undefined) return record;
  const step = stepOf(said);
  if (step !== undefined) return { name: 'supervise', targets: NO_TARGETS, ...step };
  const { targets, rest } = aim(said, 'no');
  const joint = readFields(rest, JOINT, { lexicon: said.lexicon, style: 'prose' });
  const fields = readFields(joint.rest, ORDER, { lexicon: said.lexicon, style: 'form' });
  const loose = looseUnit(fields.rest);
  return present({
    name: 'supervise' as const,
    deed: 'issue' as const,
    targets,
    opinion: opinionOf({ ...fields, rest: loose.rest }),
    due: dateIn(fields, said.today),
    unit: textOf(fields, 'forUnit') ?? loose.unit,
    partner: textOf(joint, 'partner'),
    charged: textOf(joint, 'supervisedBy'),
  });
}

/**
 * What is done with an order: its number comes first, with the letter, or before one of the words. A number without
 * the letter is the matter's when more is said than the step (督办 18 整改 请补充进度), unless the step names the order.
 */
function stepOf(said: Said): Omit<Supervise, 'name' | 'targets'> | undefined {
  const first = letteredRefs(said.rest);
  const order = first.refs[0];
  const head = order === undefined ? punctuated(said.rest) : first.rest;
  const step = STEPS.find(({ pattern }) => pattern.test(head.folded));
  const word = step?.pattern.exec(head.folded)?.[0] ?? '';
  const lettered = order?.letter === '单';
  if (step === undefined && !lettered) return undefined;
  const after = step === undefined ? head : punctuated(cut(head, word.length));
  const behind = letteredRefs(after);
  const named = order === undefined && behind.refs[0]?.letter === '单' ? behind.refs[0] : undefined;
  const rest = named === undefined ? after : behind.rest;
  const fields = readFields(rest, ORDER, { lexicon: said.lexicon, style: 'form' });
  const labelled = dateIn(fields, said.today);
  const spoken = labelled === undefined ? findDate(fields.rest.folded, said.today) : undefined;
  const without = spoken === undefined ? fields.rest : withoutSpan(fields.rest, spoken.start, spoken.end);
  const opinion = opinionOf({ ...fields, rest: without });
  if (opinion !== undefined && order !== undefined && !lettered && !word.includes('单')) return undefined;
  return present({
    deed: step?.deed ?? ('due' as const),
    order: order ?? named,
    opinion,
    due: labelled ?? spoken?.date,
  });
}

/** 督办回复 单7 …; without the letter a bare number is the order's, a formal number the matter's. */
export function readSupervisionReply(said: Said): CommandCall {
  const { rest, ...meant } = orderOrMatter(said);
  const fields = readFields(rest, [{ key: 'opinion', extent: 'text' }], {
    lexicon: said.lexicon,
    style: 'form',
  });
  return present({ name: 'supervisionReply' as const, ...meant, content: opinionOf(fields) });
}

/** 重点 N 督办领导:… 领办领导:… | 重点 N 取消 | 重点清单 */
export function readKeySuggestion(said: Said): CommandCall {
  if (/清单$/.test(said.word) || /^[\s:,]*清单[\s。]*$/.test(said.rest.folded))
    return { name: 'keySuggestion', deed: 'list', targets: NO_TARGETS };
  const { targets, rest } = aim(said);
  const fields = readFields(rest, KEY, { lexicon: said.lexicon, style: 'form' });
  const ends = /^(?:取消|撤下|不再|退出)/.test(punctuated(fields.rest).folded);
  return present({
    name: 'keySuggestion' as const,
    deed: ends ? ('end' as const) : ('set' as const),
    targets,
    supervisionLeader: textOf(fields, 'supervisionLeader'),
    responsibleLeader: textOf(fields, 'responsibleLeader'),
  });
}

/** 转普通 N 理由:… */
export function readToOrdinary(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, GROUNDS, { lexicon: said.lexicon, style: 'form' });
  return present({ name: 'toOrdinary' as const, targets, reason: reasonOf(fields) });
}

function opinionOf(fields: Fields): string | undefined {
  const parts = [wordsOf(punctuated(fields.rest)), textOf(fields, 'opinion'), textOf(fields, 'grounds')];
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join('\n');
}

function dateIn(fields: Fields, today: CivilDate): CivilDate | undefined {
  const value = passageOf(fields, 'due') ?? passageOf(fields, 'date');
  return value === undefined ? undefined : findDate(value.folded, today)?.date;
}

function withoutSpan(text: Passage, start: number, end: number): Passage {
  const tail = /^\s*(?:前|之前|以前)?[\s,;。]*/.exec(text.folded.slice(end))?.[0].length ?? 0;
  return punctuated(join([cut(text, 0, start), cut(text, end + tail)], ' '));
}

/** 督办 18 区住建局 意见:…: which of the units is meant. */
function looseUnit(text: Passage): { readonly unit?: string; readonly rest: Passage } {
  const head = punctuated(text);
  const word = /^\S+/.exec(head.folded)?.[0] ?? '';
  if (!isUnitName(word)) return { rest: head };
  return { unit: cut(head, 0, word.length).clean, rest: punctuated(cut(head, word.length)) };
}
