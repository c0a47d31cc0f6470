import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CommandCall } from '../../../src/chat/command-call.ts';
import { formatNumberRef } from '../../../src/chat/reading/numbers.ts';
import { listedPoints } from '../../../src/chat/reading/points.ts';
import { hasSecrecyMark } from '../../../src/chat/reading/secrecy.ts';
import { callOf } from './support.ts';

const FILE = '../shared/data/messages/sample.jsonl';

const lineSchema = z.object({
  id: z.string(),
  where: z.enum(['group', 'direct']),
  text: z.string(),
  images: z.number(),
  expect: z.object({
    kind: z.string(),
    title: z.string().nullable().optional(),
    reason_has: z.array(z.string()).default([]),
    advice_has: z.array(z.string()).default([]),
    cosigners: z.array(z.string()).optional(),
    points: z.number().optional(),
    confidential: z.boolean().optional(),
    flags: z.array(z.string()).default([]),
    missing: z.array(z.string()).optional(),
    number: z.string().optional(),
    unit: z.string().optional(),
    outcome_class: z.string().optional(),
    visit_stage: z.string().optional(),
    method: z.string().optional(),
    rating: z.object({ attitude: z.number(), result: z.number() }).optional(),
  }),
});

type Line = z.output<typeof lineSchema>;

const KINDS: Readonly<Record<string, string>> = {
  submit: 'suggestion',
  clue: 'clue',
  cosign: 'cosign',
  signOff: 'sign_off',
  requestReturn: 'return_request',
  contact: 'contact',
  extend: 'extension',
  reply: 'reply',
  assistOpinion: 'assist_opinion',
  assistPromise: 'assist_promise',
  rate: 'rating',
  query: 'query',
  withdraw: 'withdraw',
  help: 'help',
};
const STAGES = { before: '办前', during: '办中', after: '办后' } as const;
const METHODS = {
  meeting: '面谈',
  phone: '电话',
  visit: '走访',
  letter: '函',
  forum: '座谈',
  online: '线上',
} as const;

/** Lines of our own, so that the comparison runs where the samples are not at hand. */
const OWN = [
  `{"id": "own-1", "platform": "wechat", "where": "group", "text": "#查 18号", "images": 0,
    "expect": {"kind": "query", "number": "018"}}`,
  `{"id": "own-2", "platform": "wechat", "where": "group", "text": "收到,马上办", "images": 0, "expect": {"kind": "none"}}`,
];

function linesOf(path: string): Line[] {
  const samples = existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
  return [...OWN, ...samples].map((line) => lineSchema.parse(JSON.parse(line)));
}

function kindOf(call: CommandCall | undefined): string {
  // Two numbers in a direct chat answer an open rating (commands.md, rule 2).
  if (call?.name === 'choose' && call.numbers.length === 2) return 'rating';
  return call ? (KINDS[call.name] ?? 'other') : 'none';
}

const plain = (text: string | undefined): string =>
  (text ?? '').normalize('NFKC').replace(/[\s\u200b-\u200d]/g, '');

function checkSuggestion(call: CommandCall, wanted: Line['expect']): void {
  if (call.name !== 'submit') return;
  const { title, reason, analysis, advice, cosigners, confidential, units } = call.suggestion;
  if (wanted.title !== undefined) expect(plain(title)).toBe(plain(wanted.title ?? ''));
  for (const part of wanted.reason_has)
    expect(plain(`${reason ?? ''}${analysis ?? ''}`)).toContain(plain(part));
  for (const part of wanted.advice_has) expect(plain(advice)).toContain(plain(part));
  if (wanted.cosigners) expect(cosigners).toEqual(wanted.cosigners);
  if (wanted.points !== undefined) expect(listedPoints(advice ?? '')).toHaveLength(wanted.points);
  if (wanted.confidential !== undefined) expect(confidential).toBe(wanted.confidential);
  if (wanted.unit !== undefined) expect(units).toEqual([wanted.unit]);
  if (wanted.missing) {
    const parts = { title, reason: reason ?? analysis, advice };
    expect(Object.entries(parts).flatMap(([part, text]) => (text === undefined ? [part] : []))).toEqual(
      wanted.missing,
    );
  }
}

function checkOthers(call: CommandCall, wanted: Line['expect']): void {
  if (call.name === 'submit') return;
  const said = plain(JSON.stringify(call));
  for (const part of wanted.reason_has) expect(said).toContain(plain(part));
  if (wanted.number !== undefined && 'targets' in call) {
    expect(call.targets.numbers.map(formatNumberRef)).toEqual([wanted.number]);
  }
  if (wanted.cosigners && 'names' in call) expect(call.names).toEqual(wanted.cosigners);
  if (wanted.unit !== undefined && 'unit' in call) expect(call.unit).toBe(wanted.unit);
  if (call.name === 'reply') expect(call.outcome).toBe(wanted.outcome_class);
  if (call.name === 'contact') {
    expect(call.stage && STAGES[call.stage]).toBe(wanted.visit_stage);
    expect(call.method && METHODS[call.method]).toBe(wanted.method);
  }
  if (call.name === 'rate') expect({ attitude: call.attitude, result: call.result }).toEqual(wanted.rating);
  if (call.name === 'choose') expect(call.numbers).toEqual([wanted.rating?.attitude, wanted.rating?.result]);
}

describe('the sample messages', () => {
  it.each(linesOf(FILE).map((line) => [line.id, line] as const))('%s is read as expected', (_, line) => {
    const wanted = line.expect;
    expect(hasSecrecyMark(line.text)).toBe(wanted.flags.includes('R12'));
    const call = callOf(line.text, { where: line.where, attachments: { images: line.images, files: [] } });
    expect(kindOf(call)).toBe(wanted.kind);
    if (!call || wanted.flags.includes('R12')) return;
    checkSuggestion(call, wanted);
    checkOthers(call, wanted);
  });
});
