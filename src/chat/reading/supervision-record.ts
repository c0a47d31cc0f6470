import type { Method } from '../../domain/supervision/record.ts';
import type { CommandCall } from '../command-call.ts';
import type { CommandKey } from './command-table.ts';
import { fitsInspection } from './inspection.ts';
import { type FieldSpec, findLabels, readFields, textOf } from './fields.ts';
import { cut, type Passage } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { present } from './present.ts';
import { letteredRefs } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { leadingTargets, NO_TARGETS } from './targets.ts';
import { isUnitName } from './units.ts';

type Quality = Extract<CommandCall, { name: 'quality' }>;
type Score = Extract<CommandCall, { name: 'keyScores' }>['scores'][number];

const COLUMNS = [
  { key: 'heardReport', extent: 'text', method: 'report' },
  { key: 'seenOnSite', extent: 'text', method: 'site' },
  { key: 'metInPerson', extent: 'text', method: 'faceToFace' },
  { key: 'askedDeputy', extent: 'text', method: 'deputy' },
  { key: 'assessed', extent: 'text', method: 'assessment' },
] as const satisfies readonly (FieldSpec & { readonly method: Method })[];

const RECORD = /^(?:督办)?记录[\s:,]*/u;

const VERDICTS = [
  ['measures', /^(?:措施|承诺|办理)?(?:不实|不力|不到位|不具体|空泛|太空)/u],
  ['form', /^(?:答复|格式|文书|程序)?(?:不规范|不合规范|不符合规范|不合格式)/u],
] as const;
const LIFTED = /^(?:无|没有?问题|取消|撤销|解除|合格|规范)(?:$|[\s,。:])/u;

/** Whether what stands about one of the newer words of supervision is of the form that it takes; free text is not. */
export function fitsSupervision(
  key: CommandKey,
  word: string,
  { numbers, rest, lexicon }: Pick<Said, 'numbers' | 'rest' | 'lexicon'>,
): boolean {
  if (rest.folded.trim() === '') return true;
  const aimed =
    numbers.folded !== '' || punctuated(rest).folded !== punctuated(afterNumber(rest, lexicon)).folded;
  switch (key) {
    case 'supervise':
      return !word.endsWith('记录') || aimed || hasColumn(rest, lexicon);
    case 'quality':
      return (aimed || /^\s/u.test(rest.folded)) && saidOfQuality(afterNumber(rest, lexicon)) !== undefined;
    case 'keyScores':
      return aimed || /^[\s:,]*(?:清单|排名)?[\s。]*$/u.test(rest.folded);
    case 'keyMeeting':
    case 'minutes':
      return aimed;
    case 'inspection':
      return fitsInspection(rest, lexicon);
    case 'plan':
      return !word.startsWith('部署') || aimed;
    default:
      return true;
  }
}

/** 督办记录 单7 听汇报:… 现场看:… 面对面:… 与代表沟通:… 测评:…, 督办 单7 记录 …; undefined when it is none. */
export function readSupervisionRecord(said: Said): CommandCall | undefined {
  const behind = RECORD.exec(afterNumber(said.rest, said.lexicon).folded.trimStart());
  if (!said.word.endsWith('记录') && behind === null) return undefined;
  const { rest, ...meant } = orderOrMatter(said);
  const words = behind === null ? rest : cut(rest, RECORD.exec(rest.folded)?.[0].length ?? 0);
  return { name: 'supervise', deed: 'record', ...meant, ...recordOf(words, said.lexicon) };
}

/** The columns that a text fills; what stands in none is its `opinion`. */
export function recordOf(text: Passage, lexicon: Lexicon) {
  const fields = readFields(text, COLUMNS, { lexicon, style: 'form' });
  const record = Object.fromEntries(
    COLUMNS.flatMap(({ key, method }) => {
      const said = textOf(fields, key);
      return said === undefined ? [] : [[method, said]];
    }),
  ) as { readonly [M in Method]?: string };
  return present({ record, opinion: wordsOf(punctuated(fields.rest)) });
}

/** Which order is meant: a bare number is the order's, a formal number the matter's. */
export function orderOrMatter(said: Said) {
  const formal = formalTargets(said.rest, said.lexicon);
  if (formal !== undefined) return { targets: formal.targets, rest: punctuated(formal.rest) };
  const { refs, rest } = letteredRefs(said.rest);
  const order = refs[0] ?? letteredRefs(said.numbers).refs[0];
  return { targets: NO_TARGETS, rest, ...(order === undefined ? {} : { order }) };
}

/** 质量 N [单位] 措施不实|答复不规范 说明, 质量 N 无. */
export function readQuality(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  return { name: 'quality', targets, ...(saidOfQuality(rest) ?? { lift: false }) };
}

/** What is said of a reply's quality, a unit's name before it or not. */
export function saidOfQuality(text: Passage): Omit<Quality, 'name' | 'targets'> | undefined {
  const head = punctuated(text);
  const word = /^\S+/u.exec(head.folded)?.[0] ?? '';
  const unit = isUnitName(word) ? cut(head, 0, word.length).clean : undefined;
  const rest = unit === undefined ? head : punctuated(cut(head, word.length));
  if (LIFTED.test(rest.folded)) return present({ lift: true, unit });
  const verdict = VERDICTS.find(([, pattern]) => pattern.test(rest.folded));
  if (verdict === undefined) return undefined;
  const [shortcoming, pattern] = verdict;
  const note = wordsOf(punctuated(cut(rest, pattern.exec(rest.folded)?.[0].length ?? 0)));
  return present({ lift: false, unit, shortcoming, note });
}

/** 遴选 N 30 20 15 10 10, 遴选 N 事关全局:30 可办可查:20, 遴选; only the first number is the matter's. */
export function readKeyScores(said: Said): CommandCall {
  const before = leadingTargets(said.numbers, { series: said.lexicon.series, rangeWords: 'no' }).targets;
  const head = punctuated(said.rest);
  const first = /^\S+/u.exec(head.folded)?.[0].length ?? 0;
  const own = before.numbers.length > 0;
  const after = leadingTargets(cut(head, 0, first), {
    series: said.lexicon.series,
    rangeWords: 'no',
  }).targets;
  const targets = own ? before : after;
  if (targets.numbers.length === 0) return { name: 'keyScores', deed: 'list', targets, scores: [] };
  const points = own ? head : cut(head, first);
  return { name: 'keyScores', deed: 'set', targets, scores: scoresIn(points.folded) };
}

function scoresIn(text: string): Score[] {
  return [...text.matchAll(/([\p{Script=Han},、]*\p{Script=Han})?[\s:]*(\d{1,3})\s*分?/gu)].map((match) =>
    present({ name: match[1]?.replace(/^[,、分]+/u, '') || undefined, points: Number(match[2]) }),
  );
}

function afterNumber(rest: Passage, lexicon: Lexicon): Passage {
  return (formalTargets(rest, lexicon) ?? letteredRefs(rest)).rest;
}

/** Numbers of matters that nothing else is numbered like: 2026闭-018, 拟12. */
function formalTargets(rest: Passage, lexicon: Lexicon) {
  const found = leadingTargets(rest, { series: lexicon.series, rangeWords: 'no' });
  const kind = found.targets.numbers[0]?.kind;
  return kind === 'formal' || kind === 'intake' ? found : undefined;
}

function hasColumn(rest: Passage, lexicon: Lexicon): boolean {
  return findLabels(punctuated(rest).folded, COLUMNS, { lexicon, style: 'form' })[0]?.start === 0;
}
