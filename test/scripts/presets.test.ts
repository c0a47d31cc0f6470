import { describe, expect, it } from 'vitest';
import { formatSpan } from '../../src/domain/deadlines/span.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { listPresets } from '../../src/scripts/rule-preset.ts';
import { loadRuleSet, loadRuleSources, sourcesIn } from '../../src/scripts/rules.ts';

const FOLDER = 'bot-scripts/rules';

const DIMENSIONS: Readonly<Record<string, (rules: RuleSet) => string>> = {
  clock: (rules) => rules.clockStart,
  accept: (rules) => formatSpan(rules.accept.interSession),
  reject: ({ reject }) => `${formatSpan(reject.due)} ${reject.from}`,
  reassign: (rules) => formatSpan(rules.reassign.due),
  assist: ({ assistOpinion }) => `${formatSpan(assistOpinion.due)} ${assistOpinion.from}`,
  reply: ({ reply, extension }) =>
    `${formatSpan(reply.normal)} ${formatSpan(reply.hard)} ${formatSpan(extension.cap)}`,
  evaluate: ({ evaluate }) => `${formatSpan(evaluate.due)} ${evaluate.evaluators}`,
  redo: (rules) => formatSpan(rules.redo.due),
  withdraw: ({ withdraw }) => `${withdraw.until} ${withdraw.joint}`,
  classes: ({ resultScheme }) => Object.keys(resultScheme.classes).join(''),
  terms: ({ roleTerms }) => `${roleTerms.LEAD} ${roleTerms.ASSIST}`,
};

/** The regional table (domain.md 1.2, with 1.7 and 1.11), typed from there and not from the presets. */
const A = 'assignedAt';
const R = 'receivedAt';
const ALL = 'replied allCosignersAgree';
const TABLE: Readonly<Record<string, readonly string[]>> = {
  // prettier-ignore
  'cn-county': [A, '5wd', `5wd ${A}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd lead', '1m', ALL, 'ABC', '主办 协办'],
  // prettier-ignore
  beijing: [A, '5wd', `5wd ${A}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd lead', '2m', 'assigned allCosignersAgree', '吸纳推动参考说明', '牵头 协办'],
  // prettier-ignore
  shanghai: [A, '7wd', `7wd ${R}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd lead', '1m', ALL, 'ABCD', '主办 会办'],
  // prettier-ignore
  zhejiang: [R, '7d', `10d ${R}`, '5wd', `2m ${R}`, '3m 6m 6m', '15wd lead', '1m', ALL, 'ABC', '主办 会办'],
  // prettier-ignore
  shandong: [A, '5d', `5d ${R}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd leadAfterConsult', '1m', ALL, 'ABC', '主办 协办'],
  // prettier-ignore
  qingdao: [A, '5wd', `5wd ${R}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd lead', '1m', ALL, 'ABC', '主办 协办'],
  // prettier-ignore
  henan: [R, '5wd', `10wd ${A}`, '10wd', `2m ${R}`, '3m 6m 6m', '10wd lead', '1m', ALL, 'ABC', '主办 协办'],
  // prettier-ignore
  chongqing: [A, '10wd', `10wd ${A}`, '10wd', `30wd ${A}`, '3m 6m 6m', '20wd lead', '2m', ALL, 'ABCD', '主办 协办'],
  // prettier-ignore
  'chongqing-township': [A, '10wd', `10wd ${A}`, '10wd', `30wd ${A}`, '2m 4m 4m', '20wd lead', '2m', ALL, 'ABCD', '主办 协办'],
  // prettier-ignore
  'shandong-township': ['sessionClosedAt', '5d', `5d ${R}`, '5wd', `1m ${R}`, '2m 4m 4m', '15wd leadAfterConsult', '1m', ALL, 'ABC', '主办 协办'],
  // prettier-ignore
  'beijing-township': [A, '5wd', `5wd ${A}`, '5wd', `1m ${R}`, '3m 6m 6m', '15wd lead', '2m', 'assigned allCosignersAgree', '吸纳推动参考说明', '牵头 协办'],
};

it('the presets are those of the table', () => {
  expect(listPresets(FOLDER).toSorted()).toEqual(Object.keys(TABLE).toSorted());
});

describe.each(Object.entries(TABLE))('the preset %s', (name, expected) => {
  it('has the windows of its place', () => {
    const rules = loadRuleSet(FOLDER, name);
    expect(Object.values(DIMENSIONS).map((dimension) => dimension(rules))).toEqual(expected);
  });

  it('cites law and article for what it changes, or says that it is a proposal or unverified', () => {
    const sources = loadRuleSources(FOLDER, name);
    const cited =
      /第[零一二三四五六七八九十百]+条|〔\d{4}〕|\[P\]|unverified|转载件|见 shared|通行用词|共同做法|通知|旬阳|办理情况报告|各地|用“|全文公开/;
    for (const [path, source] of Object.entries(sources)) expect(source, path).toMatch(cited);
  });
});

it('the three presets that were first differ in every dimension that their laws settle', () => {
  const three = ['cn-county', 'chongqing', 'shandong-township'].map((name) => loadRuleSet(FOLDER, name));
  for (const key of ['accept', 'reject', 'assist', 'evaluate', 'reply'] as const) {
    const values = three.map((rules) => DIMENSIONS[key]?.(rules));
    expect(new Set(values).size, key).toBeGreaterThan(1);
  }
});

it('a township is a township, all others are counties until told otherwise', () => {
  for (const name of Object.keys(TABLE))
    expect(loadRuleSet(FOLDER, name).level).toBe(name.includes('township') ? 'township' : 'county');
});

it('sources of a preset that is there no more are none', () => {
  const sourcesOf = sourcesIn(FOLDER);
  expect(sourcesOf('gone')).toEqual({});
  expect(sourcesOf('chongqing')['reply.normal']).toContain('第五十一条');
  expect(sourcesOf('chongqing-township')['reply.normal']).toContain('第十六条');
});
