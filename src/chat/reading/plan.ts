import type { CommandCall } from '../command-call.ts';
import type { Passage } from './fold.ts';
import { type FieldSpec, readFields, textOf } from './fields.ts';
import { present } from './present.ts';
import { reasonOf } from './returns.ts';
import { aim, type Said, wordsOf } from './said.ts';

const PLAN: readonly FieldSpec[] = [
  { key: 'leader', extent: 'line' },
  { key: 'people', extent: 'line' },
  { key: 'handler', extent: 'line' },
  { key: 'due', extent: 'line' },
  { key: 'deployment', extent: 'text' },
];

/** 方案 N 领导:… 人员:… 时限:… 部署:…, 部署 N …; the time limit is kept as typed, since a plan may have several steps. */
export function readPlan(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const plan = { name: 'plan' as const, targets, ...planOf(rest, said) };
  return said.word.startsWith('部署') ? { ...plan, forDeployment: true } : plan;
}

/** Return what a text says of a plan; what stands in no field is its content. */
export function planOf(text: Passage, said: Pick<Said, 'lexicon'>) {
  const fields = readFields(text, PLAN, { lexicon: said.lexicon, style: 'form' });
  return present({
    leader: textOf(fields, 'leader'),
    people: textOf(fields, 'people') ?? textOf(fields, 'handler'),
    schedule: textOf(fields, 'due'),
    deployment: textOf(fields, 'deployment'),
    content: wordsOf(fields.rest),
  });
}

/** 说明 N 原因:… */
export function readLateness(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const specs: readonly FieldSpec[] = [{ key: 'grounds', extent: 'text' }];
  const fields = readFields(rest, specs, { lexicon: said.lexicon, style: 'form' });
  return present({ name: 'lateness' as const, targets, reason: reasonOf(fields) });
}
