import { describe, expect, it } from 'vitest';
import { countPoints, defaultTitle, missingParts } from '../../../src/domain/suggestion/content.ts';
import { displayNumber, intakeLabel } from '../../../src/domain/suggestion/suggestion.ts';

describe('the points of an advice', () => {
  it.each([
    ['nothing', '', 0],
    ['blanks', ' \n\t ', 0],
    ['prose', '请住建部门一个月内更换路灯,并公布报修电话。', 1],
    ['Chinese numbers', '一、更换路灯。\n二、公布电话。\n三、每月巡查。', 3],
    ['Chinese numbers in brackets', '(一)更换路灯。\n(二)公布电话。', 2],
    [
      'Chinese numbers above ten',
      Array.from('一二三四五六七八九十', (n) => `${n}、办。`).join('\n') + '\n十一、办。\n十二、办。',
      12,
    ],
    ['digits with a dot', '1.更换路灯。\n2.公布电话。', 2],
    ['digits with a full-width dot', '1．更换路灯。\n2．公布电话。', 2],
    ['digits with a comma', '1、更换路灯。\n2、公布电话。', 2],
    ['digits in brackets', '(1)更换路灯;\n(2)公布电话。', 2],
    ['bullets', '- 更换路灯\n- 公布电话\n- 巡查', 3],
    ['indented lines', '  1. 更换路灯。\n  2. 公布电话。', 2],
    ['points in one line', '建议:1.更换路灯;2.公布电话;3.每月巡查。', 3],
    ['一是 二是', '一是更换路灯;二是公布电话。', 2],
    ['a decimal number at the head', '3.5公里的路灯要换。', 1],
    ['a year at the head', '2026年内更换路灯。', 1],
  ])('%s: %#', (_kind, advice, count) => {
    expect(countPoints(advice)).toBe(count);
  });
});

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
    ['  我们建议更换人民路路灯!', '关于更换人民路路灯的建议'],
  ])('%j becomes %s', (advice, title) => {
    expect(of(advice)).toBe(title);
  });

  it('is taken from the reason, then from what was typed, when there is no advice', () => {
    expect(of('', '人民路十一盏灯不亮。')).toBe('关于人民路十一盏灯不亮的建议');
    expect(of('', '', '人民路太黑。')).toBe('关于人民路太黑的建议');
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
