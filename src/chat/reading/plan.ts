import type { CommandCall } from '../command-call.ts';
import { cut, join, type Passage } from './fold.ts';
import { type FieldSpec, passageOf, readFields, textOf, withoutComma } from './fields.ts';
import { present } from './present.ts';
import { reasonOf } from './returns.ts';
import { aim, punctuated, type Said, wordsOf } from './said.ts';

const PLAN: readonly FieldSpec[] = [
  { key: 'leader', extent: 'name' },
  { key: 'people', extent: 'line' },
  { key: 'handler', extent: 'name' },
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
  const { steps, told } = scheduleOf(passageOf(fields, 'due'));
  const leader = textOf(fields, 'leader');
  const people = textOf(fields, 'people') ?? textOf(fields, 'handler');
  const led = leader === undefined ? spoken(fields.rest, LED_BY) : { rest: fields.rest };
  const done = people === undefined ? spoken(led.rest, DONE_BY) : { rest: led.rest };
  return present({
    leader: leader ?? led.name,
    people: people ?? done.name,
    schedule: steps,
    deployment: textOf(fields, 'deployment'),
    content: wordsOf(punctuated(withoutComma(join([done.rest, told], '\n')))),
  });
}

/** 时限:6月30日 分两期实施: behind a space, what tells no day is content. */
function scheduleOf(value: Passage | undefined): { readonly steps?: string; readonly told: Passage } {
  const text = value ?? { clean: '', folded: '' };
  const end = /\s+(?![^\s]*(?:[年月日号底]|\d[-./]\d))/u.exec(text.folded)?.index;
  return present({ steps: wordsOf(cut(text, 0, end)), told: cut(text, end ?? text.folded.length) });
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
