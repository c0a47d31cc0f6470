import { describe, expect, it } from 'vitest';
import { defaultTitle, missingParts } from '../../../src/domain/suggestion/content.ts';
import { displayNumber, intakeLabel } from '../../../src/domain/suggestion/suggestion.ts';

describe('what a suggestion lacks', () => {
  it.each([
    ['nothing', { reason: '灯不亮', analysis: '', advice: '换灯' }, []],
    [
      'nothing when the analysis stands for the reason',
      { reason: '', analysis: '线路老化', advice: '换灯' },
      [],
    ],
    ['the reason', { reason: ' ', analysis: '', advice: '换灯' }, ['reason']],
    ['the advice', { reason: '灯不亮', analysis: '', advice: '\n' }, ['advice']],
    ['both', { reason: '', analysis: '', advice: '' }, ['reason', 'advice']],
  ])('%s', (_what, parts, missing) => {
    expect(missingParts(parts)).toEqual(missing);
  });
});

describe('a title for a suggestion without one', () => {
  const of = (advice: string, reason = '', body = ''): string => defaultTitle({ advice, reason, body });

  it.each([
    ['在老旧小区增设充电棚,年底前完成。', '关于在老旧小区增设充电棚的建议'],
    ['建议更换人民路路灯。', '关于更换人民路路灯的建议'],
    ['1.更换人民路路灯;2.公布电话。', '关于更换人民路路灯的建议'],
    ['一、更换人民路路灯。\n二、公布电话。', '关于更换人民路路灯的建议'],
    ['(一)更换人民路路灯。', '关于更换人民路路灯的建议'],
    ['在老旧小区增设充电棚\uff0c年底前完成。', '关于在老旧小区增设充电棚的建议'],
    ['建议\uff1a更换人民路路灯\uff1b公布电话。', '关于更换人民路路灯的建议'],
    ['\uff08一\uff09更换人民路路灯\uff01', '关于更换人民路路灯的建议'],
    ['  我们建议更换人民路路灯!', '关于更换人民路路灯的建议'],
    ['另外\uff0c能不能设个土产专架?', '关于设个土产专架的建议'],
    ['俺健议人民路换灯吧', '关于人民路换灯的建议'],
    ['我看应该由住建局牵头修路', '关于由住建局牵头修路的建议'],
    ['我想就是把桥修一修', '关于把桥修一修的建议'],
    ['我看病要跑县城', '关于我看病要跑县城的建议'],
    ['地点:文昌巷口 问题:井盖松动,老人绊倒过一次', '关于文昌巷口井盖松动的建议'],
    ['【问题】井盖松动', '关于井盖松动的建议'],
    [
      '我看应该由住建局牵头今年把这条三公里的路硬化了再装上路灯',
      '关于由住建局牵头今年把这条三公里的路硬化了再装上路灯的建议',
    ],
    [
      '由住建局牵头今年把这条三公里的乡村公路硬化了再装上路灯',
      '关于由住建局牵头今年把这条三公里的乡村公路硬化了的建议',
    ],
    [
      '文昌巷口的井盖松动 老人绊倒过一次 孩子也绊倒过两次 没人来管',
      '关于文昌巷口的井盖松动 老人绊倒过一次的建议',
    ],
  ])('%j becomes %s', (advice, title) => {
    expect(of(advice)).toBe(title);
  });

  it('is taken from the reason, then from what was typed, when there is no advice', () => {
    expect(of('', '人民路十一盏灯不亮。')).toBe('关于解决人民路十一盏灯不亮问题的建议');
    expect(of('', '', '人民路太黑。')).toBe('关于人民路太黑的建议');
  });

  it('is taken from the reason when the advice says too little', () => {
    expect(of('希望加强。', '小区垃圾没人清运,到处都是。')).toBe('关于解决小区垃圾没人清运问题的建议');
    expect(of('修桥')).toBe('关于修桥的建议');
  });

  it.each([
    ['希望镇里尽快安排清运。', '我们村东头的垃圾池满了半个月没人清', '村东头的垃圾池满了半个月没人清'],
    ['希望城管局尽快修复', '广场照明坏了十五盏,居民晚上摸黑', '广场照明坏了十五盏'],
    ['希望交通部门尽快修缮', '青石村石桥破损严重', '青石村石桥破损严重'],
    ['请有关部门及时处理', '学校门口天天堵车', '学校门口天天堵车'],
  ])('is taken from the reason when %j does not say what is meant', (advice, reason, told) => {
    expect(of(advice, reason)).toBe(`关于解决${told}问题的建议`);
  });

  it.each([
    ['希望镇里尽快修路', '坑洼很多', '关于镇里尽快修路的建议'],
    ['希望尽快清理垃圾池', '垃圾池满了半个月', '关于尽快清理垃圾池的建议'],
    ['希望能增加公交班次', '出行不便', '关于能增加公交班次的建议'],
  ])('is taken from the advice when %j says what is meant', (advice, reason, title) => {
    expect(of(advice, reason)).toBe(title);
  });

  it('is not cut within a word', () => {
    expect(of('在城关镇人民路与文昌路交叉口的东南角的人行横道信号灯')).toMatch(/人行横道的建议$/u);
  });

  it('is short, and says so when there is nothing', () => {
    expect(of('在'.repeat(100)).length).toBeLessThanOrEqual(29);
    expect(of('')).toBe('(还没有标题)');
  });
});

it('a suggestion is shown by its formal number once it has one', () => {
  expect(intakeLabel(12)).toBe('拟12');
  expect(displayNumber({ intakeNumber: 12 })).toBe('拟12');
  expect(displayNumber({ intakeNumber: 12, number: '2026闭-018' })).toBe('2026闭-018');
});
