import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSpan } from '../../src/domain/deadlines/span.ts';
import { parseRung, type Rung } from '../../src/domain/reminders/ladder.ts';
import { formatRung } from '../../src/domain/rules/format-rung.ts';
import type { RuleSet } from '../../src/domain/rules/rule-set.ts';
import { listPresets } from '../../src/scripts/rule-preset.ts';
import {
  loadRuleSet,
  loadRuleSources,
  parseRuleContent,
  ruleContent,
  ruleHash,
} from '../../src/scripts/rules.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

const SHIPPED = 'bot-scripts/rules';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(SHIPPED, folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function county(overrides: Readonly<Record<string, unknown>> = {}): RuleSet {
  return loadRuleSet(SHIPPED, 'cn-county', overrides);
}

/** Return the problems that loading finds, without the folder's name. */
function problemsOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, '').replaceAll(folder, '.'));
  }
}

/** Change the county's preset by replacing text, and return the problems of loading it. */
function problemsWith(before: string, after: string): string[] {
  const path = join(folder, 'cn-county.yaml');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(before);
  writeFileSync(path, text.replace(before, after));
  return problemsOf(() => loadRuleSet(folder, 'cn-county'));
}

function ladderText(ladder: readonly Rung[]): string {
  return ladder.map(formatRung).join(', ');
}

describe('the preset cn-county', () => {
  it('has the time limits of the law and of the provinces it names', () => {
    const rules = county();
    const spans = {
      signIn: rules.signIn.due,
      reject: rules.reject.due,
      assistOpinion: rules.assistOpinion.due,
      normal: rules.reply.normal,
      hard: rules.reply.hard,
      evaluate: rules.evaluate.due,
      redo: rules.redo.due,
      fastReply: rules.fastTrack.reply,
      cosign: rules.cosign.window,
    };
    expect(Object.fromEntries(Object.entries(spans).map(([key, span]) => [key, formatSpan(span)]))).toEqual({
      signIn: '3wd',
      reject: '5wd',
      assistOpinion: '1m',
      normal: '3m',
      hard: '6m',
      evaluate: '15wd',
      redo: '1m',
      fastReply: '10wd',
      cosign: '72h',
    });
  });

  it('reminds on the default ladders', () => {
    const rules = county();
    expect(ladderText(rules.signIn.remind)).toBe('-1wd, 0, +1wd, every 2wd');
    expect(ladderText(rules.reply.remind)).toBe('half, -30d, -15d, -7d, -3d, -1d, 0, +1wd, every 5wd');
    expect(ladderText(rules.evaluate.remind)).toBe('start+5wd, start+14wd');
  });

  it('classes results A, B, C, lists 8 categories and 14 reasons to decline, and has its gates off', () => {
    const rules = county();
    expect(Object.keys(rules.resultScheme.classes)).toEqual(['A', 'B', 'C']);
    expect(rules.resultScheme.committing).toEqual(['B']);
    expect(rules.categories).toHaveLength(8);
    expect(Object.keys(rules.declineReasons)).toEqual(
      Array.from({ length: 14 }, (_, index) => `R${String(index + 1).padStart(2, '0')}`),
    );
    expect([rules.gates, rules.acceptReply, rules.numberOnly]).toEqual([
      { contacts: false, consent: false },
      false,
      false,
    ]);
  });
});

describe.each(listPresets(SHIPPED))('each value of the preset %s', (name) => {
  it('has a source, and no source is left over', () => {
    const paths = valuePaths(loadRuleSet(SHIPPED, name));
    expect(Object.keys(loadRuleSources(SHIPPED, name)).toSorted()).toEqual(paths.toSorted());
  });
});

