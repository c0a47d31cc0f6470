import type { CommandCall } from '../command-call.ts';
import type { CommandKey } from './command-table.ts';
import { cut, type Passage } from './fold.ts';
import { withoutClosing } from './politeness.ts';
import { present } from './present.ts';
import { punctuated, type Said, wordsOf } from './said.ts';

const AGREED = /^(?:核对)?(?:无误|一致|相符|正确|没有?(?:错|误|出入|问题)了?)(?=$|[\s,。!])/;
const WRONG = /^(?:核对)?(?:有误|不符|不一致|有出入|有错|不对|有问题)/;
const ALL = /^(?:全部|所有|各单位|全体)[\s。!]*$/;
const NONE = /^(?:无|没有|取消)[\s。!]*$/;
const LEVELS = /^(?:分级|两级|市镇两级|分级汇总|两级汇总)[\s。!]*$/;

/** A unit's or a congress's name, and nothing else. */
const NAME = /^[\p{L}\d()·]{2,30}[\s。!]*$/u;

/** Whether what follows one of the office's newer words is of the form that the word takes; free text is not. */
export function fitsOffice(key: CommandKey, word: string, rest: Passage): boolean {
  const said = punctuated(withoutClosing(rest)).folded;
  switch (key) {
    case 'liaison':
      return !/^[,。!、]/.test(rest.folded);
    case 'parentCongress':
      return said === '' || NAME.test(said) || NONE.test(said);
    case 'reconcile':
      return word.endsWith('误') || said === '' || ALL.test(said) || NAME.test(said) || hasVerdict(said);
    default:
      return true;
  }
}

/** 六率, 六率 区教育局, 六率 分级. */
export function readRates(said: Said): CommandCall {
  const rest = punctuated(said.rest);
  const byLevel = LEVELS.test(rest.folded);
  return present({ name: 'rates' as const, byLevel, unit: byLevel ? undefined : wordsOf(rest) });
}

/** 联络 内容, 联络 区教育局 内容. */
export function readLiaison(said: Said): CommandCall {
  const parts = [said.numbers.clean, punctuated(said.rest).clean].filter((part) => part.trim() !== '');
  return { name: 'liaison', content: parts.join(' ').trim() };
}

/** 对账, 对账 区教育局, 对账 全部, 对账 无误, 对账 有误 第18号已答复, 对账 区教育局 无误. */
export function readReconcile(said: Said): CommandCall {
  const ending = /(?:无误|有误)$/.exec(said.word)?.[0] ?? '';
  const rest = punctuated(withoutClosing(said.rest));
  const folded = ending + rest.folded;
  if (ALL.test(folded)) return { name: 'reconcile', all: true };
  const unit = hasVerdict(folded) && verdictOf(folded) === undefined ? firstWord(rest) : undefined;
  const after = unit === undefined ? rest : punctuated(cut(rest, unit.length));
  const verdict = verdictOf(unit === undefined ? folded : after.folded);
  if (verdict === undefined) return present({ name: 'reconcile' as const, all: false, unit: wordsOf(rest) });
  const wrong = ending === '' ? (WRONG.exec(after.folded)?.[0].length ?? 0) : 0;
  return present({
    name: 'reconcile' as const,
    all: false,
    unit,
    agreed: verdict,
    remark: verdict ? undefined : wordsOf(punctuated(cut(after, wrong))),
  });
}

/** 上级人大 示例市人大常委会, 上级人大 无. */
export function readParent(said: Said): CommandCall {
  const rest = punctuated(said.rest);
  const none = NONE.test(rest.folded);
  return present({ name: 'parentCongress' as const, congress: none ? undefined : wordsOf(rest), none });
}

/** 无误 or 有误 first, or after the name of a unit. */
function hasVerdict(said: string): boolean {
  const after = said.replace(/^[\p{L}\d()·]{2,30}[\s:,]+/u, '');
  return verdictOf(said) !== undefined || (after !== said && verdictOf(after) !== undefined);
}

function verdictOf(said: string): boolean | undefined {
  if (AGREED.test(said)) return true;
  return WRONG.test(said) ? false : undefined;
}

function firstWord(text: Passage): string {
  return text.clean.slice(0, /^[^\s:,]*/.exec(text.folded)?.[0].length ?? 0);
}
