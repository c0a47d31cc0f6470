import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTexts, type Texts } from '../../src/scripts/texts.ts';
import { parseSource, readSources } from './source.ts';
import { textUses, type TextUse, unusedTexts, wordingMistakes, wrongUses } from './text-uses.ts';

function featuresOf(texts: Texts): ReadonlySet<string> {
  return new Set(texts.keys.map((key) => key.slice(0, key.indexOf('/'))));
}

/** Return a text with a mark for each value. */
function rendered(texts: Texts, key: string): string {
  return texts.render(key, Object.fromEntries(texts.placeholders(key).map((name) => [name, '〇'])));
}

describe('the texts that ship', () => {
  const texts = loadTexts('bot-scripts/texts');
  const uses = textUses(readSources('src'), featuresOf(texts));

  it('exist for every key in the code, with places for the values given there', () => {
    expect(wrongUses(uses, texts)).toEqual([]);
  });

  it('are all used', () => {
    expect(unusedTexts(uses, texts)).toEqual([]);
  });

  it('render, in at most six lines, without marks, clauses, hashes or spans', () => {
    const mistakes = texts.keys.flatMap((key) =>
      wordingMistakes(rendered(texts, key)).map((mistake) => `${key}: ${mistake}`),
    );
    expect(mistakes).toEqual([]);
  });
});

describe('the guard of texts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guard-'));
  writeFileSync(join(folder, 'reply.yaml'), 'received: "{number}已答复"\nlate: 已逾期\n');
  const texts = loadTexts(folder);
  rmSync(folder, { recursive: true });

  function usesIn(code: string): readonly TextUse[] {
    return textUses([parseSource('src/a.ts', code)], featuresOf(texts));
  }

  it.each([
    ['a key that does not exist', "render('reply/gone', {});"],
    ['a key of a feature that does not exist', "texts.render('replies/received', {});"],
    ['a key in a table', "const KEYS = { a: 'reply/gone' };"],
    ['a template that does not exist', "say({ template: 'replies/received', values: {} });"],
    ['a missing value', "texts.render('reply/received', {});"],
    ['a beginning that no key has', 'texts.render(`reply/gone-${code}`, values);'],
    ['a value missing in one of several texts', 'texts.render(`reply/${code}`, { date });'],
    ['a misnamed value', "say({ template: 'reply/received', values: { no: 3 } });"],
  ])('finds %s', (_, code) => {
    expect(wrongUses(usesIn(code), texts)).toHaveLength(1);
  });

  it.each([
    "texts.render('reply/received', { number });",
    "say({ template: 'reply/received', values: { number: 3 } });",
    "texts.render('reply/late', { number });",
    'texts.render(`reply/${code}`, values);',
    "texts.render('reply/received', { ...values });",
    "texts.render('reply/received', values);",
    "import { x } from 'reply/gone';",
    "const type = 'text/plain';",
  ])('has nothing against %s', (code) => {
    expect(wrongUses(usesIn(code), texts)).toEqual([]);
  });

  it('finds a text that nothing uses', () => {
    expect(unusedTexts(usesIn("const KEYS = ['reply/late'];"), texts)).toEqual(['reply/received']);
    expect(unusedTexts(usesIn('const key = `reply/${code}`;'), texts)).toEqual([]);
  });

  it.each([
    ['一\n二\n三\n四\n五\n六\n七', '7 lines'],
    ['请回 #签收', 'mark'],
    ['依据第五十一条', 'clause'],
    ['校验码 9f86d081884c', 'hash'],
    ['请在3wd内签收', 'span'],
  ])('finds %j', (text, mistake) => {
    expect(wordingMistakes(text)).toHaveLength(1);
    expect(wordingMistakes(text)[0]).toContain(mistake);
  });

  it('lets an ordinary text of six lines pass', () => {
    expect(wordingMistakes('拟12\n2026闭-018\n6月10日前\n18:00\n第18号\n请回「签收 全部」')).toEqual([]);
  });
});
