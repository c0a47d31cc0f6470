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
