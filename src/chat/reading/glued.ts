import type { CommandKey } from './command-table.ts';
import { fold } from './fold.ts';
import type { Lexicon, Word } from './lexicon.ts';
import { isUnitName } from './units.ts';

/** What follows these is a name or words of one's own, and may stand close: 随手拍路灯坏了, 绑定码张明. */
const TAKES_WORDS: ReadonlySet<CommandKey> = new Set<CommandKey>([
  'submit',
  'clue',
  'query',
  'bind',
  'bindingCode',
  'registerGroup',
  'onBehalf',
]);

/** What these do is shown back first: a whole sentence may stand close (退办不归我们管), 答复率 and 退办情况 are none. */
const TAKES_SENTENCE: ReadonlySet<CommandKey> = new Set<CommandKey>(['requestReturn', 'reply', 'withdraw']);
const LEAST_SENTENCE = 5;

/** These may begin with the name of a unit: 交办区教育局. */
const TAKES_UNIT: ReadonlySet<CommandKey> = new Set<CommandKey>([
  'assign',
  'reassign',
  'ledger',
  'rates',
  'reconcile',
  'decideReturn',
  'decideExtension',
]);

/** What else the words can begin with. */
const OPENINGS: Partial<Record<CommandKey, RegExp>> = {
  assign: /^(?:给|(?:主办|协办|分办|独办|会办)(?!会))/,
  reassign: /^(?:给|(?:主办|协办|分办|独办|会办)(?!会))/,
  extend: /^[到至]/,
  contact: /^(?:办[前中后]|面谈|电话|走访|座谈|线上)/,
  agree: /^(?:退办|延期)/,
  disagree: /^(?:退办|延期)/,
  decideReturn: /^不?同意/,
  decideExtension: /^不?同意/,
  rate: /^(?:很|非常|基本|不)?满意/,
  nag: /^(?:未|逾期|快到期)/,
  ledger: /^(?:未|逾期|快到期)/,
  supervise: /^(?:关闭|回头看|整改|撤单)/,
  clueWork: /^(?:认领|转建议|转小微急|转出|并入)/,
  recordLater: /^(?:签收|沟通|答复|评价|退办)/,
  disclose: /^(?:全文|摘要|不公开)/,
  consultation: /^(?:新建|关闭|公布)/,
  silence: /^(?:本群|到)/,
};

/** 签收一下, 签收了, 签收吧, 签收谢谢, 签收这件, 退办因为…, 票3, R01. */
const GENERAL =
  /^(?:一下|了(?=$|[\s,。!])|(?:吧|啦|啊|呀|哈|哦|呢|嘛)+(?=$|[^\p{L}])|谢谢|这[一件个条些]|[本该此]件|上述|以上|因为|由于|[票单线项活交退延批]\d|[a-z])/u;

/** Whether what stands close behind a marked word can be what the word takes, so that 交办会 and 公开率 are no commands. */
export function mayStandClose({ entry }: Word, tail: string, lexicon: Lexicon): boolean {
  const { key } = entry;
  if (TAKES_WORDS.has(key) || GENERAL.test(tail) || OPENINGS[key]?.test(tail) === true) return true;
  const head = /^\p{L}+/u.exec(tail)?.[0] ?? '';
  if (TAKES_SENTENCE.has(key) && head.length >= LEAST_SENTENCE) return true;
  if (TAKES_UNIT.has(key) && isUnitName(head)) return true;
  // 审核通过 is read as the word and its decision, 审核通过率 is not.
  if (entry.words.some((word) => fold(word) === head)) return true;
  return /^\s*:/.test(tail.slice(head.length)) && isLabel(head, lexicon);
}

function isLabel(head: string, lexicon: Lexicon): boolean {
  return lexicon.fields.some((key) => lexicon.labels(key).includes(head));
}
