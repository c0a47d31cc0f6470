import type { CommandCall, LetteredRef, NumberRef } from '../command-call.ts';
import { type Fields, type FieldSpec, passageOf, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { readUnits } from './names.ts';
import { present } from './present.ts';
import { numberAt } from './numbers.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { leadingTargets } from './targets.ts';
import { UNIT, unitPointedAt } from './units.ts';

const REQUEST: readonly FieldSpec[] = [
  { key: 'grounds', extent: 'text' },
  { key: 'proposedUnit', extent: 'line' },
];

const DECISION: readonly FieldSpec[] = [
  { key: 'grounds', extent: 'text' },
  { key: 'reassignTo', extent: 'units' },
  { key: 'lead', extent: 'units' },
];

/** 退办 N 理由:… 建议单位:… */
export function readReturnRequest(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return { name: 'requestReturn', targets, ...returnOf(rest, said) };
}

/** Return reason and unit of a return; a sentence without labels is the reason and may point at the unit. */
export function returnOf(
  text: Passage,
  said: Pick<Said, 'lexicon'>,
): { readonly reason?: string; readonly unit?: string } {
  const fields = readFields(text, REQUEST, { lexicon: said.lexicon, style: 'form' });
  const spoken = join([fields.rest, ...(fields.values.get('grounds') ?? [])], '\n');
  const unit = passageOf(fields, 'proposedUnit');
  return present({
    reason: reasonOf(fields),
    unit: (unit && readUnits(unit)[0]) ?? unitPointedAt(spoken),
  });
}

/** 退办审批 N 单位 同意 改交:…|不同意 理由:…, and 延期审批 likewise. */
export function readReturnDecision(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const fields = readFields(rest, DECISION, { lexicon: said.lexicon, style: 'form' });
  const { folded } = fields.rest;
  const word = /不(?:予)?(?:同意|准|批准)|驳回|(?:准予|予以)?(?:同意|批准)/.exec(folded);
  const before = word ? cut(fields.rest, 0, word.index) : fields.rest;
  const after = word ? punctuated(cut(fields.rest, word.index + word[0].length)) : cut(before, 0, 0);
  const agree = word === null ? undefined : !/^(?:不|驳回)/.test(word[0]);
  const moved = reassignment(fields, after, agree);
  return present({
    name: said.key === 'decideExtension' ? ('decideExtension' as const) : ('decideReturn' as const),
    targets,
    unit: before.clean === '' ? undefined : readUnits(before)[0],
    agree,
    reassignTo: moved,
    reason: textOf(fields, 'grounds') ?? (moved.length > 0 ? undefined : wordsOf(after)),
  });
}

/** 同意 号… / 不同意 号 理由:… on what 待批 lists; a letter may stand before the number (退4). */
export function readDecision(said: Said): CommandCall {
  const fields = readFields(said.rest, DECISION, { lexicon: said.lexicon, style: 'form' });
  const list = letteredRefs(fields.rest);
  const before = letteredRefs(said.numbers);
  const refs = [...before.refs, ...list.refs];
  const named = refs.length > 0 ? undefined : mattersNamed(said, list.rest);
  const rest = named?.rest ?? list.rest;
  const agree = said.key === 'agree';
  const moved = reassignment(fields, rest, agree);
  return present({
    name: 'decide' as const,
    agree,
    refs,
    matters: named?.numbers,
    reassignTo: moved,
    reason: textOf(fields, 'grounds') ?? (moved.length > 0 ? undefined : wordsOf(rest)),
  });
}

/** 拟2, 闭001 at the head of what is said, or in front of the word. */
function mattersNamed(
  said: Said,
  text: Passage,
): { readonly numbers: readonly NumberRef[]; readonly rest: Passage } | undefined {
  const options = { series: said.lexicon.series, rangeWords: 'no' } as const;
  const before = leadingTargets(said.numbers, options).targets.numbers;
  const after = leadingTargets(text, { ...options, behindWord: true });
  const numbers = [...before, ...after.targets.numbers];
  return numbers.length === 0 ? undefined : { numbers, rest: punctuated(after.rest) };
}

/** Return the numbers with or without a letter at the beginning of a text: 退4、5, 交12, 单7, 3号; 2026闭-018 is none. */
export function letteredRefs(text: Passage): {
  readonly refs: readonly LetteredRef[];
  readonly rest: Passage;
} {
  const refs: LetteredRef[] = [];
  let rest = punctuated(text);
  for (;;) {
    const match =
      /^第?([票单线项活退延批交])?\s*(\d{1,5})(?![\d%年月日.]|\p{Script=Han}{1,3}-\d|-\d+-)\s*号?(?:\s*(?:[、,和]\s*|(?=$|\s|[^\d])))/u.exec(
        rest.folded,
      );
    // 延3 3号楼已开工, 退4 2个月内: without a letter only what numberAt takes for a number.
    const isNumber = match !== null && (match[1] !== undefined || numberAt(rest.folded, 0, []) !== undefined);
    if (!match || !isNumber) return { refs, rest: punctuated(rest) };
    refs.push(present({ letter: match[1], serial: Number(match[2]) }));
    rest = cut(rest, match[0].length);
  }
}

function reassignment(fields: Fields, spoken: Passage, agree: boolean | undefined): string[] {
  const labelled = [...(fields.values.get('reassignTo') ?? []), ...(fields.values.get('lead') ?? [])].flatMap(
    readUnits,
  );
  if (labelled.length > 0 || agree === false) return labelled;
  const leads = LEADS.exec(punctuated(spoken).folded)?.[0];
  const unit = leads === undefined ? unitPointedAt(spoken) : cut(punctuated(spoken), 0, leads.length).clean;
  return unit === undefined ? [] : [unit];
}

/** 同意 4 区交通局主办 */
const LEADS = new RegExp(`^(?!由|请|交)${UNIT}(?=主办|承办|牵头|独办)`, 'u');

/** Return 理由:… or, without the label, what is left (理由 or 因为 in front of it dropped). */
export function reasonOf(fields: Fields): string | undefined {
  const labelled = textOf(fields, 'grounds');
  const loose = withoutBecause(fields.rest);
  if (labelled === undefined) return wordsOf(loose);
  return wordsOf(loose) === undefined ? labelled : `${loose.clean}\n${labelled}`;
}

export function withoutBecause(text: Passage): Passage {
  const bare = punctuated(text);
  return punctuated(
    cut(bare, /^(?:申请)?(?:理由|原因|因为|由于)(?:是|为)?[\s:,]*/.exec(bare.folded)?.[0].length ?? 0),
  );
}
