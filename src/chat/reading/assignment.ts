import type { CommandCall } from '../command-call.ts';
import { findDate, pastDay } from './dates.ts';
import { type FieldSpec, passageOf, readFields } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { readUnits } from './names.ts';
import { present } from './present.ts';
import { aim, type Said } from './said.ts';
import { isUnitName } from './units.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'lead', extent: 'line' },
  { key: 'assisting', extent: 'line' },
  { key: 'separate', extent: 'line' },
  { key: 'date', extent: 'line' },
  { key: 'due', extent: 'line' },
];

const FLAGS = {
  fastTrack: /小微急/g,
  key: /重点(?:督办)?(?:件|建议)?/g,
  sixMonths: /(?:六|6)个月|半年/g,
} as const;

/** 交办 N… 主办:… 协办:…、… 分办:… [小微急] [重点] [六个月] [日期:…] [期限:…], and 改办 likewise. */
export function readAssignment(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const bare = withoutFlags(rest);
  const fields = readFields(bare.text, SPECS, { lexicon: said.lexicon, style: 'form' });
  const units = (key: 'lead' | 'assisting' | 'separate'): string[] =>
    (fields.values.get(key) ?? []).flatMap((value) => readUnits(withoutDate(value, said)));
  const labelled = [units('lead'), units('assisting'), units('separate')] as const;
  const loose = labelled.every((list) => list.length === 0) ? looseUnits(fields.rest) : [];
  const date = passageOf(fields, 'date') ?? fields.rest;
  const due = passageOf(fields, 'due');
  return present({
    name: said.key === 'reassign' ? ('reassign' as const) : ('assign' as const),
    targets,
    lead: labelled[0].length > 0 ? labelled[0] : loose,
    assisting: labelled[1],
    separate: labelled[2],
    fastTrack: bare.fastTrack,
    key: bare.key,
    sixMonths: bare.sixMonths,
    // The day of 交办 is entered days after it, and never lies far ahead.
    ...pastDay(date, said.today),
    due: due === undefined ? undefined : findDate(due.folded, said.today, 'next')?.date,
  });
}

/** Blank the flags out, wherever they stand, so that they do not become part of a unit's name. */
function withoutFlags(text: Passage) {
  const flag = (pattern: RegExp): boolean => text.folded.search(pattern) !== -1;
  const flags = { fastTrack: flag(FLAGS.fastTrack), key: flag(FLAGS.key), sixMonths: flag(FLAGS.sixMonths) };
  const spans = Object.values(FLAGS).flatMap((pattern) => [...text.folded.matchAll(pattern)]);
  const blank = (kept: string): string =>
    spans.reduce(
      (done, { index, 0: word }) =>
        done.slice(0, index) + ' '.repeat(word.length) + done.slice(index + word.length),
      kept,
    );
  return { text: { clean: blank(text.clean), folded: blank(text.folded) }, ...flags };
}

function withoutDate(units: Passage, said: Said): Passage {
  const date = findDate(units.folded, said.today, 'past');
  return date ? cut(units, 0, date.start) : units;
}

/** 交办 拟12 区教育局, 交办 拟12 给区教育局: a unit without a label leads. */
function looseUnits(rest: Passage): string[] {
  const start = /^(?:给|到|由|请)?\s*/.exec(rest.folded)?.[0].length ?? 0;
  return readUnits(cut(rest, start)).filter((name) => isUnitName(name.toLowerCase()));
}
