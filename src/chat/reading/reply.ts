import type { PastDay } from '../../domain/calendar/past-day.ts';
import type { CommandCall } from '../command-call.ts';
import { dayFound, findDate } from './dates.ts';
import {
  cutAtLabels,
  type FieldSpec,
  findLabels,
  type Label,
  passageOf,
  textOf,
  withoutComma,
} from './fields.ts';
import { cut, fold, join, type Passage } from './fold.ts';
import { commitmentsIn } from './commitments.ts';
import { present } from './present.ts';
import { aimOrFile, punctuated, type Said, wordsOf } from './said.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'outcome', extent: 'line' },
  { key: 'documentNumber', extent: 'paper' },
  { key: 'signer', extent: 'name' },
  { key: 'date', extent: 'day' },
  { key: 'content', extent: 'text' },
  { key: 'commitment', extent: 'text' },
  { key: 'faceToFace', extent: 'line' },
];

/** 面复 18 A is 答复 18 A 面复. */
const FACE_TO_FACE = /^(?:面复|当面答复)$/u;

const OUTCOME = /^(?:结果|类别)?\s*([a-d]\d?|[甲乙丙丁])(?:类|类件)?(?=$|[^\p{L}\p{N}]|\p{Script=Han})/u;

/** 某办函〔2026〕12号: a document's number ends with 号, what follows on the line is text. */
const DOCUMENT_NUMBER = /^[^\s,;。]*?\d\s*号/u;

/** The number of a paper, the signer and the day may stand without a label, each between spaces or signs. */
const PAPER =
  /(?<=^|[\s,;。])\p{Script=Han}{1,12}(?:〔\d{4}〕|\[\d{4}\]|\(\d{4}\))第?\d{1,5}号(?=$|[\s,;。])/u;
const SIGNED =
  /(?<=^|[\s,;。])(?:签发(?!日期|时间)\p{Script=Han}{2,4}|\p{Script=Han}{2,4}(?<![已经由未待])签发)(?=$|[\s,;。])/u;

/** 答复 N A 文号:… 签发:… 日期:… 内容:… 承诺:事项 日期, and/or a file */
export function readReply(said: Said): CommandCall {
  const { targets, rest } = aimOrFile(said);
  const first = takeOutcome(rest);
  const labels = findLabels(first.rest.folded, SPECS, { lexicon: said.lexicon, style: 'form' });
  const fields = cutAtLabels(first.rest, withinContent(first, labels, said), SPECS);
  const labelled = takeOutcome(passageOf(fields, 'outcome') ?? cut(rest, 0, 0));
  const number = splitAt(passageOf(fields, 'documentNumber'), DOCUMENT_NUMBER);
  const day = dayAt(passageOf(fields, 'date'), said);
  const met = dayAt(passageOf(fields, 'faceToFace'), said);
  const prose = join([fields.rest, number.rest, day.rest, met.rest].map(punctuated), '\n');
  const paper = taken(prose, number.value === undefined ? PAPER : undefined);
  const signed = taken(paper.rest, fields.values.has('signer') ? undefined : SIGNED);
  const known = first.outcome ?? labelled.outcome;
  const loose = known === undefined ? takeOutcome(punctuated(signed.rest)) : { rest: signed.rest };
  const faceToFace = fields.values.has('faceToFace') || FACE_TO_FACE.test(said.word);
  const own = day.day.date === undefined && met.day.date === undefined;
  const formal = faceToFace || (number.value ?? paper.found ?? signed.found) !== undefined;
  const spoken = own ? dayAlone(punctuated(loose.rest), said, formal) : { rest: loose.rest };
  const content = [textOf(fields, 'content'), wordsOf(punctuated(spoken.rest))].filter(
    (it) => it !== undefined,
  );
  return present({
    name: 'reply' as const,
    targets,
    outcome: known ?? loose.outcome ?? textOf(fields, 'outcome'),
    documentNumber: number.value ?? paper.found,
    signer: textOf(fields, 'signer') ?? signerIn(signed.found),
    ...(spoken.day ?? (met.day.date === undefined ? day.day : met.day)),
    content: content.length === 0 ? undefined : content.join('\n'),
    commitments: (fields.values.get('commitment') ?? []).flatMap((value) => commitmentsIn(value, said.today)),
    faceToFace: faceToFace ? true : undefined,
  });
}

