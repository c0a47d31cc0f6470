import type { SuggestionText } from '../command-call.ts';
import type { FieldKey } from './command-table.ts';
import { divide } from './demand.ts';
import {
  cutAtLabels,
  type Fields,
  type FieldSpec,
  findLabels,
  type Label,
  passageOf,
  textOf,
} from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { withoutSalutation, withoutSignature } from './letter.ts';
import type { Lexicon } from './lexicon.ts';
import { readNames, readUnits } from './names.ts';
import { present } from './present.ts';
import { punctuated } from './said.ts';

const SPECS: readonly FieldSpec[] = [
  { key: 'title', extent: 'line' },
  { key: 'reason', extent: 'text' },
  { key: 'analysis', extent: 'text' },
  { key: 'advice', extent: 'text' },
  { key: 'content', extent: 'text' },
  { key: 'category', extent: 'line' },
  { key: 'cosigners', extent: 'line' },
  { key: 'suggestedUnits', extent: 'line' },
  { key: 'formedBy', extent: 'line' },
  { key: 'withheld', extent: 'line' },
  { key: 'disclosed', extent: 'line' },
  { key: 'signature', extent: 'line' },
];

/** 一、基本情况 / 二、存在的问题及原因 / 三、对策建议: a numbered line that is nothing but a heading. */
const HEADINGS: readonly { readonly key: FieldKey; readonly words: string }[] = [
  { key: 'advice', words: '建议|对策|措施|意见|办法|做法建议' },
  { key: 'analysis', words: '分析|原因|成因|症结|短板' },
  { key: 'reason', words: '情况|现状|背景|问题|案由|事由|依据|必要性|意义|困难' },
];
const NUMBERING =
  '(?:[一二三四五六七八九十]{1,3}[、.]|\\([一二三四五六七八九十]{1,3}\\)|\\d{1,2}[.、]|#{1,6} |\\*\\*)';

const TITLE_LINE = /^[ 《<"*#]*(关于[^\n。]{2,80}?(?:建议|意见|议案|提案))[ 》>"*]*[:。]?$/mu;
/** A first line that ends like a title, though it does not begin with 关于. */
const TITLE_AS_FIRST_LINE =
  /^\s*((?!我|俺|咱|以下|下面|这|一点|几点|两点|三点|有|提|大家|各位|给|向|对)[^\n。,;:!?]{4,50}?的(?:建议|意见建议))\s*(?=\n)/u;
const TITLE_IN_MARKS = /《\s*(关于[^\n》]{2,80}?(?:建议|意见|议案))\s*》/u;
const TITLE_AT_HEAD = /^[ 《]*(关于[^\n。,;:!?]{2,60}?的(?:建议|意见建议|意见))》?(?=[\s:。,;!?])/u;

/** Return the parts of a suggestion, from labels, headings or plain prose; `body` is always all that was typed. */
export function readSuggestion(text: Passage, lexicon: Lexicon): SuggestionText {
  const body = cut(text, 0);
  const fields = split(body, lexicon);
  const loose = withoutSignature(withoutSalutation(fields.rest));
  const labelled = textOf(fields, 'title');
  const found = labelled === undefined ? findTitle(loose) : undefined;
  const prose = withoutSignature(withoutSalutation(join([found?.rest ?? loose, content(fields)], '\n')));
  const parts = placeProse(prose, fields);
  return present({
    title: withoutMarks(labelled ?? found?.title),
    ...parts,
    analysis: trimmed(fields, 'analysis'),
    category: textOf(fields, 'category'),
    cosigners: (fields.values.get('cosigners') ?? []).flatMap(readNames),
    units: (fields.values.get('suggestedUnits') ?? []).flatMap(readUnits),
    confidential: confidentiality(fields),
    formedBy: textOf(fields, 'formedBy'),
    body: body.clean === '' ? undefined : body.clean,
  });
}

/** 题目改成…, said of a draft as one says it to a clerk. */
const TITLE_CHANGED = /(?<=^|[\s。,;])(?:把)?(?:标题|题目)(?:改成|改为|换成|改叫)[ :]*/gu;

