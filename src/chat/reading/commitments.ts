import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { CommandCall, CommitmentText } from '../command-call.ts';
import { pastDay } from './dates.ts';
import { findDue } from './due-dates.ts';
import { type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage, passage } from './fold.ts';
import { present } from './present.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';

const PROMISE: readonly FieldSpec[] = [
  { key: 'matter', extent: 'text' },
  { key: 'due', extent: 'line' },
  { key: 'date', extent: 'line' },
];

const DONE: readonly FieldSpec[] = [
  { key: 'evidence', extent: 'text' },
  { key: 'date', extent: 'line' },
];

const OWNER =
  /[\s,(]*(?:责任人|负责人|责任领导|责任单位)(?:是|为)?[\s:]*([\p{Script=Han}·]{2,12}?)(?=$|[\s,;。)]|\d)\)?/u;

/** 补承诺 N 事项:… 时限:… 责任人:… */
export function readCommitment(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, PROMISE, { lexicon: said.lexicon, style: 'form' });
  const day = passageOf(fields, 'due') ?? passageOf(fields, 'date') ?? cut(rest, 0, 0);
  const found = findDue(day.folded, said.today);
  // Who answers for it may stand anywhere, also behind the date.
  const spoken = [passageOf(fields, 'matter') ?? cut(rest, 0, 0), fields.rest, cut(day, found?.end ?? 0)];
  return {
    name: 'commitment',
    targets,
    commitments: commitmentsIn(join(spoken, ' '), said.today).map((each) =>
      present({ ...each, date: each.date ?? found?.date }),
    ),
  };
}

/** 承诺完成 N 佐证:… 日期:…; a sentence without labels is the evidence. */
export function readCommitmentDone(said: Said): CommandCall {
  const { targets, rest: whole } = aim(said);
  const rest = cut(whole, whole.folded.startsWith('了') ? 1 : 0);
  const fields = readFields(rest, DONE, { lexicon: said.lexicon, style: 'form' });
  const day = passageOf(fields, 'date');
  const evidence = [textOf(fields, 'evidence'), wordsOf(punctuated(fields.rest))]
    .filter((it) => it !== undefined)
    .join('\n');
  return present({
    name: 'commitmentDone' as const,
    targets,
    evidence: evidence === '' ? undefined : evidence,
    ...pastDay(day, said.today),
  });
}

/** What somebody answers who was asked for a promise. */
export function readCommitmentText(text: string, today: CivilDate): CommitmentText[] {
  return commitmentsIn(passage(text), today);
}

/** 承诺:完成二期改造 责任人:王局长 2026-12-31; several stand one a line or between semicolons. */
export function commitmentsIn(value: Passage, today: CivilDate): CommitmentText[] {
  const found: CommitmentText[] = [];
  let from = 0;
  for (const stop of [...value.folded.matchAll(/[;\n]/g), { index: value.folded.length, 0: '' }]) {
    const piece = cut(value, from, stop.index);
    from = stop.index + stop[0].length;
    if (piece.folded !== '') found.push(commitmentOf(piece, today));
  }
  return found;
}

function commitmentOf(piece: Passage, today: CivilDate): CommitmentText {
  const match = OWNER.exec(piece.folded);
  const rest =
    match === null
      ? piece
      : join([cut(piece, 0, match.index), cut(piece, match.index + match[0].length)], ' ');
  const date = findDue(rest.folded, today);
  return present({ matter: matterOf(rest, date), date: date?.date, owner: match?.[1] });
}

/** A date at the end of a matter is its limit and not part of it; one inside the sentence stays. */
function matterOf(
  piece: Passage,
  date: { readonly start: number; readonly end: number } | undefined,
): string {
  const last = date && /^\s*(?:前|底)?(?:完成)?[。.,]?$/.test(piece.folded.slice(date.end));
  const end = last
    ? piece.folded.slice(0, date.start).replace(/[\s,:]*(?:时限|期限|日期|至|到|于)?[\s:]*$/, '').length
    : undefined;
  return end === 0 ? piece.clean : cut(piece, 0, end).clean;
}
