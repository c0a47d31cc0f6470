import type { PastDay } from '../../domain/calendar/past-day.ts';
import type { CommandCall } from '../command-call.ts';
import type { Correction, RecordedCall } from '../office-call.ts';
import { readContact } from './contact.ts';
import { findDate, pastDay } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { readRating } from './grades.ts';
import { readSignOff } from './handling.ts';
import { present } from './present.ts';
import { readReply } from './reply.ts';
import { reasonOf, readReturnRequest } from './returns.ts';
import { aim, punctuated, type Said } from './said.ts';
import { UNIT } from './units.ts';
import { readSuggestion } from './suggestion.ts';

const SUPERIOR = /^(?:上级|市人大|省人大|上级人大)(?:转办|交办)?(?:件)?[\s:,]*/;
const SUPERIOR_NUMBER = /^(?:原(?:编)?号|编号|原件编号)?[\s:]*([^\s,;:]{1,24})/;
const NAME = /^(\p{Script=Han}[\p{Script=Han}·]{1,11}?)(?:代表)?(?=[\s:,\n]|$)/u;

/** 代录 姓名 …, 代录 上级 原号 …: what follows is read like 建议. */
export function readOnBehalf(said: Said): CommandCall {
  const rest = punctuated(join([said.numbers, said.rest], ' '));
  const above = SUPERIOR.exec(rest.folded);
  if (above) {
    const after = cut(rest, above[0].length);
    const number = SUPERIOR_NUMBER.exec(after.folded);
    const left = number ? cut(after, number[0].length) : after;
    return present({
      name: 'onBehalf' as const,
      superiorNumber: number?.[1] === undefined ? undefined : numberText(after, number),
      person: labelledDeputy(left, said),
      superior: true,
      suggestion: readSuggestion(withoutWord(left), said.lexicon),
    });
  }
  const name = NAME.exec(rest.folded)?.[1];
  const left = name === undefined ? rest : cut(rest, NAME.exec(rest.folded)?.[0].length ?? 0);
  return present({
    name: 'onBehalf' as const,
    person: name === undefined ? undefined : cut(rest, 0, name.length).clean,
    superior: false,
    suggestion: readSuggestion(withoutWord(left), said.lexicon),
  });
}

function numberText(after: Passage, number: RegExpExecArray): string {
  const start = number[0].length - (number[1]?.length ?? 0);
  return cut(after, start, number[0].length).clean;
}

/** 领衔:李强, the deputy above. */
function labelledDeputy(text: Passage, { lexicon }: Pick<Said, 'lexicon'>): string | undefined {
  const fields = readFields(text, [{ key: 'signature', extent: 'token' }], { lexicon, style: 'prose' });
  return textOf(fields, 'signature');
}

