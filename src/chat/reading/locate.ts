import type { CommandKey } from './command-table.ts';
import { cut, type Passage } from './fold.ts';
import { mayStandClose } from './glued.ts';
import type { Lexicon, Word } from './lexicon.ts';
import { withoutClosing, withoutFiller, withoutGreeting } from './politeness.ts';
import { leadingTargets } from './targets.ts';

/** A command word found at the head of a text. */
export interface Located {
  readonly word: Word;
  /** The numbers in front of the word (18 签收). */
  readonly numbers: Passage;
  readonly rest: Passage;
}

/** `marked`: after # or a mention, where what a word takes may stand close (#签收一下); `plain`: it must end clearly. */
export type Strictness = 'marked' | 'plain';

/** These take nothing after them, so that 情况是这样的 is no question for the overview. */
export const WITHOUT_REST: ReadonlySet<CommandKey> = new Set<CommandKey>([
  'help',
  'guide',
  'todo',
  'pendingReview',
  'pendingApproval',
  'overview',
  'board',
  'weekly',
  'mine',
  'undo',
  'missing',
  'outbox',
  'register',
  'basis',
  'points',
  'myVote',
  'projects',
  'cluePool',
  'checkGroup',
  'unregisterGroup',
]);

/** These never run on, not even after a mark: 联络员 and 联络站 are words of their own. */
const STANDS_APART: ReadonlySet<CommandKey> = new Set<CommandKey>(['liaison', 'parentCongress']);

/** The longest addition that such a word bears after a mark: 情况 第一季度. */
const LONGEST_ADDITION = 16;

/** 签收了吗 asks, it does not sign. */
const QUESTION =
  /^[^\n。!;:]{0,12}?(?:(?:了|过|好|完)?(?:吗|吧(?=[?])|没(?:有)?(?=[\s?,。!]|$)|么(?=[\s?,。!]|$))|(?:了|过)(?:没|吧(?=\?)))[\s?!。,]*(?=$|[\s\p{Script=Han}])/u;

const BOUNDARY = /^(?:$|[^\p{L}]|第|拟|全部|所有|全体|除|[一二三四五六七八九十百]+号)/u;

/** Return the command at the head of a text: word first, or numbers first, after a greeting or 请 if any. */
export function locate(text: Passage, lexicon: Lexicon, strictness: Strictness): Located | undefined {
  for (const start of [cut(text, 0), withoutGreeting(text), withoutFiller(text), tightened(text)]) {
    const found = atHead(start, lexicon, strictness) ?? afterNumbers(start, lexicon, strictness);
    if (found) return found;
  }
  return undefined;
}

/** 签 收 18: a word of two characters with a space in it. */
function tightened(text: Passage): Passage {
  const gap = /^\s*\p{Script=Han}(\s+)\p{Script=Han}(?=[\s\d]|$)/u.exec(text.folded);
  if (!gap) return text;
  const space = gap[0].length - 1 - (gap[1]?.length ?? 0);
  const without = (kept: string): string => kept.slice(0, space) + kept.slice(gap[0].length - 1);
  return { clean: without(text.clean), folded: without(text.folded) };
}

function atHead(text: Passage, lexicon: Lexicon, strictness: Strictness): Located | undefined {
  const bare = cut(text, /^[\s,。.!:、*【\[]*/.exec(text.folded)?.[0].length ?? 0);
  for (const word of lexicon.words) {
    if (!bare.folded.startsWith(word.text)) continue;
    const tail = bare.folded.slice(word.text.length);
    if (!fits(word, tail, lexicon, strictness)) continue;
    const bracket = /^[】\]*]+/.exec(tail)?.[0].length ?? 0;
    return { word, numbers: cut(bare, 0, 0), rest: cut(bare, word.text.length + bracket) };
  }
  return undefined;
}

function afterNumbers(text: Passage, lexicon: Lexicon, strictness: Strictness): Located | undefined {
  const { rest } = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' });
  const length = text.folded.length - rest.folded.length;
  if (length === 0 || rest.folded === '') return undefined;
  const filler = withoutFiller(
    cut(rest, /^(?:[\s,:、。]|的|这件|建议(?=[\s,:]))*/.exec(rest.folded)?.[0].length ?? 0),
  );
  const found = atHead(filler, lexicon, strictness);
  return found && { ...found, numbers: cut(text, 0, length) };
}

function fits(word: Word, tail: string, lexicon: Lexicon, strictness: Strictness): boolean {
  const clear = BOUNDARY.test(tail) || lexicon.series.some((it) => new RegExp(`^${it}[-\\d]`).test(tail));
  if (WITHOUT_REST.has(word.entry.key)) {
    const addition = tail.replace(/[^\p{L}\p{N}]/gu, '');
    return clear && (strictness === 'marked' ? addition.length <= LONGEST_ADDITION : addition === '');
  }
  if (word.entry.key === 'query' && /^[线单]\d/.test(tail)) return true;
  if (word.entry.key === 'confirm' || (word.entry.key === 'readFull' && strictness === 'plain'))
    return isNumberAndNoMore(tail, lexicon);
  if (word.entry.key !== 'query' && word.entry.key !== 'submit' && QUESTION.test(tail)) return false;
  if (clear || word.entry.key === 'claim') return true;
  if (STANDS_APART.has(word.entry.key)) return false;
  const runsOn =
    strictness === 'marked' ? mayStandClose(word, tail, lexicon) : /^(?:一下|了(?=$|[\s,。!]))/.test(tail);
  return runsOn && word.text.length > 1;
}

/** 看 18, 看第18号全文 and 看 alone; 看,路灯又坏了 and 看不清楚 are no wish to read. */
function isNumberAndNoMore(tail: string, lexicon: Lexicon): boolean {
  const all = { clean: tail, folded: tail };
  const { rest } = leadingTargets(all, { series: lexicon.series, rangeWords: 'yes' });
  const plain = withoutClosing(rest).folded.replace(/^(?:的|这件|建议)*(?:全文|原文|内容|正文|详情)?/, '');
  return /^[^\p{L}\p{N}]*$/u.test(plain);
}
