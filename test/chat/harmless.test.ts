import { describe, expect, it } from 'vitest';
import { harmless } from '../../src/chat/harmless.ts';

describe('a text from people', () => {
  it.each([
    ['@所有人 开会', '＠所有人 开会'],
    ['@ 所有人', '＠ 所有人'],
    ['@\u200b所有人', '＠所有人'],
    ['@\u00ad全体成员', '＠全体成员'],
    ['@ALL', '＠ALL'],
    ['@Everyone 好', '＠Everyone 好'],
    ['@_all @_user_1', '＠_all ＠_user_1'],
    ['文件\u202egnp.exe', '文件gnp.exe'],
    ['路\u2066灯\u2069', '路灯'],
    ['\ufeff标题', '标题'],
  ])('%j is shown as %j', (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  it.each([
    '@王敏 您好',
    'a@allen.example',
    '关于更换 3×5 米、C<D 的《人民路》路灯的建议:[附件] **重点**',
    '家👨‍👩‍👧‍👦 护士👩🏽‍⚕️ 彩虹🏳️‍🌈',
    '一\n二\t三',
  ])('%j stays as it is', (text) => {
    expect(harmless(text)).toBe(text);
  });
});
