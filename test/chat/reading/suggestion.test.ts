import { describe, expect, it } from 'vitest';
import { listedPoints } from '../../../src/chat/reading/points.ts';
import type { SuggestionText } from '../../../src/chat/command-call.ts';
import { callOf, directCallOf } from './support.ts';

function submitted(text: string, where: 'group' | 'direct' = 'group'): SuggestionText {
  const call = where === 'group' ? callOf(text) : directCallOf(text);
  if (call?.name !== 'submit') throw new Error(`not read as a suggestion but as ${call?.name ?? 'chatter'}`);
  return call.suggestion;
}

const PARAGRAPH =
  '人民路自建成以来已使用二十余年，路灯灯杆锈蚀、线路老化，夜间时亮时灭，周边居民和师生反映强烈。';
const PASTED = `#建议
关于更换人民路老旧路灯、改善学生夜间通行条件的建议
区人大常委会：
近年来，我区城市建设成效明显，但人民路照明问题一直没有解决。${PARAGRAPH}现将有关情况报告如下。
一、基本情况
${PARAGRAPH.repeat(6)}
二、存在的问题
（一）线路老化。${PARAGRAPH.repeat(4)}
（二）管养不清。${PARAGRAPH.repeat(4)}
三、原因分析
${PARAGRAPH.repeat(3)}
四、对策建议
1.由区住建局牵头，6月底前更换十一盏路灯。${PARAGRAPH.repeat(2)}
2.明确管养单位，每季度巡查一次，时间为09:00至11:00。
3.在校门口增设爆闪灯。详见 https://example.invalid/a:b 。
以上建议妥否，请予考虑。
代表：张明  电话：000-1234567
附议代表：李芳、王 强
2026年4月8日`;

describe('a pasted suggestion', () => {
  it('loses neither title nor parts, and its greeting and signature belong to none of them', () => {
    const read = submitted(PASTED);
    expect(PASTED.length).toBeGreaterThan(1100);
    expect(read.title).toBe('关于更换人民路老旧路灯、改善学生夜间通行条件的建议');
    expect(read.reason).toMatch(/^近年来，我区/);
    expect(read.reason).toContain('（二）管养不清');
    expect(read.reason).not.toContain('区人大常委会');
    expect(read.analysis).toBe(PARAGRAPH.repeat(3));
    expect(read.advice).toMatch(/^1\.由区住建局牵头/);
    expect(read.advice).toContain('时间为09:00至11:00');
    expect(read.advice).toContain('https://example.invalid/a:b');
    expect(read.advice).toMatch(/请予考虑。$/);
    expect(listedPoints(read.advice ?? '')).toHaveLength(3);
    expect(read.cosigners).toEqual(['李芳', '王强']);
    expect(`#建议\n${read.body ?? ''}`).toBe(PASTED);
  });

  it('is read the same in a direct chat without a mark', () => {
    const { title, advice } = submitted(PASTED.replace('#建议\n', ''), 'direct');
    expect(title).toBe('关于更换人民路老旧路灯、改善学生夜间通行条件的建议');
    expect(advice).toMatch(/^1\.由区住建局牵头/);
  });
});

describe('labels', () => {
  it.each([
    '#建议\n标题:甲路的建议\n问题:灯不亮。\n建议:更换。',
    '#建议 标题:甲路的建议 问题:灯不亮。 建议:更换。',
    '#建议 标题：甲路的建议　问题：灯不亮。　建议：更换。',
    '#建议\n题目：《甲路的建议》\n案由：灯不亮。\n对策：更换。',
    '#建议\n【标题】甲路的建议\n【事由】灯不亮。\n【具体建议】更换。',
    '#建议\n**标题**：甲路的建议\n**背景**：灯不亮。\n**措施**：更换。',
    '#建议\n标 题:甲路的建议\n原 因:灯不亮。\n建 议:更换。',
    '#建议\n问题:灯不亮。\n建议:更换。\n标题:甲路的建议',
    '#建议\n標題:甲路的建议\n問題:灯不亮。\n建議:更换。',
    '#建议\n一、标题:甲路的建议\n二、问题:灯不亮。\n三、建议:更换。',
    '#建议\n标题 甲路的建议\n问题 灯不亮。\n建议 更换。',
    '@小助手 #提建议\n标题:甲路的建议\n问题:灯不亮。\n建议:更换。\n代表:张明 电话:000-1234',
    '各位好\n#建议\n标题：甲路的建议\n存在问题：灯不亮。\n对策建议：\n更换。',
  ])('%j', (text) => {
    expect(submitted(text)).toMatchObject({ title: '甲路的建议', reason: '灯不亮。', advice: '更换。' });
  });

  it('give category, cosigners, units and confidentiality', () => {
    const text =
      '#建议\n标题:甲\n问题:乙。\n建议:丙。\n类别:城建环保\n附议人:李芳、王强代表\n建议承办单位:区住建局、区交通局\n不公开:是';
    expect(submitted(text)).toMatchObject({
      category: '城建环保',
      cosigners: ['李芳', '王强'],
      units: ['区住建局', '区交通局'],
      confidential: true,
    });
  });

  it.each<[string, boolean | undefined]>([
    ['不公开:是', true],
    ['不公开:否', false],
    ['不公开', true],
    ['保密:是', true],
    ['保密:否', false],
    ['保密：不需要', false],
    ['是否公开:否', true],
    ['是否公开:是', false],
    ['联名:无', undefined],
  ])('%j after the advice says whether it is confidential', (line, confidential) => {
    const read = submitted(`#建议\n标题:甲\n问题:乙。\n建议:丙。\n${line}`);
    expect(read.confidential).toBe(confidential);
    expect(read.advice).toBe('丙。');
    expect(read.cosigners).toEqual([]);
  });

  it('do not cut prose at its own colons', () => {
    const advice = '建议：一是改造：拓宽；二是管理:早8:30到9:00限行，见https://example.invalid/x';
    expect(submitted(`#建议\n标题:甲\n问题:人们说:太堵了。\n${advice}`)).toMatchObject({
      reason: '人们说:太堵了。',
      advice: advice.slice(3),
    });
  });
});

