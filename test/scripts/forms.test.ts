import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadForms } from '../../src/scripts/forms.ts';
import { ScriptError } from '../../src/scripts/yaml-file.ts';

const SHIPPED = 'bot-scripts/forms';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forms-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(content: string): string[] {
  writeFileSync(join(folder, 'one.yaml'), content);
  try {
    loadForms(folder);
    return [];
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${folder}/`, ''));
  }
}

it.each([
  ['建议', ['标题', '问题', '分析', '建议', '类别', '联名', '形成方式']],
  ['审核', ['结论', '代码', '说明', '并入']],
  ['交办', ['主办', '协办', '分办', '日期']],
  ['签收', ['承办人', '电话', '领办领导']],
  ['退办', ['理由', '建议单位']],
  ['沟通', ['阶段', '方式', '日期', '摘要']],
  ['答复', ['结果', '文号', '签发', '日期', '内容', '承诺']],
  ['评价', ['态度', '结果', '意见']],
])('ships the form %s with the field names that people type', (name, fields) => {
  expect(
    loadForms(SHIPPED)
      .form(name)
      .fields.map((field) => field.name),
  ).toEqual(fields);
});

it('asks a question for every field, and takes an answer of a whole suggestion', () => {
  const forms = loadForms(SHIPPED);
  const fields = forms.names.flatMap((name) => forms.form(name).fields);
  expect(fields.filter((field) => !/[?。]$/u.test(field.question))).toEqual([]);
  expect(forms.form('建议').fields.find((field) => field.name === '问题')).toMatchObject({
    required: true,
    multiline: true,
    limit: 5000,
  });
});

it('gives a field without any wish a line of 200 characters that may stay empty', () => {
  expect(problemsOf('form: 测试\nfields: { 甲: { question: 甲呢? } }\n')).toEqual([]);
  expect(loadForms(folder).form('测试').fields).toEqual([
    { name: '甲', required: false, multiline: false, limit: 200, question: '甲呢?' },
  ]);
});

it.each([
  ['a mistyped key', 'form: 测试\nfields: { 甲: { question: 甲呢?, requierd: true } }\n'],
  ['no question', 'form: 测试\nfields: { 甲: { required: true } }\n'],
  ['a single option', 'form: 测试\nfields: { 甲: { question: 甲呢?, options: [一] } }\n'],
  [
    'two kinds of options',
    'form: 测试\nfields: { 甲: { question: 甲呢?, options: [一, 二], optionsFrom: units } }\n',
  ],
  ['an unknown list of options', 'form: 测试\nfields: { 甲: { question: 甲呢?, optionsFrom: people } }\n'],
  ['no name', 'fields: { 甲: { question: 甲呢? } }\n'],
])('refuses a form with %s, saying where and what is allowed', (_, content) => {
  expect(problemsOf(content)).toMatchSnapshot();
});

it('refuses two files for one form', () => {
  writeFileSync(join(folder, 'two.yaml'), 'form: 测试\nfields: { 甲: { question: 甲呢? } }\n');
  expect(problemsOf('form: 测试\nfields: { 乙: { question: 乙呢? } }\n')).toEqual([
    'two.yaml form: 测试 is described by another file too',
  ]);
});

it('fails for a form that does not exist', () => {
  expect(() => loadForms(SHIPPED).form('投票')).toThrow(/no form 投票/);
});
