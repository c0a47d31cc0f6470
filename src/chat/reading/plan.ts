import type { CommandCall } from '../command-call.ts';
import { cut, join, type Passage } from './fold.ts';
import { type FieldSpec, readFields, textOf, withoutComma } from './fields.ts';
import { present } from './present.ts';
import { reasonOf } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';

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
  const leader = textOf(fields, 'leader');
  const people = textOf(fields, 'people') ?? textOf(fields, 'handler');
  const led = leader === undefined ? spoken(fields.rest, LED_BY) : { rest: fields.rest };
  const done = people === undefined ? spoken(led.rest, DONE_BY) : { rest: led.rest };
  return present({
    leader: leader ?? led.name,
    people: people ?? done.name,
    schedule: textOf(fields, 'due'),
    deployment: textOf(fields, 'deployment'),
    content: wordsOf(punctuated(withoutComma(done.rest))),
  });
}

/** Between commas, 领办孙局长 and 承办马工 need no colon; longer words are no name. */
const LED_BY = clauseOf('领办(?:领导|人)?');
const DONE_BY = clauseOf('承办(?:人员?)?');

function clauseOf(word: string): RegExp {
  const name = '(?!的|了|这|那|此|本|该|单位|科室|部门)[\\p{Script=Han}·]{2,6}';
  return new RegExp(`(?<=^|[\\s,;、。])${word}(?:是|为|由)?[ ]*(?<name>${name})(?:[,;、。]|(?=\\s|$))`, 'u');
}

function spoken(text: Passage, clause: RegExp): { readonly name?: string; readonly rest: Passage } {
  const match = clause.exec(text.folded);
  const name = match?.groups?.['name'];
  if (match === null || name === undefined) return { rest: text };
  const start = match.index + match[0].indexOf(name);
  const rest = [cut(text, 0, match.index), cut(text, match.index + match[0].length)];
  return { name: cut(text, start, start + name.length).clean, rest: join(rest, '') };
}

/** 说明 N 原因:… */
export function readLateness(said: Said): CommandCall {
  const { targets, rest } = aim(said);
  const specs: readonly FieldSpec[] = [{ key: 'grounds', extent: 'text' }];
  const fields = readFields(rest, specs, { lexicon: said.lexicon, style: 'form' });
  return present({ name: 'lateness' as const, targets, reason: reasonOf(fields) });
}
