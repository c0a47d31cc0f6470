import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTexts, type Texts } from '../../src/scripts/texts.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'texts-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function textsOf(content: string, name = 'submission.yaml'): Texts {
  writeFileSync(join(folder, name), content);
  return loadTexts(folder);
}

function problemsOf(content: string): string[] {
  try {
    textsOf(content);
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
  }
}

const RECEIVED = `received: |
  {deputy}代表,您好!您的建议收到了(收件号 {number}):
  《{title}》,共{count}条。
declined:
  plain: 不能受理{number}。
  late: 已过期。
`;

it('renders a text with its values, line by line and without the last line break', () => {
  const values = { deputy: '张明', number: '拟12', title: '关于充电棚的建议', count: 3 };
  expect(textsOf(RECEIVED).render('submission/received', values)).toBe(
    '张明代表,您好!您的建议收到了(收件号 拟12):\n《关于充电棚的建议》,共3条。',
  );
});

it('names a text by file, moment and case', () => {
  const texts = textsOf(RECEIVED);
  expect(texts.keys).toEqual([
    'submission/received',
    'submission/declined.plain',
    'submission/declined.late',
  ]);
  expect(texts.placeholders('submission/received')).toEqual(['deputy', 'number', 'title', 'count']);
  expect(texts.placeholders('submission/declined.late')).toEqual([]);
});

it('never reads a value as a template', () => {
  const texts = textsOf('a: "{x}{y}"\n');
  expect(texts.render('submission/a', { x: '{y}$1$&', y: '好' })).toBe('{y}$1$&好');
});

it('gathers the files of the folder', () => {
  writeFileSync(join(folder, 'rating.yaml'), 'asked: 请评价\n');
  expect(textsOf('received: 收到\n').keys).toEqual(['rating/asked', 'submission/received']);
});

it('leaves out values that the text has no place for, so that staff may say less', () => {
  expect(textsOf(RECEIVED).render('submission/declined.late', { number: 3 })).toBe('已过期。');
});

describe('rendering', () => {
  it.each([
    ['an unknown key', 'submission/recieved', {}, /there is no text submission\/recieved/],
    ['a missing value', 'submission/declined.plain', {}, /declined\.plain has no value for number/],
    ['a key that objects have anyway', 'toString', {}, /there is no text toString/],
  ])('fails with %s', (_, key, values, message) => {
    expect(() => textsOf(RECEIVED).render(key, values)).toThrow(message);
  });
});

it.each([
  ['a brace left open', 'a: 好\nb: "{name"\n'],
  ['logic in braces', 'a: "{name|upper}"\n'],
  ['a Chinese placeholder', 'a: "{姓名}"\n'],
  ['doubled braces', 'a: "{{name}}"\n'],
  ['an empty text', 'a: ""\n'],
  ['nothing after the colon', 'a:\n'],
  ['a number', 'a: 12\n'],
  ['a list', 'a: [一, 二]\n'],
  ['a key in Chinese', '收到: 好\n'],
  ['a third level', 'a: { b: { c: 好 } }\n'],
  ['a key written twice', 'a: 好\na: 不好\n'],
])('refuses %s, saying where and what is allowed', (_, content) => {
  expect(problemsOf(content)).toMatchSnapshot();
});

it('reports the problems of all files at once', () => {
  writeFileSync(join(folder, 'rating.yaml'), 'asked: "{"\n');
  expect(problemsOf('received: "}"\n').map((it) => it.split(':')[0])).toEqual([
    'rating.yaml',
    'submission.yaml',
  ]);
});

it('refuses a folder that is not there', () => {
  expect(() => loadTexts(join(folder, 'nowhere'))).toThrow(ScriptError);
});
