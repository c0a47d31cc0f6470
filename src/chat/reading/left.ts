import type { CommandCall } from '../command-call.ts';
import { unreadInAssignment } from './assignment.ts';
import type { CommandKey } from './command-table.ts';
import { cut, type Passage } from './fold.ts';
import { CLAUSE, leadingTargets } from './targets.ts';
import { aim, type Said } from './said.ts';

/** These take no free text, so that what else is said would vanish. */
const TAKES_NO_TEXT: ReadonlySet<CommandKey> = new Set<CommandKey>(['signOff', 'acceptPaper']);

/** What follows the number of a matter that is assigned. */
const ASSIGNED = /^[\s,、]*(?:主办|独办|承办|分办|协办|由|交|给)/u;

const BETWEEN = /(?<=^|[\s,;。、])(?:其中)?/gu;
/** Behind 同意 or 通过 another decision about another number begins. */
const OTHER_DECISION = /^(?:不?同意|不宜|退改|通过)\s*[票单线项活退延批交]?\d/u;

export interface Split {
  readonly call: CommandCall;
  /** What was said besides and is not done, as typed. */
  readonly left?: string;
}

/**
 * Part a call from what its words say about another number (签收 18,22不是我们的; 同意 退4,不同意 延3): that is not done with
 * it, and must neither vanish nor become its remark.
 */
export function partLeft(call: CommandCall, said: Said): Split {
  if (call.name === 'review' && call.remark !== undefined) {
    const { remark, ...rest } = call;
    return isOther(remark, said) ? { call: rest, left: remark } : { call };
  }
  if (call.name === 'decide' && call.reason !== undefined && OTHER_DECISION.test(call.reason)) {
    const { reason, ...rest } = call;
    return { call: rest, left: reason };
  }
  if (call.name === 'assign' || call.name === 'reassign') return withLeft(call, unreadInAssignment(said));
  const left = TAKES_NO_TEXT.has(said.key) ? clauseIn(aim(said).rest, said) : undefined;
  return withLeft(call, left);
}

function withLeft(call: CommandCall, left: string | undefined): Split {
  return left === undefined ? { call } : { call, left };
}

/** Cut a marked text before the next one, which runs to the same end; what is cut off is kept as typed. */
export function untilNext(text: Passage, next: Passage): { readonly text: Passage; readonly left: string } {
  const at = text.clean.length - next.clean.length;
  const line = text.clean.lastIndexOf('\n', at) + 1;
  return { text: cut(text, 0, line), left: text.clean.slice(line) };
}

/** 交办 18 主办:…, and on the next line 22 主办:…: another one, that is left. */
export function untilNextNumbers(said: Said): { readonly said: Said; readonly left?: string } {
  if (said.key !== 'assign' && said.key !== 'reassign') return { said };
  for (const { index } of said.rest.folded.matchAll(/\n\s*(?=\S)/gu)) {
    const line = cut(said.rest, index);
    const { targets, rest } = leadingTargets(line, { series: said.lexicon.series, rangeWords: 'yes' });
    if (targets.numbers.length > 0 && ASSIGNED.test(rest.folded))
      return { said: { ...said, rest: cut(said.rest, 0, index) }, left: line.clean };
  }
  return { said };
}

function clauseIn(rest: Passage, said: Said): string | undefined {
  for (const { index, 0: link } of rest.folded.matchAll(BETWEEN)) {
    if (isClause(cut(rest, index + link.length), said)) return cut(rest, index).clean;
  }
  return undefined;
}

function isClause(text: Passage, { lexicon }: Said): boolean {
  const { targets, rest } = leadingTargets(text, { series: lexicon.series, rangeWords: 'yes' });
  return targets.numbers.length > 0 && CLAUSE.test(rest.folded);
}

function isOther(remark: string, said: Said): boolean {
  const text = { clean: remark, folded: remark };
  return isClause(cut(text, /^[\s,\uff0c\u3001;\uff1b]*/u.exec(remark)?.[0].length ?? 0), said);
}