describe('free text', () => {
  it.each<[string, Partial<SuggestionText>]>([
    [
      '#建议 人民路十一盏灯不亮，学生晚上很怕。建议一个月内更换。',
      { reason: '人民路十一盏灯不亮，学生晚上很怕。', advice: '建议一个月内更换。' },
    ],
    [
      '#建议 关于更换路灯的建议：灯不亮了。希望尽快更换。',
      { title: '关于更换路灯的建议', reason: '灯不亮了。', advice: '希望尽快更换。' },
    ],
    [
      '#建议 《关于更换路灯的建议》灯不亮了。为此，提出以下建议：1.更换；2.巡查。',
      { title: '关于更换路灯的建议', reason: '灯不亮了。', advice: '为此，提出以下建议：1.更换；2.巡查。' },
    ],
    ['#建议 灯不亮。俺健议换灯。', { reason: '灯不亮。', advice: '俺健议换灯。' }],
    ['#建议 灯不亮，建意换灯。', { reason: '灯不亮', advice: '建意换灯。' }],
    ['#建议 新扩建意向书里没有灯。', { reason: '新扩建意向书里没有灯。' }],
    ['#建议 灯不亮……建议换灯。', { reason: '灯不亮……', advice: '建议换灯。' }],
    ['#建议 灯不亮。我看就换成太阳能的。', { reason: '灯不亮。', advice: '我看就换成太阳能的。' }],
    [
      '#建议 人民路一到晚上黑得很 我想提个建议 多装几盏灯',
      { reason: '人民路一到晚上黑得很 我想', advice: '提个建议 多装几盏灯' },
    ],
    [
      '#建议 路灯太暗，建议换新。去年我们村摔了两个人。',
      { reason: '路灯太暗\n去年我们村摔了两个人。', advice: '建议换新。' },
    ],
    ['#建议 路灯太暗，建议换新。今年要换完。', { reason: '路灯太暗', advice: '建议换新。今年要换完。' }],
    ['#建议\n题目改成关于抢修青石桥栏杆的建议', { title: '关于抢修青石桥栏杆的建议' }],
    ['#建议 请教一下，路灯归谁管？', { reason: '请教一下，路灯归谁管？' }],
    [
      '#建议\n更换人民路路灯的建议\n灯不亮了。希望更换。',
      { title: '更换人民路路灯的建议', reason: '灯不亮了。', advice: '希望更换。' },
    ],
    ['#建议\n我说一下我们村的建议\n灯不亮了。', { reason: '我说一下我们村的建议\n灯不亮了。' }],
    ['#建议 灯不亮了，天天摸黑走路', { reason: '灯不亮了，天天摸黑走路' }],
    ['#建议', {}],
  ])('%j', (text, expected) => {
    const { body, cosigners, units, ...parts } = submitted(text);
    expect(parts).toEqual(expected);
    expect(cosigners).toEqual([]);
    expect(units).toEqual([]);
    expect(body === undefined).toBe(text === '#建议');
  });

  it.each([
    '各位领导，我们村的水泵坏了半年了，请有关部门派人来修一修',
    '反映一个情况：学校门口没有斑马线，家长都很担心，希望交警管一管',
    '标题:关于路灯的建议\n问题:不亮',
    '建议在人民路装路灯',
    '我想提个建议，人民路的路灯该换了',
    '俺建议人民路装路灯',
    '建意在人民路装路灯',
  ])('in a direct chat %j is a suggestion', (text) => {
    expect(submitted(text, 'direct').body).toBeDefined();
  });
});

describe('the points of an advice', () => {
  it.each<[string, number]>([
    ['更换路灯。', 1],
    ['', 0],
    ['1.换灯；2.巡查；3.问责。', 3],
    ['1、投入1.5万元；2、改造2.5公里。', 2],
    ['一、换灯。二、巡查。', 2],
    ['（一）换灯；（二）巡查。', 2],
    ['(1)换灯 (2)巡查', 2],
    ['①换灯；②巡查', 2],
    ['一是换灯；二是巡查；三是宣传。', 3],
    ['- 换灯\n- 巡查', 2],
    ['一、换灯：\n1.先换；\n2.后修。\n二、巡查。', 2],
    ['在1.5米处设灯。', 1],
  ])('%j', (advice, count) => {
    expect(listedPoints(advice)).toHaveLength(count);
  });
});
