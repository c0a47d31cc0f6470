import type { CommandKey } from './command-table.ts';
import { cut, type Passage } from './fold.ts';
import { mayStandClose } from './glued.ts';
import type { Lexicon, Word } from './lexicon.ts';
import { withoutClosing, withoutFiller, withoutGreeting } from './politeness.ts';
import { topicIn } from './topic.ts';
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

/** What is written behind these may well be a question. */
const MAY_ASK: ReadonlySet<CommandKey> = new Set<CommandKey>([
  'query',
  'submit',
  'liaison',
  'parentCongress',
  'nag',
]);

/** 签收了吗 asks, it does not sign. */
const QUESTION =
  /^[^\n。!;:]{0,12}?(?:(?:了|过|好|完)?(?:吗|吧(?=[?])|没(?:有)?(?=[\s?,。!]|$)|么(?=[\s?,。!]|$))|(?:了|过)(?:没|吧(?=\?)))[\s?!。,]*(?=$|[\s\p{Script=Han}])/u;

/** 签收18号有什么要求, 怎么签收: asked of a word that acts at once. */
const ASKS_ABOUT = /^[^\n。!;]{0,12}?(?:什么|怎么|怎样|如何|谁|哪|为何|几时|多少|是否)/u;
const ACTS_AT_ONCE = /签收|通过|^同意/u;

/** 答复,稍后报: what is still to come is not told. */
const STILL_TO_COME =
  /^[\s,:、]*(?:稍后|稍等|正在|晚点|晚些|马上就?|还在|尚未|还没|还未|没有|准备|即将|等一?[下会])/u;
const TELLS: ReadonlySet<CommandKey> = new Set<CommandKey>([
  'reply',
  'contact',
  'plan',
  'assistOpinion',
  'commitmentDone',
]);

const BOUNDARY = /^(?:$|[^\p{L}\d]|拟|[一二三四五六七八九十百]+号)/u;
/** 通过全体代表努力, 签收全部完成: all of something else. */
const ALL_OF_THEM = /^(?:全部|所有|全体)(?:的|件|建议)?(?:$|[^\p{L}]|除|都|同意|通过|签收|给|主办)/u;
/** 通过5月18日会议, 通过第三方检测: no number of a suggestion. */
const MAY_BE_NUMBER = /^(?:第|\d|除)/u;

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
  if (word.entry.key === 'help' && topicIn({ clean: tail, folded: tail }, lexicon) !== undefined) return true;
  const clear =
    BOUNDARY.test(tail) ||
    ALL_OF_THEM.test(tail) ||
    (MAY_BE_NUMBER.test(tail) && beginsWithNumber(tail, lexicon)) ||
    lexicon.series.some((it) => new RegExp(`^${it}[-\\d]`).test(tail));
  if (WITHOUT_REST.has(word.entry.key)) {
    const addition = tail.replace(/[^\p{L}\p{N}]/gu, '');
    return clear && (strictness === 'marked' ? addition.length <= LONGEST_ADDITION : addition === '');
  }
  if (word.entry.key === 'query' && /^[线单]\d/.test(tail)) return true;
  if (word.entry.key === 'confirm' || (word.entry.key === 'readFull' && strictness === 'plain'))
    return isNumberAndNoMore(tail, lexicon);
  if (!MAY_ASK.has(word.entry.key) && QUESTION.test(tail)) return false;
  if (ACTS_AT_ONCE.test(word.text) && ASKS_ABOUT.test(tail)) return false;
  if (strictness === 'plain' && TELLS.has(word.entry.key) && STILL_TO_COME.test(tail)) return false;
  if (clear || word.entry.key === 'claim') return true;
  if (STANDS_APART.has(word.entry.key)) return false;
  const runsOn =
    strictness === 'marked' ? mayStandClose(word, tail, lexicon) : /^(?:一下|了(?=$|[\s,。!]))/.test(tail);
  return runsOn && word.text.length > 1;
}

function beginsWithNumber(tail: string, lexicon: Lexicon): boolean {
  const all = { clean: tail, folded: tail };
  return leadingTargets(all, { series: lexicon.series, rangeWords: 'yes' }).rest.folded !== tail;
}

/** 看 18, 看第18号全文 and 看 alone; 看,路灯又坏了 and 看不清楚 are no wish to read. */
function isNumberAndNoMore(tail: string, lexicon: Lexicon): boolean {
  const all = { clean: tail, folded: tail };
  const { rest } = leadingTargets(all, { series: lexicon.series, rangeWords: 'yes' });
  const plain = withoutClosing(rest).folded.replace(/^(?:的|这件|建议)*(?:全文|原文|内容|正文|详情)?/, '');
  return /^[^\p{L}\p{N}]*$/u.test(plain);
}
