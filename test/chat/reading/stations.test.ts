import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, type Expected } from './support.ts';

const HOME = '城东代表之家';
const JUNE_10 = '2026-06-10';

describe('what is typed about stations and duties', () => {
  it.each<[string, Expected]>([
    ['家站', { name: 'station', entries: [] }],
    [`家站 ${HOME}`, { name: 'station', entries: [], about: HOME }],
    [`家站 张明 ${HOME}`, { name: 'station', entries: [{ deputies: ['张明'], station: HOME }] }],
    [
      `家站 张明、李芳 ${HOME}`,
      { name: 'station', entries: [{ deputies: ['张明', '李芳'], station: HOME }] },
    ],
    [
      `家站\n张明 ${HOME}\n李芳 城西联络站`,
      {
        name: 'station',
        entries: [
          { deputies: ['张明'], station: HOME },
          { deputies: ['李芳'], station: '城西联络站' },
        ],
      },
    ],
    ['家站 张明 取消', { name: 'station', entries: [{ deputies: ['张明'] }] }],
    ['值班', { name: 'duty', entries: [] }],
    ['值班表', { name: 'duty', entries: [] }],
    [`值班 ${HOME}`, { name: 'duty', entries: [], station: HOME }],
    [
      `值班 ${HOME} 6月10日 张明、李芳`,
      { name: 'duty', station: HOME, entries: [{ day: JUNE_10, station: HOME, deputies: ['张明', '李芳'] }] },
    ],
    ['值班 6.10 张明', { name: 'duty', entries: [{ day: JUNE_10, deputies: ['张明'] }] }],
    [
      `值班 ${HOME} 6月10日 取消`,
      { name: 'duty', station: HOME, entries: [{ day: JUNE_10, station: HOME, deputies: [] }] },
    ],
    [
      `值班 ${HOME}\n6月10日 张明\n6月11日 李芳`,
      {
        name: 'duty',
        station: HOME,
        entries: [
          { day: JUNE_10, station: HOME, deputies: ['张明'] },
          { day: '2026-06-11', station: HOME, deputies: ['李芳'] },
        ],
      },
    ],
    [
      `值班\n6月10日(周三) ${HOME}:张明、李芳\n6月11日(周四) ${HOME}:没有安排`,
      {
        name: 'duty',
        station: HOME,
        entries: [
          { day: JUNE_10, station: HOME, deputies: ['张明', '李芳'] },
          { day: '2026-06-11', station: HOME, deputies: [] },
        ],
      },
    ],
    [
      `值班\n6月10日\uff08周三\uff09 ${HOME}\uff1a张明`,
      { name: 'duty', station: HOME, entries: [{ day: JUNE_10, station: HOME, deputies: ['张明'] }] },
    ],
  ])('%s', (text, expected) => {
    expect(callOf(`#${text}`)).toEqual(expected);
    expect(directCallOf(text)).toEqual(expected);
  });

  it.each([
    '家站建设经费不足,建议区里统一安排一笔经费,按季度拨付。',
    '家站 没有空调,群众来了坐不住,希望装一台。',
    '值班室晚上没有人,群众办事找不到人,建议安排轮流值班。',
    '值班,6月10日去了没有人,建议贴出值班表。',
    '值班 6月10日 9:00 去了没有人、门也锁着、群众白跑一趟、建议贴出值班时间',
    '值班医生不够,县医院急诊夜里没有儿科,建议增加。',
  ])('leaves free text alone: %s', (text) => {
    expect(directCallOf(text)).toMatchObject({ name: 'submit' });
  });

  it.each(['值班', `值班 ${HOME}`, '家站', '今天谁值班'])(
    'stays chatter in a group without a mark: %s',
    (text) => {
      expect(callOf(text)).toBeUndefined();
    },
  );
});
