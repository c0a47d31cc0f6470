import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, type Expected, flat } from './support.ts';

describe('words of the office', () => {
  it.each<[string, Expected]>([
    ['#看板', { name: 'board' }],
    ['#三段式看板', { name: 'board' }],
    ['#周报', { name: 'weekly' }],
    ['#六率', { name: 'rates', byLevel: false }],
    ['#六率 分级', { name: 'rates', byLevel: true }],
    ['#六率 区教育局', { name: 'rates', byLevel: false, unit: '区教育局' }],
    ['#联络 周三上午可以', { name: 'liaison', content: '周三上午可以' }],
    ['#联络:区教育局 周三上午,可以', { name: 'liaison', content: '区教育局 周三上午,可以' }],
    ['#对账', { name: 'reconcile', all: false }],
    ['#对账 全部', { name: 'reconcile', all: true }],
    ['#对账 区教育局', { name: 'reconcile', all: false, unit: '区教育局' }],
    ['#对账 无误', { name: 'reconcile', all: false, agreed: true }],
    ['#对账无误。', { name: 'reconcile', all: false, agreed: true }],
    ['#对账 无误,谢谢!', { name: 'reconcile', all: false, agreed: true }],
    ['#对账无误，谢谢', { name: 'reconcile', all: false, agreed: true }],
    ['#对账 没问题', { name: 'reconcile', all: false, agreed: true }],
    ['#对账 区教育局 无误', { name: 'reconcile', all: false, unit: '区教育局', agreed: true }],
    ['#对账 有误', { name: 'reconcile', all: false, agreed: false }],
    ['#对账 有误,18号已答复', { name: 'reconcile', all: false, agreed: false, remark: '18号已答复' }],
    [
      '#对账有误:18号已答复,没列',
      { name: 'reconcile', all: false, agreed: false, remark: '18号已答复,没列' },
    ],
    [
      '#对账 区教育局 有误 少一件',
      { name: 'reconcile', all: false, unit: '区教育局', agreed: false, remark: '少一件' },
    ],
    ['#上级人大 示例市人大常委会', { name: 'parentCongress', congress: '示例市人大常委会', none: false }],
    ['#上级人大', { name: 'parentCongress', none: false }],
    ['#上级人大 无', { name: 'parentCongress', none: true }],
  ])('%s', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
    expect(flat(directCallOf(text))).toEqual(expected);
  });

  it.each(['看板', '周报', '联络 周三', '对账 无误', '联络员请看', '对账单发了', '上级人大 来了'])(
    '%s is chatter in a group',
    (text) => {
      expect(callOf(text)).toBeUndefined();
    },
  );

  it.each([
    '联络站什么时候开门',
    '#联络员名单',
    '联络,我想问一下',
    '对账单在哪里领',
    '看板什么意思',
    '上级人大代表来调研,建议增加停车位',
    '上级人大 来调研时提出,建议在梅溪街道增加停车位',
  ])('%s is none of them in a direct chat', (text) => {
    expect(['board', 'liaison', 'reconcile', 'parentCongress']).not.toContain(directCallOf(text)?.name);
  });
});
