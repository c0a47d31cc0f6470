import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { PastDay } from '../../domain/calendar/past-day.ts';
import type { CommandCall } from '../command-call.ts';
import { dayFound, findDate, pastDay } from './dates.ts';
import { findDue } from './due-dates.ts';
import { type FieldSpec, passageOf, readFields } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import { readUnits } from './names.ts';
import { present } from './present.ts';
import { withoutClosing } from './politeness.ts';
import { aim, punctuated, type Said } from './said.ts';
import { isUnitName, UNIT } from './units.ts';

const ROLES = ['lead', 'assisting', 'separate'] as const;

const SPECS: readonly FieldSpec[] = [
  ...ROLES.map((key) => ({ key, extent: 'units' as const })),
  { key: 'date', extent: 'day' },
  { key: 'due', extent: 'day' },
  // What else may be said; it names no unit and no day.
  { key: 'grounds', extent: 'text' },
  { key: 'remark', extent: 'text' },
];

/** Shorter words (交办, 前) belong to what was read. */
const LEAST_TOLD = 3;

/** A flag stands alone between spaces or signs: 区重点项目服务中心 is a unit. */
const ALONE = (words: string): RegExp =>
  new RegExp(`(?<=^|[\\s,;。、:\\[\\](【】])(?:${words})(?=$|[\\s,;。、\\[\\])【】])`, 'gu');

const FLAGS = {
  fastTrack: ALONE('小微急(?:件)?'),
  key: ALONE('重点(?:督办)?(?:件|建议)?'),
  sixMonths: ALONE('(?:[六6]个月|半年)内?(?:办结|答复)?'),
} as const;

/** 交办 N… 主办:… 协办:…、… 分办:… [小微急] [重点] [六个月] [日期:…] [期限:…], and 改办 likewise. */
export function readAssignment(said: Said): CommandCall {
  const { targets, bare, behind, fields } = partsOf(said);
  const units = (role: (typeof ROLES)[number]): string[] => [
    ...behind.units[role],
    ...(fields.values.get(role) ?? []).flatMap((value) => unitsIn(withoutDate(value, said))),
  ];
  const [lead, assisting, separate] = [units('lead'), units('assisting'), units('separate')] as const;
  const loose = lead.length === 0 && separate.length === 0 ? looseUnits(fields.rest) : [];
  const labelled = passageOf(fields, 'date');
  const spoken = looseDay(fields.rest, said);
  const due = passageOf(fields, 'due');
  return present({
    name: said.key === 'reassign' ? ('reassign' as const) : ('assign' as const),
    targets,
    lead: lead.length > 0 ? lead : loose,
    assisting,
    separate,
    fastTrack: bare.fastTrack,
    key: bare.key,
    sixMonths: bare.sixMonths,
    // The day of 交办 is entered days after it, and never lies far ahead.
    ...(labelled === undefined ? spoken.day : pastDay(labelled, said.today)),
    due: due === undefined ? spoken.due : findDue(due.folded, said.today)?.date,
  });
}

/** What is neither a unit nor a day nor a flag (备注:…, 请尽快办理): an assignment keeps no words of its own. */
export function unreadInAssignment(said: Said): string | undefined {
  const { fields } = partsOf(said);
  const labelled = ['lead', 'separate'] as const;
  const isLoose = labelled.every((role) => !fields.values.has(role));
  const { rest } = fields;
  const found = findDate(rest.folded, said.today, 'past');
  const besides = found === undefined ? [rest] : [cut(rest, 0, found.start), cut(rest, found.end)];
  const spoken = isLoose ? [] : besides.map((it) => punctuated(withoutClosing(it))).filter(tellsSomething);
  const words = [...spoken, ...(fields.values.get('grounds') ?? []), ...(fields.values.get('remark') ?? [])];
  return words.length === 0 ? undefined : words.map(({ clean }) => clean.trim()).join(' ');
}

function tellsSomething({ folded }: Passage): boolean {
  return folded.replace(/[^\p{L}]/gu, '').length >= LEAST_TOLD;
}

