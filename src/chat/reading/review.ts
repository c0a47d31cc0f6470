import type { CommandCall, NumberRef } from '../command-call.ts';
import { type FieldSpec, readFields, textOf } from './fields.ts';
import { cut, join, type Passage } from './fold.ts';
import { present } from './present.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';
import { leadingTargets } from './targets.ts';

type Decision = 'pass' | 'revise' | 'decline' | 'letter' | 'merge';

const SPECS: readonly FieldSpec[] = [
  { key: 'remark', extent: 'text' },
  { key: 'grounds', extent: 'text' },
];

const DECISIONS: readonly (readonly [RegExp, Decision])[] = [
  [/^(?:不予?通过|不宜(?:提出|作为建议)?|不予?受理|不予交办)/, 'decline'],
  [/^(?:审核|初审|复审|审查|预审)?(?:退改|退回修改|请修改|修改后再提|退回补充|补充修改)/, 'revise'],
  [/^(?:转(?:为|作)?(?:代表)?来信|按来信处理|转信访)/, 'letter'],
  [/^(?:并入|合并到|合并至|并到|合并)/, 'merge'],
  [/^(?:审核|初审|复审|审查|预审)?(?:通过|同意|合格|准予立案|立案)(?:了)?/, 'pass'],
];

const CODE = /^r\s?(\d{1,4})(?!\d)/;

/** 审核 N… 通过|退改 意见|不宜 R01 说明|转来信 说明|并入 M, also 通过 18-35、40. */
export function readReview(said: Said): CommandCall {
  const fields = readFields(said.rest, SPECS, { lexicon: said.lexicon, style: 'prose' });
  const own = decisionAt(said.word);
  const head = takeDecision(punctuated(fields.rest));
  const aimed = aim({ ...said, rest: (own ? undefined : head)?.rest ?? fields.rest });
  const first = own
    ? { ...own, rest: aimed.rest }
    : head
      ? { ...head, rest: aimed.rest }
      : takeDecision(aimed.rest);
  const into = first?.decision === 'merge' ? numberAfter(first.rest, said) : undefined;
  const code = takeCode(into?.rest ?? first?.rest ?? aimed.rest);
  const labelled = join(
    [...(fields.values.get('remark') ?? []), ...(fields.values.get('grounds') ?? [])],
    '\n',
  );
  return present({
    name: 'review' as const,
    targets: aimed.targets,
    decision: first?.decision,
    code: code.code,
    remark: wordsOf(join([code.rest, labelled], '\n')) ?? textOf(fields, 'remark'),
    into: into?.ref,
  });
}

function decisionAt(folded: string): { decision: Decision; end: number } | undefined {
  for (const [pattern, decision] of DECISIONS) {
    const match = pattern.exec(folded);
    if (match) return { decision, end: match[0].length };
  }
  return undefined;
}

function takeDecision(text: Passage): { decision: Decision; rest: Passage } | undefined {
  const found = decisionAt(text.folded);
  return found && { decision: found.decision, rest: punctuated(cut(text, found.end)) };
}

function numberAfter(text: Passage, said: Said): { ref: NumberRef; rest: Passage } | undefined {
  const found = leadingTargets(text, { series: said.lexicon.series, rangeWords: 'no' });
  const ref = found.targets.numbers[0];
  return ref && { ref, rest: punctuated(found.rest) };
}

function takeCode(text: Passage): { code?: string; rest: Passage } {
  const match = CODE.exec(text.folded);
  if (!match) return { rest: text };
  // R1 and R001 are R01; R99 stays what it is, so that it can be refused by name.
  const code = String(Number(match[1])).padStart(2, '0');
  return { code: `R${code}`, rest: punctuated(cut(text, match[0].length)) };
}