function labelsIn(folded: string, lexicon: Lexicon): Label[] {
  const changed = [...folded.matchAll(TITLE_CHANGED)].map((match) => ({
    key: 'title' as const,
    start: match.index,
    end: match.index + match[0].length,
  }));
  return [...findLabels(folded, SPECS, { lexicon, style: 'prose' }), ...changed].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** These label what is said of other commands as well: 原因:… may be why a unit is late. */
const SHARED_LABEL = /^[\s【\[]*(?:理由|原因(?!分析)|事由|情况|意见|说明|内容)/;

/** Return whether a text has the title of a suggestion, or begins with the label of one of its parts. */
export function looksLikeSuggestion(text: Passage, lexicon: Lexicon): boolean {
  const labels = labelsIn(text.folded, lexicon);
  return (
    labels.some((it) => it.key === 'title') ||
    TITLE_LINE.test(text.folded.slice(0, 200)) ||
    isPart(text, labels[0])
  );
}

/** 问题:十一盏灯不亮, however short: one part, perhaps as it is to read now. */
function isPart({ folded }: Passage, first: Label | undefined): boolean {
  if (first?.start !== 0 || !['reason', 'analysis', 'advice', 'formedBy'].includes(first.key)) return false;
  const label = folded.slice(0, first.end);
  return /[:=】\]]/.test(label) && !SHARED_LABEL.test(label);
}

function split(body: Passage, lexicon: Lexicon): Fields {
  const labels = labelsIn(body.folded, lexicon);
  const headings = findHeadings(body.folded).filter(
    (it) => !labels.some((label) => label.start < it.end && it.start < label.end),
  );
  const all = [...labels, ...headings].toSorted((a, b) => a.start - b.start);
  return cutAtLabels(body, all, SPECS);
}

function findHeadings(folded: string): Label[] {
  return HEADINGS.flatMap(({ key, words }) => {
    const line = `(?<=^|\\n)[ ]*${NUMBERING}[ ]*(?!关于)[^\\n。,;:、]{0,10}(?:${words})(?:\\*\\*)?[ ]*:?[ ]*(?=\\n)`;
    return [...folded.matchAll(new RegExp(line, 'gu'))].map((match) => ({
      key,
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
}

/** 内容: of a suggestion is prose like the text in front of all labels. */
function content(fields: Fields): Passage {
  return join(fields.values.get('content') ?? [], '\n');
}

function placeProse(prose: Passage, fields: Fields): { reason?: string; advice?: string } {
  const reason = trimmed(fields, 'reason');
  const advice = trimmed(fields, 'advice');
  const said = prose.clean === '' ? undefined : prose.clean;
  if (reason === undefined && advice === undefined) return divide(prose);
  if (reason === undefined) return present({ reason: said, advice });
  return present({ reason: said === undefined ? reason : `${said}\n${reason}`, advice });
}

function findTitle(text: Passage): { readonly title: string; readonly rest: Passage } | undefined {
  for (const pattern of [TITLE_LINE, TITLE_AT_HEAD, TITLE_IN_MARKS, TITLE_AS_FIRST_LINE]) {
    const match = pattern.exec(text.folded);
    const inner = match?.[1];
    if (!match || inner === undefined) continue;
    const start = match.index + match[0].indexOf(inner);
    const title = text.clean.slice(start, start + inner.length);
    const before = cut(text, 0, match.index);
    return { title, rest: join([before, punctuated(cut(text, match.index + match[0].length))], '\n') };
  }
  return undefined;
}

function trimmed(fields: Fields, key: FieldKey): string | undefined {
  const values = (fields.values.get(key) ?? [])
    .map((it) => withoutSignature(it).clean)
    .filter((it) => it !== '');
  return values.length === 0 ? undefined : values.join('\n');
}

function withoutMarks(title: string | undefined): string | undefined {
  const bare = title
    ?.trim()
    .replace(/^《([^》]*)》[。.]?$/u, '$1')
    .trim();
  return bare === '' ? undefined : bare;
}

/** 保密:是, 不公开:否, 是否公开:否, or the label alone. */
function confidentiality(fields: Fields): boolean | undefined {
  const withheld = passageOf(fields, 'withheld')?.folded;
  if (withheld !== undefined)
    return !/^(?:否|不(?!公开)|无|没有|n|×|x|可以?公开|公开|同意公开)/.test(withheld);
  const disclosed = passageOf(fields, 'disclosed')?.folded;
  if (disclosed === undefined || disclosed === '') return undefined;
  return /^(?:否|不|n|×|x)/.test(disclosed);
}
