import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, flat } from './support.ts';

const terms = (text: string) => {
  const call = directCallOf(`意见征求 新建 ${text}`);
  return call?.name === 'consultation' ? call.terms : undefined;
};

describe('意见征求', () => {
  it('is read with all its fields, in any order, one a line or not', () => {
    const expected = {
      title: '2026年民生实事项目',
      projects: ['小区充电棚', '公厕改造', '停车位'],
      seats: 2,
      mostChoices: 3,
      closing: { date: '2026-06-10', time: '18:00' },
      asked: '第一代表团',
      quorum: true,
      base: { number: 118, reason: '实有' },
    };
    expect(
      terms(
        '名称:2026年民生实事项目 项目:小区充电棚、公厕改造、停车位 应选:2 最多:3 截止:6月10日18:00 对象:第一代表团 法定人数:是 基数:118(实有)',
      ),
    ).toEqual(expected);
    expect(
      terms(
        '\n截止：6月10日18：00\n基数：实有118人\n法定人数：要\n应选：两项2项\n最多选：三项\n对象：第一代表团\n项目：\n1.小区充电棚\n2、公厕改造\n(3)停车位\n名称：2026年民生实事项目',
      ),
    ).toEqual(expected);
  });

  it.each([
    ['截止:6月10日', '2026-06-10', '18:00'],
    ['截止:6.10 9:30', '2026-06-10', '09:30'],
    ['截止:2026-06-10 下午6点', '2026-06-10', '18:00'],
    ['截止:明天中午12点', '2026-04-11', '12:00'],
    ['截止:六月十日 晚上8点半', '2026-06-10', '20:30'],
    ['截止:4月11日 上午10时', '2026-04-11', '10:00'],
    ['截止:6月10日18点 3天后公布', '2026-06-10', '18:00'],
    ['截止:6月10日18点15', '2026-06-10', '18:15'],
    ['截止:17:30 6月10日', '2026-06-10', '17:30'],
  ])('%s', (text, date, time) => {
    expect(terms(text)).toEqual({ closing: { date, time } });
  });

  it.each([
    ['截止:18:00', undefined],
    ['截止:尽快', undefined],
  ])('%s says no day, so it is asked', (text, closing) => {
    expect(terms(text)?.closing).toBe(closing);
  });

  it.each([
    ['项目:甲小区 乙小区 丙小区', ['甲小区', '乙小区', '丙小区']],
    ['项目:甲小区 南门、乙小区', ['甲小区 南门', '乙小区']],
    ['项目:甲,乙,甲', ['甲', '乙']],
    ['项目:①甲;②乙。', ['甲', '乙']],
  ])('%s', (text, projects) => {
    expect(terms(text)).toEqual({ projects });
  });

  it.each([
    ['#意见征求 票3 关闭', { deed: 'close', serial: 3 }],
    ['#意见征求 3 公布', { deed: 'publish', serial: 3 }],
    ['#意见征求 3号 公布', { deed: 'publish', serial: 3 }],
    ['#意见征求 关闭 票12', { deed: 'close', serial: 12 }],
    ['#意见征求 公布', { deed: 'publish' }],
    ['#意见征求 票3', { serial: 3 }],
    ['#征求意见', {}],
  ])('%s', (text, { deed, serial }: { deed?: string; serial?: number }) => {
    expect(callOf(text)).toEqual({
      name: 'consultation',
      ...(deed === undefined ? {} : { deed }),
      ...(serial === undefined ? {} : { poll: { letter: '票', serial } }),
    });
  });

  it('with fields and without a deed is a new one, as a form says it', () => {
    expect(callOf('#意见征求\n名称:甲\n应选:2')).toEqual({
      name: 'consultation',
      deed: 'new',
      terms: { title: '甲', seats: 2 },
    });
  });
});

describe('投票', () => {
  const to = (serial: number) => ({ poll: { letter: '票', serial } });
  it.each([
    ['投票', {}],
    ['投票 1 3 5', { choice: { kind: 'numbers', numbers: [1, 3, 5] } }],
    ['投票:1、3、5。', { choice: { kind: 'numbers', numbers: [1, 3, 5] } }],
    ['投票 第1项、第3项', { choice: { kind: 'numbers', numbers: [1, 3] } }],
    ['投票 甲、丙', { choice: { kind: 'names', names: '甲、丙' } }],
    ['投票 票3 2', { ...to(3), choice: { kind: 'numbers', numbers: [2] } }],
    ['投票 票3', to(3)],
    ['投票 票3\n选项:甲、丙', { ...to(3), choice: { kind: 'names', names: '甲、丙' } }],
    ['投票 票3 弃权', { ...to(3), choice: { kind: 'none' } }],
    ['我投 2', { choice: { kind: 'numbers', numbers: [2] } }],
  ])('%j', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual({ name: 'vote', ...expected });
  });

  it('by bare numbers in a group is chatter', () => {
    expect(callOf('1 3 5')).toBeUndefined();
    expect(callOf('投票 1 3')).toBeUndefined();
  });
});
