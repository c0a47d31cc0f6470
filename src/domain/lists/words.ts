import type { AssignmentRole } from '../assignment/assignment.ts';
import type { Grade } from '../satisfaction/rating.ts';
import type { SuggestionKind, SuggestionState } from '../suggestion/suggestion.ts';

/** The words of the ledger for what the books keep as codes; the first is the one that is written. */
export const KIND_WORDS = {
  session: ['会期', '会议期间', '大会', '会议'],
  between_sessions: ['闭会', '闭会期间', '会后'],
  fast_track: ['小微急', '微建议', '小微'],
} as const satisfies Record<SuggestionKind, readonly string[]>;

export const STATE_WORDS = {
  draft: ['草稿'],
  cosigning: ['联名中'],
  submitted: ['待审'],
  in_review: ['审核中'],
  revision_requested: ['退改中'],
  declined: ['不予受理', '不宜'],
  converted: ['已转来信'],
  merged: ['已并案'],
  registered: ['待交办', '已立案', '立案', '通过', '审核通过'],
  assigned: ['办理中', '已交办', '在办', '正在办理'],
  replied: ['已答复', '待评价'],
  closed: ['已办结', '办结', '已办复'],
  reopened: ['二次办理'],
  withdrawn: ['已撤回', '撤回'],
} as const satisfies Record<SuggestionState, readonly string[]>;

export const GRADE_WORDS = {
  1: ['满意'],
  2: ['基本满意'],
  3: ['不满意'],
} as const satisfies Record<Grade, readonly string[]>;

export const METHOD_WORDS = {
  meeting: ['面谈', '见面', '面商', '当面', '座谈见面'],
  phone: ['电话'],
  visit: ['走访', '上门'],
  letter: ['函', '信函', '书面'],
  forum: ['座谈', '座谈会'],
  online: ['线上', '微信', '网络'],
} as const;

/** Which column a unit's role stands in. */
export const ROLE_COLUMNS = {
  sole: 'leadUnit',
  lead: 'leadUnit',
  assisting: 'assisting',
  separate: 'separate',
} as const satisfies Record<AssignmentRole, string>;

/** Return the code that a word stands for; `undefined` for a word that is not in the table. */
export function codeOf<K extends string | number>(
  words: Readonly<Record<K, readonly string[]>>,
  word: string,
): K | undefined {
  // The cast holds: these are the object's own keys; JavaScript gives numbers as text.
  const key = (Object.keys(words) as `${K}`[]).find((it) => words[it as K].includes(word));
  if (key === undefined) return undefined;
  const number = Number(key);
  return (Number.isNaN(number) ? key : number) as K;
}
