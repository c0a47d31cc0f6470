import type { CommandCall } from '../command-call.ts';
import { dayFound, findDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { commitmentsIn } from './commitments.ts';
import { present } from './present.ts';
import { aimOrFile, punctuated, type Said, wordsOf } from './said.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'outcome', extent: 'line' },
  { key: 'documentNumber', extent: 'line' },
  { key: 'signer', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'content', extent: 'text' },
  { key: 'commitment', extent: 'text' },
  { key: 'faceToFace', extent: 'line' },
];

/** 面复 18 A is 答复 18 A 面复. */
const FACE_TO_FACE = /^(?:面复|当面答复)$/u;

const OUTCOME = /^(?:结果|类别)?\s*([a-d]\d?|[甲乙丙丁])(?:类|类件)?(?=$|[^\p{L}\p{N}]|\p{Script=Han})/u;

/** 某办函〔2026〕12号: a document's number ends with 号, what follows on the line is text. */
const DOCUMENT_NUMBER = /^[^\s,;。]*?\d\s*号/u;

/** 答复 N A 文号:… 签发:… 日期:… 内容:… 承诺:事项 日期, and/or a file */
export function readReply(said: Said): CommandCall {
  const { targets, rest } = aimOrFile(said);
  const first = takeOutcome(rest);
  const fields = readFields(first.rest, SPECS, { lexicon: said.lexicon, style: 'form' });
  const labelled = takeOutcome(passageOf(fields, 'outcome') ?? cut(rest, 0, 0));
  const loose =
    first.outcome === undefined && labelled.outcome === undefined ? takeOutcome(fields.rest) : undefined;
  const number = splitAt(passageOf(fields, 'documentNumber'), DOCUMENT_NUMBER);
  const day = dayAt(passageOf(fields, 'date'), said);
  const met = dayAt(passageOf(fields, 'faceToFace'), said);
  const prose = join([loose?.rest ?? fields.rest, number.rest, day.rest, met.rest].map(punctuated), '\n');
  const content = [textOf(fields, 'content'), wordsOf(prose)].filter((it) => it !== undefined).join('\n');
  return present({
    name: 'reply' as const,
    targets,
    outcome: first.outcome ?? labelled.outcome ?? loose?.outcome ?? textOf(fields, 'outcome'),
    documentNumber: number.value,
    signer: textOf(fields, 'signer'),
    ...(met.day.date === undefined ? day.day : met.day),
    content: content === '' ? undefined : content,
    commitments: (fields.values.get('commitment') ?? []).flatMap((value) => commitmentsIn(value, said.today)),
    faceToFace: fields.values.has('faceToFace') || FACE_TO_FACE.test(said.word) ? true : undefined,
  });
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