/** Spans and lists are values, and so is the result scheme, which has its own source. */
function valuePaths(ruleSet: RuleSet): string[] {
  return Object.entries(ruleSet)
    .filter(([key]) => key !== 'name')
    .flatMap(([key, value]: [string, unknown]) => {
      const isSection = typeof value === 'object' && value !== null && !Array.isArray(value);
      return isSection && key !== 'resultScheme'
        ? Object.keys(value).map((inner) => `${key}.${inner}`)
        : [key];
    });
}

describe('overrides', () => {
  it('change single values and leave the others alone', () => {
    const changed = county({
      'redo.trigger': ['basic', 'unsatisfied'],
      'evaluate.due': '10wd',
      'rounding.decimals': 0,
      'gates.contacts': 'on',
      acceptReply: true,
      numberOnly: 'on',
      review: ['team', 'office'],
    });
    expect(changed).toEqual({
      ...county(),
      redo: { ...county().redo, trigger: ['basic', 'unsatisfied'] },
      evaluate: { ...county().evaluate, due: { count: 10, unit: 'wd' } },
      rounding: { policy: 'halfUp', decimals: 0 },
      gates: { contacts: true, consent: false },
      acceptReply: true,
      numberOnly: true,
      review: ['team', 'office'],
    });
  });

  it('may give several values of a section at once', () => {
    expect(county({ gates: { consent: 'on' } }).gates).toEqual({ contacts: false, consent: true });
  });

  it('replace the rungs before the due day by reply.internalWarn, and only those', () => {
    const rules = county({ 'reply.internalWarn': ['20d', '2wd'] });
    expect(ladderText(rules.reply.remind)).toBe('half, -20d, -2wd, 0, +1wd, every 5wd');
  });

  it('take the short form of the ladder of ratings', () => {
    expect(ladderText(county({ 'evaluate.remind': ['5wd', '14wd'] }).evaluate.remind)).toBe(
      'start+5wd, start+14wd',
    );
  });

  it('name a result scheme or write one out, in its order', () => {
    expect(Object.keys(county({ resultScheme: 'JYB' }).resultScheme.classes)).toEqual(['甲', '乙', '丙']);
    const own = { name: '本区', classes: { 一类: '办成', 二类: '在办' }, committing: ['二类'] };
    expect(county({ resultScheme: own }).resultScheme).toEqual(own);
  });

  it.each([
    ['a mistyped path', { 'redo.trigerr': ['basic'] }],
    ['a mistyped section', { gate: { contacts: 'on' } }],
    ['a mistyped key in a section', { gates: { contact: 'on' } }],
    ['a word that is no choice', { 'redo.trigger': ['bad'] }],
    ['a length of time in Chinese', { 'evaluate.due': '10个工作日' }],
    ['hours where days are counted', { 'reply.normal': '72h' }],
    ['a rung that is none', { 'signIn.remind': ['-1wd', 'later'] }],
    ['yes for on', { 'gates.contacts': 'yes' }],
    ['a number template without a serial number', { 'numbering.fastTrack': '{year}急' }],
    ['several mistakes', { 'redo.due': '1', acceptRepli: 'on' }],
    ['an unknown scheme', { resultScheme: 'ABX' }],
    [
      'a scheme that commits to a class it does not have',
      { resultScheme: { name: 'x', classes: { A: 'a' }, committing: ['B'] } },
    ],
  ])('are refused with %s, saying what is allowed', (_, overrides) => {
    expect(problemsOf(() => loadRuleSet(folder, 'cn-county', overrides))).toMatchSnapshot();
  });
});

