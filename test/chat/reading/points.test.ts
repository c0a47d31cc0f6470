import { describe, expect, it } from 'vitest';
import { listedPoints } from '../../../src/chat/reading/points.ts';

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
    expect(listedPoints(advice)).toHaveLength(count);
  });
});
