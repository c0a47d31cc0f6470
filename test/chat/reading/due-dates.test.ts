import { describe, expect, it } from 'vitest';
import { findDue } from '../../../src/chat/reading/due-dates.ts';
import { callOf, flat, TODAY } from './support.ts';

describe('the day by which something will be done', () => {
  it.each<[string, string | undefined]>([
    ['3月2日招标流标,申请延期到9月30日', '2026-09-30'],
    ['由6月10日延至9月10日', '2026-09-10'],
    ['延至9月10日,原定6月10日', '2026-09-10'],
    ['6月30日前报方案,10月8日公布', '2026-06-30'],
    ['6月1日进场,6月30日完工', '2026-06-30'],
    ['2025年12月1日立项,需到9月30日完成', '2026-09-30'],
    ['9月30日完成,3月2日已开工', '2026-09-30'],
    ['3月2日', '2027-03-02'],
    ['年底', undefined],
  ])('%j: %s', (text, date) => {
    expect(findDue(text, TODAY)?.date).toBe(date);
  });

  it.each<[string, object]>([
    ['3月2日招标流标,申请延期到9月30日', { until: '2026-09-30', reason: '3月2日招标流标' }],
    ['由6月10日延至9月10日,需论证', { until: '2026-09-10', reason: '需论证' }],
    ['至 12月31日前 理由 未完工', { until: '2026-12-31', reason: '未完工' }],
    ['理由:流标,至9月30日', { until: '2026-09-30', reason: '流标,至9月30日' }],
    ['理由:3月2日流标 申请延至9月30日', { until: '2026-09-30', reason: '3月2日流标 申请延至9月30日' }],
    ['理由:要等到9月30日开标', { reason: '要等到9月30日开标' }],
    ['时间:9月30日 原因:流标', { until: '2026-09-30', reason: '流标' }],
    ['需到9月30日完成验收', { until: '2026-09-30', reason: '需到9月30日完成验收' }],
    ['3月2日招标流标', { reason: '3月2日招标流标' }],
    ['流标\n至9月30日', { until: '2026-09-30', reason: '流标' }],
  ])('#延期 18 %s', (text, said) => {
    expect(flat(callOf(`#延期 18 ${text}`))).toEqual({ name: 'extend', numbers: ['018'], ...said });
  });

  it.each<[string, object]>([
    [
      '#二次交办 18 代表3月2日反馈不满意,6月30日前重新答复',
      { due: '2026-06-30', reason: '代表3月2日反馈不满意,重新答复' },
    ],
    ['#二次交办 18 代表3月2日反馈不满意', { reason: '代表3月2日反馈不满意' }],
    ['#协办承诺 18 6月30日前完成消防验收', { matter: '完成消防验收', date: '2026-06-30' }],
    [
      '#协办承诺 18 事项:4月1日已进场,6月30日前完工',
      { matter: '4月1日已进场,6月30日前完工', date: '2026-06-30' },
    ],
    [
      '#补承诺 18 落实4月1日会议意见 9月30日前',
      { commitments: [{ matter: '落实4月1日会议意见', date: '2026-09-30' }] },
    ],
  ])('%s', (text, said) => {
    expect(flat(callOf(text))).toMatchObject(said);
  });

  it('of what has no such day is asked for', () => {
    expect(callOf('#二次交办 18 代表3月2日反馈不满意')).not.toHaveProperty('due');
  });
});