/** 代录 张明 建议 标题:…: the word says nothing that is not known. */
function withoutWord(text: Passage): Passage {
  const head = punctuated(text);
  return cut(head, /^(?:#?\s*(?:代表)?建议)(?=\s)/.exec(head.folded)?.[0].length ?? 0);
}

const BEHALF: readonly FieldSpec[] = [
  { key: 'forUnit', extent: 'token' },
  { key: 'date', extent: 'token' },
];

const PAPER = /[(（]?\s*(?:纸质(?:件)?|书面件)\s*[)）]?/;

const KINDS: readonly (readonly [RegExp, (said: Said) => CommandCall])[] = [
  [/^签收/, readSignOff],
  [/^(?:沟通|办前沟通|办中沟通|办后沟通)/, readContact],
  [/^答复/, readReply],
  [/^评价/, readRating],
  [/^(?:申请)?退办/, readReturnRequest],
];

/** 补登 签收|沟通|答复|评价|退办 N … 日期:… 单位:… (纸质) */
export function readRecordedLater(said: Said): CommandCall {
  const whole = punctuated(join([said.numbers, said.rest], ' '));
  const kind = KINDS.find(([pattern]) => pattern.test(whole.folded));
  const paper = PAPER.test(whole.folded);
  if (kind === undefined) return { name: 'recordLater', paper };
  const [pattern, reader] = kind;
  const word = pattern.exec(whole.folded)?.[0] ?? '';
  const bare = withoutPaper(cut(whole, word.length));
  const fields = readFields(bare, BEHALF, { lexicon: said.lexicon, style: 'prose' });
  const about = { ...said, word, numbers: cut(bare, 0, 0), rest: fields.rest };
  const labelled = textOf(fields, 'forUnit');
  const named = labelled === undefined ? unitAfterNumber(about) : undefined;
  // The cast holds: the readers above give these calls only.
  const inner = reader({ ...about, rest: named?.rest ?? fields.rest }) as RecordedCall;
  const { call, day: spoken } = apartFromDay(inner);
  const day = pastDay(passageOf(fields, 'date'), said.today);
  return present({
    name: 'recordLater' as const,
    said: call,
    unit: labelled ?? named?.unit,
    ...(day.date === undefined ? spoken : day),
    paper,
  });
}

/** The day is that of the entry, wherever it was said. */
function apartFromDay(call: RecordedCall): { readonly call: RecordedCall; readonly day: PastDay } {
  if (call.name !== 'contact' && call.name !== 'reply') return { call, day: {} };
  const { date, dateAhead, ...rest } = call;
  return { call: rest, day: present({ date, dateAhead }) };
}

/** A word right after the number that ends like a unit's name; 座谈会 and the like are meetings. */
const UNIT_AT_HEAD = new RegExp(`^${UNIT}(?<!(?<!委员|协|联合)会)(?=[\\s,;:。]|$)`, 'u');

/** 补登 退办 18 区城管局 理由:…: the unit that it is entered for, and the text without it. */
function unitAfterNumber(said: Said): { readonly unit: string; readonly rest: Passage } | undefined {
  const { rest } = aim(said);
  const found = UNIT_AT_HEAD.exec(rest.folded)?.[0];
  if (found === undefined) return undefined;
  const start = said.rest.folded.indexOf(found);
  const after = punctuated(cut(said.rest, start + found.length));
  return { unit: cut(rest, 0, found.length).clean, rest: join([cut(said.rest, 0, start), after], ' ') };
}

function withoutPaper(text: Passage): Passage {
  const match = PAPER.exec(text.folded);
  if (match === null) return text;
  return join([cut(text, 0, match.index), cut(text, match.index + match[0].length)], ' ');
}

const CORRECTED = [
  'title',
  'reason',
  'analysis',
  'advice',
  'category',
  'assignedOn',
  'signedOffOn',
  'repliedOn',
  'documentNumber',
  'signer',
] as const satisfies readonly Correction['field'][];

const DATES: readonly Correction['field'][] = ['assignedOn', 'signedOffOn', 'repliedOn'];

/** 更正 N 字段:值 理由:… [单位:…]; 情况说明 and the like belong to the reason of the suggestion itself. */
export function readCorrection(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const grounds = /(?:^|[\s,;。])(?:更正)?理由[\s]*[:：]/.exec(rest.folded);
  const head = grounds ? cut(rest, 0, grounds.index) : rest;
  const after = grounds ? punctuated(cut(rest, grounds.index + grounds[0].length)) : undefined;
  const specs: FieldSpec[] = [...CORRECTED, 'forUnit' as const].map((key) => ({ key, extent: 'text' }));
  const fields = readFields(head, specs, { lexicon: said.lexicon, style: 'prose' });
  const corrections = CORRECTED.flatMap((field): Correction[] => {
    const value = passageOf(fields, field);
    if (value === undefined || value.clean === '') return [];
    const date = DATES.includes(field) ? findDate(value.folded, said.today, 'past')?.date : undefined;
    return [{ field, value: date ?? value.clean }];
  });
  return present({
    name: 'correct' as const,
    targets,
    corrections,
    unit: textOf(fields, 'forUnit'),
    reason:
      after?.clean === '' ? undefined : (after?.clean ?? reasonOf({ values: new Map(), rest: fields.rest })),
  });
}