/** 签发刘建国, 刘建国签发 */
function signerIn(found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  return fold(found).startsWith('签发') ? found.slice(2) : found.slice(0, -2);
}

/** Once the content has begun, a label in the middle of a line is one only before a value that fits it. */
function withinContent(
  { rest: { folded }, outcome }: { readonly rest: Passage; readonly outcome?: string },
  labels: readonly Label[],
  said: Said,
): readonly Label[] {
  const begun = labels.find(({ key }) => key === 'content')?.end ?? folded.length;
  return labels.filter((label) => {
    const atLine = /(?:^|\n)\s*$/u.test(folded.slice(0, label.start));
    if (label.end <= begun || atLine) return true;
    if (label.key === 'outcome' && outcome === undefined && SHORT.test(folded.slice(label.end))) return true;
    return fits(label, folded, said);
  });
}

const SHORT = /^\s*\p{Script=Han}{2,6}(?=$|[\s,;。])/u;

function fits({ key, end }: Label, folded: string, { today }: Said): boolean {
  const value = folded.slice(end).trimStart();
  switch (key) {
    case 'date':
    case 'faceToFace':
      return findDate(value, today, 'past')?.start === 0;
    case 'documentNumber':
      return DOCUMENT_NUMBER.test(value);
    case 'signer':
      return SHORT.test(value);
    case 'outcome':
      return OUTCOME.test(value);
    case 'commitment':
      return /[:=\]】]$/u.test(folded.slice(0, end).trimEnd()) || findDate(value, today) !== undefined;
    default:
      return false;
  }
}

/** Return what a pattern finds, as typed, and the text without it. */
function taken(
  text: Passage,
  pattern: RegExp | undefined,
): { readonly found?: string; readonly rest: Passage } {
  const match = pattern?.exec(text.folded);
  if (!match) return { rest: text };
  const end = match.index + match[0].length;
  const rest = join([withoutComma(cut(text, 0, match.index)), punctuated(cut(text, end))], ' ');
  return { found: cut(text, match.index, end).clean, rest };
}

/**
 * A day at the head that stands alone is that of a reply whose other marks are known; what is told behind it keeps it
 * (5月18日 在代表家中答复).
 */
function dayAlone(
  text: Passage,
  { today }: Said,
  formal: boolean,
): { readonly day?: PastDay; readonly rest: Passage } {
  const found = findDate(text.folded, today, 'past');
  if (found?.start !== 0 || !/^(?:$|[\s,;。])/u.test(text.folded.slice(found.end))) return { rest: text };
  const rest = punctuated(cut(text, found.end));
  if (rest.folded === '') return { day: dayFound(found), rest };
  return formal ? { day: dayFound(found), rest: text } : { rest: text };
}

/** A date that has passed, and what follows it on the line; without a date all of it is text. */
function dayAt(value: Passage | undefined, { today }: Pick<Said, 'today'>) {
  const text = value ?? { clean: '', folded: '' };
  const found = findDate(text.folded, today, 'past');
  return { day: dayFound(found), rest: found === undefined ? text : cut(text, found.end) };
}

function takeOutcome(text: Passage): { readonly outcome?: string; readonly rest: Passage } {
  const match = OUTCOME.exec(text.folded);
  if (!match) return { rest: text };
  return present({ outcome: match[1]?.toUpperCase(), rest: punctuated(cut(text, match[0].length)) });
}

function splitAt(
  value: Passage | undefined,
  end: RegExp,
): { readonly value?: string; readonly rest: Passage } {
  if (!value) return { rest: { clean: '', folded: '' } };
  const match = end.exec(value.folded);
  if (!match) return present({ value: wordsOf(value), rest: cut(value, 0, 0) });
  return present({ value: wordsOf(cut(value, 0, match[0].length)), rest: cut(value, match[0].length) });
}
