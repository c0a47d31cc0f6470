import { describe, expect, it } from 'vitest';
import { matchProjects } from '../../../src/chat/reading/match-projects.ts';

const PROJECTS = ['小区充电棚', '公园和绿地改造', '停车位(一期)', '停车位(二期)', '水、电、气改造', '充电棚'];
const chosen = (names: string) => matchProjects(PROJECTS, { kind: 'names', names });

describe('projects by name', () => {
  it.each([
    ['小区充电棚', [0]],
    ['充电棚', [5]],
    ['小区充电棚、公园和绿地改造', [0, 1]],
    ['公园和绿地改造和充电棚', [1, 5]],
    ['水、电、气改造、充电棚', [4, 5]],
    ['停车位（二期） 绿地', [3, 1]],
    ['水、电、气 改造;停车位(一期)。', [4, 2]],
    ['绿地和一期', [1, 2]],
  ])('%s', (names, positions) => {
    expect(chosen(names)).toEqual({ ok: true, value: positions });
  });

  it.each([
    ['停车位', '停车位'],
    ['充电棚、天桥', '天桥'],
    ['天桥 充电棚', '天桥'],
  ])('%s could be several or none', (names, typed) => {
    expect(chosen(names)).toEqual({ ok: false, refusal: { code: 'UNKNOWN_PROJECT', typed } });
  });
});

describe('projects by number', () => {
  it('are counted from 1', () => {
    expect(matchProjects(PROJECTS, { kind: 'numbers', numbers: [1, 6] })).toEqual({
      ok: true,
      value: [0, 5],
    });
  });

  it.each([0, 7])('%d is none', (number) => {
    expect(matchProjects(PROJECTS, { kind: 'numbers', numbers: [1, number] })).toEqual({
      ok: false,
      refusal: { code: 'UNKNOWN_PROJECT', typed: String(number) },
    });
  });
});

it('none of them is a choice too', () => {
  expect(matchProjects(PROJECTS, { kind: 'none' })).toEqual({ ok: true, value: [] });
});