function partsOf(said: Said) {
  const { targets, rest } = aim(said);
  const bare = withoutFlags(rest);
  const behind = namedBefore(bare.text, said);
  const fields = readFields(behind.rest, SPECS, { lexicon: said.lexicon, style: 'form' });
  return { targets, bare, behind, fields };
}

/** Blank the flags out, wherever they stand, so that they do not become part of a unit's name. */
function withoutFlags(text: Passage) {
  const flag = (pattern: RegExp): boolean => text.folded.search(pattern) !== -1;
  const flags = { fastTrack: flag(FLAGS.fastTrack), key: flag(FLAGS.key), sixMonths: flag(FLAGS.sixMonths) };
  const spans = Object.values(FLAGS).flatMap((pattern) => [...text.folded.matchAll(pattern)]);
  return { text: blanked(text, spans), ...flags };
}

function blanked(text: Passage, spans: readonly { readonly index: number; readonly 0: string }[]): Passage {
  const blank = (kept: string): string =>
    spans.reduce(
      (done, { index, 0: word }) =>
        done.slice(0, index) + ' '.repeat(word.length) + done.slice(index + word.length),
      kept,
    );
  return { clean: blank(text.clean), folded: blank(text.folded) };
}

/** 区住建局主办,区消防大队、区城管局协办: units before the word that tells what they do. */
function namedBefore(text: Passage, { lexicon }: Said) {
  const units: Record<(typeof ROLES)[number], string[]> = { lead: [], assisting: [], separate: [] };
  const spans = ROLES.flatMap((role) => {
    const words = lexicon.labels(role).join('|');
    const clause = `(?<=^|[\\s,;。])由?(?<units>${UNIT}(?:、${UNIT})*)(?:${words})(?=$|[\\s,;。])`;
    return [...text.folded.matchAll(new RegExp(clause, 'gu'))].map((match) => {
      const start = match.index + (match[0].startsWith('由') ? 1 : 0);
      units[role].push(...readUnits(cut(text, start, start + (match.groups?.['units'] ?? '').length)));
      return match;
    });
  });
  return { units, rest: blanked(text, spans) };
}

function withoutDate(units: Passage, said: Said): Passage {
  const date = findDate(units.folded, said.today, 'past');
  return date ? cut(units, 0, date.start) : units;
}

/** 由区住建局改为区交通局: the unit that it is changed to. */
const CHANGED = /^(?:由|从|原)?\p{Script=Han}{2,20}?(?:改|变更|调整)(?:为|到|成|由|给|交)(?:给|到|由)?\s*/u;

function unitsIn(list: Passage): string[] {
  return readUnits(cut(list, CHANGED.exec(list.folded)?.[0].length ?? 0));
}

/** 交办 拟12 区教育局, 交办 拟12 给区教育局: a unit without a label leads. */
function looseUnits(rest: Passage): string[] {
  const start = /^(?:给|到|由|请)?\s*/.exec(rest.folded)?.[0].length ?? 0;
  const changed = CHANGED.exec(rest.folded)?.[0].length ?? 0;
  return readUnits(cut(rest, Math.max(start, changed))).filter((name) => isUnitName(name.toLowerCase()));
}

/** A day that stands alone is that of 交办; one with 前 behind it (限6月10日前答复) is when it is due. */
function looseDay(rest: Passage, { today }: Said): { readonly day: PastDay; readonly due?: CivilDate } {
  const found = findDate(rest.folded, today, 'past');
  if (found === undefined) return { day: {} };
  if (/^\s*(?:之前|以前|前)/u.test(rest.folded.slice(found.end)))
    return present({ day: {}, due: findDue(rest.folded, today)?.date });
  const alone = /(?:^|[\s,;。于])$/u.test(rest.folded.slice(0, found.start));
  const ends = /^(?:交办|$|[\s,;。])/u.test(rest.folded.slice(found.end));
  return { day: alone && ends ? dayFound(found) : {} };
}
