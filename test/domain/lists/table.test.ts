import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/domain/lists/cell.ts';
import { LISTS, LIST_KINDS } from '../../../src/domain/lists/columns.ts';
import { foldTitle, tableIn } from '../../../src/domain/lists/table.ts';

const table = (...rows: readonly (readonly Cell[])[]) => tableIn({ name: '表', rows });

describe('a sheet is recognised by its header', () => {
  it.each<[string, readonly string[], string]>([
    ['deputies', ['姓名', '代表团', '状态'], 'name'],
    ['deputies', ['序 号', '代表\n姓名', '代表团(小组)'], 'name'],
    ['deputies', ['姓 名', '代表小组'], 'name'],
    ['units', ['单位', '承办系统', '联络员', '电话', '单位负责人'], 'unit'],
    ['units', ['承办单位:', '联系人'], 'unit'],
    ['systems', ['承办系统', '协调单位', '协调人'], 'system'],
    ['suggestions', ['编号', '会期/闭会', '标题', '类别', '领衔', '联名', '案由/内容', '主办'], 'title'],
    ['suggestions', ['建议编号*', '建议题目', '提出代表(联系电话)', '承办部门', '办理时限'], 'title'],
    ['suggestions', ['案名', '领衔人'], 'title'],
  ])('as %s: %j', (list, header, key) => {
    const found = table(header, ['甲', '乙', '丙']);
    expect(found?.list).toBe(list);
    expect([...(found?.titles.keys() ?? [])]).toContain(key);
  });

  it.each([[['单位地址', '邮编']], [['姓名']], [['标题']], [[]]])('as none: %j', (header) => {
    expect(table(header, ['甲', '乙'])).toBeUndefined();
  });

  it('below a title, a merged subtitle and an empty row', () => {
    const found = table(['示例区人大代表名册'], [], ['制表:王敏'], ['姓名', '代表团'], ['张明', '一团']);
    expect(found?.rows.map(({ row }) => row)).toEqual([5]);
  });

  it('and says which columns mean nothing to it', () => {
    const found = table(['姓名', '代表团', '电话', '', '身份证号'], ['张明', '一团', '1']);
    expect(found?.ignored).toEqual(['电话', '身份证号']);
  });

  it('and leaves out empty rows and totals', () => {
    const found = table(
      ['姓名', '代表团'],
      ['张明', '一团'],
      [],
      ['', ' '],
      ['李芳', '二团'],
      ['合计', '2人'],
    );
    expect(found?.rows.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('and fills what is merged over several rows', () => {
    const units = table(
      ['单位', '联络员'],
      ['区教育局', '陈立德'],
      [undefined, '林老师'],
      ['区住建局', '赵启航'],
    );
    expect(units?.rows.map(({ cells }) => cells.get('unit'))).toEqual(['区教育局', '区教育局', '区住建局']);
  });

  it('with the first of two columns of one name', () => {
    expect(table(['姓名', '代表团', '姓名'], ['甲', '乙', '丙'])?.rows[0]?.cells.get('name')).toBe('甲');
  });
});

describe('the names of columns', () => {
  it.each(LIST_KINDS)('never mean two things in the list of %s', (list) => {
    const columns: Readonly<Record<string, { title: string; also: readonly string[] }>> = LISTS[list].columns;
    const names = Object.values(columns).flatMap(({ title, also }) => [title, ...also].map(foldTitle));
    expect(names.toSorted()).toEqual([...new Set(names)].toSorted());
  });
});
