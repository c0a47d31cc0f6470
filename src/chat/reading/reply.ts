import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandCall } from '../command-call.ts';
import { findDate } from './dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { aimOrFile, punctuated, type Said, wordsOf } from './said.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'outcome', extent: 'line' },
  { key: 'documentNumber', extent: 'line' },
  { key: 'signer', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'content', extent: 'text' },
  { key: 'commitment', extent: 'text' },
];

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
  const day = passageOf(fields, 'date');
  const date = day && findDate(day.folded, said.today, 'past');
  const afterDate = day && date ? cut(day, date.end) : undefined;
  const prose = join(
    [loose?.rest ?? fields.rest, number.rest, afterDate ?? cut(rest, 0, 0)].map(punctuated),
    '\n',
  );
  const content = [textOf(fields, 'content'), wordsOf(prose)].filter((it) => it !== undefined).join('\n');
  return present({
    name: 'reply' as const,
    targets,
    outcome: first.outcome ?? labelled.outcome ?? loose?.outcome,
    documentNumber: number.value,
    signer: textOf(fields, 'signer'),
    date: date?.date,
    content: content === '' ? undefined : content,
    commitments: (fields.values.get('commitment') ?? []).flatMap((value) => commitmentsOf(value, said.today)),
  });
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

/** 承诺:完成二期改造 2026-12-31; several stand one a line or between semicolons. */
function commitmentsOf(
  value: Passage,
  today: CivilDate,
): { readonly matter: string; readonly date?: CivilDate }[] {
  const found: { matter: string; date?: CivilDate }[] = [];
  let from = 0;
  for (const stop of [...value.folded.matchAll(/[;\n]/g), { index: value.folded.length, 0: '' }]) {
    const piece = cut(value, from, stop.index);
    from = stop.index + stop[0].length;
    if (piece.folded === '') continue;
    const date = findDate(piece.folded, today);
    found.push(present({ matter: matterOf(piece, date), date: date?.date }));
  }
  return found;
}

/** A date at the end of a matter is its limit and not part of it; one inside the sentence stays. */
function matterOf(
  piece: Passage,
  date: { readonly start: number; readonly end: number } | undefined,
): string {
  const last = date && /^\s*(?:前|底)?(?:完成)?[。.]?$/.test(piece.folded.slice(date.end));
  const end = last
    ? piece.folded.slice(0, date.start).replace(/[\s,:]*(?:时限|期限|日期|至|到|于)?[\s:]*$/, '').length
    : undefined;
  return end === 0 ? piece.clean : cut(piece, 0, end).clean;
}
