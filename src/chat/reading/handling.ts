import type { CommandCall } from '../command-call.ts';
import type { FoundDate } from './dates.ts';
import { dueInReason, findDue, takeDue, takeLabelledDue } from './due-dates.ts';
import { type Fields, type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { withoutClosing } from './politeness.ts';
import { present } from './present.ts';
import { reasonOf, withoutBecause } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { unitBeforeColon } from './units.ts';

export const SIGN_OFF: readonly FieldSpec[] = [
  { key: 'handler', extent: 'name' },
  { key: 'phone', extent: 'phone' },
  { key: 'leader', extent: 'name' },
  { key: 'charged', extent: 'name' },
  { key: 'promise', extent: 'day' },
];

/** Told later, all of the line belongs to the field. */
export const TOLD_LATER: readonly FieldSpec[] = SIGN_OFF.map(({ key }) => ({ key, extent: 'line' }));

/** A mobile number needs no label, nor does the name in front of it: 签收 18 张伟 13900001234. */
const MOBILE =
  /(?:(?<=^|[\s,;。])(?<name>[\p{Script=Han}·]{2,4})[\s,:]*)?(?<!\d)(?<phone>1[3-9]\d{9})(?!\d)/u;

const EXTENSION: readonly FieldSpec[] = [
  { key: 'grounds', extent: 'text' },
  { key: 'until', extent: 'line' },
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
];

const PROMISE: readonly FieldSpec[] = [
  { key: 'matter', extent: 'text' },
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
];

const OPINION: readonly FieldSpec[] = [{ key: 'opinion', extent: 'text' }];

const SECOND_ROUND: readonly FieldSpec[] = [
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'grounds', extent: 'text' },
];

/** 签收 [N…|全部 [除 N…]] and, then or later, 承办人:… 电话:… 领办领导:… 办结承诺:… */
export function readSignOff(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, SIGN_OFF, { lexicon: said.lexicon, style: 'form' });
  const promised = passageOf(fields, 'promise');
  const promise = promised && findDue(promised.folded, said.today);
  const besides = promised === undefined ? [] : [cut(promised, promise?.end ?? 0)];
  const { name, phone } = unlabelled(join([fields.rest, ...besides], '\n'), said);
  return present({
    name: 'signOff' as const,
    targets,
    handler: textOf(fields, 'handler') ?? name,
    phone: textOf(fields, 'phone') ?? phone,
    leader: textOf(fields, 'leader'),
    charged: textOf(fields, 'charged'),
    promise: promise?.date,
  });
}

function unlabelled(text: Passage, { lexicon }: Pick<Said, 'lexicon'>) {
  const match = MOBILE.exec(text.folded);
  const { name = '', phone } = match?.groups ?? {};
  // 联系 13900001234 says what the number is.
  if (match === null || lexicon.labels('phone').some((label) => label.includes(name))) return { phone };
  return { name: text.clean.slice(match.index, match.index + name.length), phone };
}

/** Return whether a text is fields of a sign-off, which may be told later: 承办人:王敏 电话:…, 承办人换成王敏,电话…. */
export function startsWithSignOffField(text: Passage, { lexicon }: Pick<Said, 'lexicon'>): boolean {
  const lines = readFields(text, TOLD_LATER, { lexicon, style: 'prose' });
  if (lines.values.size > 0 && lines.rest.folded === '') return true;
  const spoken = readFields(punctuated(text), SIGN_OFF, { lexicon, style: 'form' });
  // One alone, 联络员是张伟, may be about anything.
  return spoken.values.size > 1 && withoutClosing(spoken.rest).folded === '';
}

/** 延期 N 至:日期 理由:… */
export function readExtension(said: Said): CommandCall {
  const { targets, rest } = aim(said, 'no');
  return { name: 'extend', targets, ...extensionOf(rest, said) };
}

/** Return new date and reason of an extension; what is neither is part of the reason. */
export function extensionOf(text: Passage, said: Pick<Said, 'lexicon' | 'today'>) {
  const fields = readFields(text, EXTENSION, { lexicon: said.lexicon, style: 'form' });
  const labelled = passageOf(fields, 'until') ?? passageOf(fields, 'due') ?? passageOf(fields, 'date');
  const own = labelled && takeLabelledDue(labelled, said.today);
  const spoken = own?.date === undefined ? takeDue(fields.rest, said.today) : { rest: fields.rest };
  const besides = own?.date === undefined ? [] : [withoutBecause(own.rest)];
  const inReason = (fields.values.get('grounds') ?? []).map((it) => dueInReason(it, said.today));
  return present({
    until: own?.date ?? spoken.date ?? inReason.find((it) => it !== undefined),
    reason: reasonOf({ ...fields, rest: join([spoken.rest, ...besides], '\n') }),
  });
}

/** 协办意见 N … */
export function readAssistOpinion(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, OPINION, { lexicon: said.lexicon, style: 'prose' });
  const opinion = [wordsOf(fields.rest), textOf(fields, 'opinion')]
    .filter((it) => it !== undefined)
    .join('\n');
  return present({
    name: 'assistOpinion' as const,
    targets,
    unit: unitBeforeColon(rest),
    opinion: opinion === '' ? undefined : opinion,
  });
}

/** 协办承诺 N 事项:… 时限:日期, 协办承诺 N 完成 */
export function readAssistPromise(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const done = /^(?:已经?|现已)?(?:完成|办结|兑现|落实)(?:了|$|[\s,。:])/.test(punctuated(rest).folded);
  return { name: 'assistPromise', targets, done, ...promiseOf(rest, said) };
}

/** Return what is promised and by when; the date may stand in a field, beside it or in the sentence. */
export function promiseOf(text: Passage, said: Pick<Said, 'lexicon' | 'today'>) {
  const fields = readFields(text, PROMISE, { lexicon: said.lexicon, style: 'form' });
  const labelled = dueOf(fields, said);
  const loose = labelled ? { rest: fields.rest } : takeDue(fields.rest, said.today);
  const matter = [textOf(fields, 'matter'), wordsOf(loose.rest)].filter((it) => it !== undefined).join('\n');
  const own = passageOf(fields, 'matter');
  return present({
    matter: matter === '' ? undefined : matter,
    date: labelled?.date ?? loose.date ?? (own && takeDue(own, said.today).date),
  });
}

/** 二次交办 N 期限:… 要求:… */
export function readSecondRound(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, SECOND_ROUND, { lexicon: said.lexicon, style: 'form' });
  const labelled = dueOf(fields, said);
  const loose = labelled ? { rest: fields.rest } : takeDue(fields.rest, said.today);
  return present({
    name: 'secondRound' as const,
    targets,
    due: labelled?.date ?? loose.date,
    reason: reasonOf({ ...fields, rest: loose.rest }),
  });
}

function dueOf(fields: Fields, said: Pick<Said, 'today'>): FoundDate | undefined {
  const value = passageOf(fields, 'due') ?? passageOf(fields, 'date');
  return value && findDue(value.folded, said.today);
}
