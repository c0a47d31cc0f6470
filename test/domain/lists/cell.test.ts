import { describe, expect, it } from 'vitest';
import { type Cell, dateOf, namesIn, textOf, wordOf, yesOrNo } from '../../../src/domain/lists/cell.ts';

describe('a cell', () => {
  it.each<[Cell, string | undefined]>([
    [new Date('2026-03-02T00:00:00Z'), '2026-03-02'],
    // Serial dates: 1 January 2026 is 46023, and half a day more is the same day.
    [46_023, '2026-01-01'],
    [46_023.5, '2026-01-01'],
    ['2026-03-02', '2026-03-02'],
    ['2026/3/2', '2026-03-02'],
    ['2026.3.2', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    ['2026年3月2日', '2026-03-02'],
    [' 2026 年 3 月 2 日 ', '2026-03-02'],
    ['20260302', '2026-03-02'],
    [20_260_302, '2026-03-02'],
    ['2026-02-30', undefined],
    ['2026-13-01', undefined],
    // Which year is not ours to guess.
    ['3月2日', undefined],
    [18, undefined],
    ['', undefined],
    [undefined, undefined],
    [new Date(Number.NaN), undefined],
  ])('%j names the day %s', (cell, day) => {
    expect(dateOf(cell)).toBe(day);
  });

  it.each<[Cell, readonly string[]]>([
    ['张明、李芳;王敏', ['张明', '李芳', '王敏']],
    ['张明,李芳\n王敏', ['张明', '李芳', '王敏']],
    ['张明 李芳', ['张明', '李芳']],
    ['张 明', ['张明']],
    ['张 明、李芳', ['张明', '李芳']],
    ['1.张明 2.李芳', ['张明', '李芳']],
    ['张明代表、李芳同志', ['张明', '李芳']],
    ['张明等3人', ['张明']],
    ['张明、张明', ['张明']],
    ['无', []],
    ['', []],
    [undefined, []],
  ])('%j names %j', (cell, names) => {
    expect(namesIn(cell)).toEqual(names);
  });

  it.each<[Cell, boolean | undefined]>([
    ['是', true],
    ['√', true],
    [true, true],
    [1, true],
    ['否', false],
    [false, false],
    ['也许', undefined],
  ])('%j means %s', (cell, answer) => {
    expect(yesOrNo(cell)).toBe(answer);
  });

  it('is read as people see it', () => {
    expect(textOf(' 一\r\n二 ')).toBe('一\n二');
    expect(textOf(18)).toBe('18');
    expect(textOf(true)).toBe('是');
    expect(textOf(undefined)).toBe('');
    expect(wordOf('２０２６ 闭－０１８')).toBe('2026闭-018');
  });
});