describe('a preset file', () => {
  it.each([
    ['an unknown key', 'acceptReply: off', 'acceptReplies: off'],
    ['an unknown key in a section', 'signIn: 1wd', 'signin: 1wd'],
    ['a wrong type', 'maxRounds: 2', 'maxRounds: two'],
    ['a missing value', '  hearingFirst: off\n', ''],
    ['a missing section', 'acceptReply: off\n', ''],
    ['a wrong rung', 'start+14wd', 'start+14 days'],
  ])('is refused with %s, saying the line and what is allowed', (_, before, after) => {
    expect(problemsWith(before, after)).toMatchSnapshot();
  });

  it('may extend another, say only what differs, and have the sources of both', () => {
    writeFileSync(
      join(folder, 'town.yaml'),
      'extends: cn-county\nlevel: township\nreply: { normal: 2m, hard: 4m }\nsources: { reply.normal: 重庆 }\n',
    );
    const rules = loadRuleSet(folder, 'town', { 'reply.hard': '5m' });
    expect(rules).toEqual({
      ...county(),
      name: 'town',
      level: 'township',
      reply: { ...county().reply, normal: { count: 2, unit: 'm' }, hard: { count: 5, unit: 'm' } },
    });
    expect(loadRuleSources(folder, 'town')).toEqual({
      ...loadRuleSources(SHIPPED, 'cn-county'),
      'reply.normal': '重庆',
    });
  });

  it('is refused when it extends itself in a circle', () => {
    writeFileSync(join(folder, 'a.yaml'), 'extends: b\nsources: {}\n');
    writeFileSync(join(folder, 'b.yaml'), 'extends: a\nsources: {}\n');
    expect(problemsOf(() => loadRuleSet(folder, 'a'))).toEqual([
      'a.yaml extends: goes in a circle, a > b > a',
    ]);
  });

  it('is refused under a name that no file has', () => {
    const problems = [`.: there is no preset cn-conty; allowed: ${listPresets(SHIPPED).join(', ')}`];
    expect(problemsOf(() => loadRuleSet(folder, 'cn-conty'))).toEqual(problems);
  });
});

describe('a stored rule set', () => {
  it.each([
    {},
    { resultScheme: 'JYB' },
    { 'reply.internalWarn': ['10d'], review: ['team', 'street', 'office'] },
  ])('reads back the same from a database that sorts keys, with overrides %j', (overrides) => {
    const rules = county(overrides);
    const stored = sortKeys(JSON.parse(JSON.stringify(ruleContent(rules))));
    const read = parseRuleContent(stored);
    expect(read).toEqual(rules);
    expect(Object.keys(read.resultScheme.classes)).toEqual(Object.keys(rules.resultScheme.classes));
    expect(ruleHash(read)).toBe(ruleHash(rules));
  });

  it('has another hash when any value differs, and the order of classes is a value', () => {
    const classes = { A: 'a', B: 'b' };
    const turned = { B: 'b', A: 'a' };
    const hashes = [
      county(),
      county({ 'evaluate.due': '16wd' }),
      county({ resultScheme: { name: 'x', classes, committing: [] } }),
      county({ resultScheme: { name: 'x', classes: turned, committing: [] } }),
    ].map(ruleHash);
    expect(new Set(hashes).size).toBe(4);
    expect(hashes.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true);
  });

  it('is refused when it is damaged', () => {
    expect(() => parseRuleContent({ ...ruleContent(county()), reply: {} })).toThrow(/normal/);
  });
});

/** As `jsonb` does: keys by length, then by bytes. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(
    ([a], [b]) =>
      Buffer.byteLength(a) - Buffer.byteLength(b) || Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

it('writes every rung as it is read', () => {
  const span = fc.record({ count: fc.integer({ min: 1, max: 9999 }), unit: fc.constantFrom('wd', 'd', 'm') });
  const rung = fc.oneof(
    fc.constant({ kind: 'half' } as const),
    fc.constant({ kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 } as const),
    fc.record({ kind: fc.constant('offset'), span, sign: fc.constantFrom(-1, 1) }),
    fc.record({ kind: fc.constantFrom('every', 'after_start'), span }),
  );
  fc.assert(
    fc.property(rung, (it) => {
      // fast-check widens the literals that the constants above hold.
      expect(parseRung(formatRung(it as Rung))).toEqual(it);
    }),
    { seed: 20260302 },
  );
});
