import { describe, expect, it } from 'vitest';
import type { ReadInput } from '../../../src/chat/reading/read.ts';
import { callOf, type Expected, flat } from './support.ts';

describe('what is chatter in a group', () => {
  it.each([
    '收到',
    '收到！',
    '好的，收到，谢谢',
    '#收到',
    '1',
    '18',
    '1 2',
    '18号',
    '#1 大家注意',
    '#18',
    '#今日新闻#',
    '#今日新闻# 县里下雨了',
    '#今天大家辛苦了',
    '# 会议纪要\n一、略',
    '#',
    '附议一下老周说的，中午就吃面吧',
    '我附议',
    '我建议明天的座谈会改到下午三点',
    '建议收到了',
    '建议大家早点出发',
    '签收了吗',
    '18号签收了吗？',
    '快递已签收',
    '已签收',
    '答复件写得不错',
    '现在怎么样了',
    '满意',
    '不满意',
    '同意',
    '通过',
    '情况怎么样',
    '情况紧急，大家快来',
    '我的车在楼下',
    '帮助一下老王',
    '待办的事真多',
    '请各位代表抓紧时间附议',
    '@张三 签收 18',
    '@_user_2 附议',
    '谢谢@小助手',
    '谢谢',
    '看',
    '看 老周的车',
    '看，1路车来了',
    '002答复.pdf',
    '25不是我们的,归交通局',
    '18 昨天去见了张代表',
    '报名 3',
    '投票 2',
    '各位代表：请5月10日前提交建议',
    '#接龙\n周六植树\n1. 张明',
    '接龙\n附议 拟12\n1. 张明',
    '「老周：中午吃面」\n- - - - - -\n附议',
    '[强]',
    '👍👍',
    'https://example.invalid/#建议',
    '标题:关于路灯的建议',
    '承办人:王敏 电话:000',
    '12 18',
    '2026闭-018',
  ])('%j', (text) => {
    expect(callOf(text)).toBeUndefined();
  });
});

it('a mention with a greeting is for the bot', () => {
  expect(callOf('@小助手 你好')).toEqual({ name: 'greeting' });
  expect(callOf('@小助手 收到')).toBeUndefined();
});

describe('what the bot is told at length in a group', () => {
  it.each([
    '@小助手 人民路十一盏路灯不亮，学生晚上很怕，请政府派人修一修',
    '@小助手 标题：关于路灯的建议 案由：不亮',
    '人大工委：@小助手 后堡村的豆腐皮进超市要交三千块条码费，小户交不起，能不能设个土产专架',
  ])('%j is a suggestion', (text) => {
    expect(callOf(text)?.name).toBe(text.startsWith('@') ? 'submit' : undefined);
  });

  it.each(['@小助手 今天大家辛苦了', '@小助手 签守 18', '@小助手 路灯又坏了'])('%j is not', (text) => {
    expect(callOf(text)?.name).toBe('unknown');
  });
});

describe('a quote of the bot', () => {
  const quote: Partial<ReadInput> = { quotesBot: true, quotedText: '2026闭-018 请签收' };
  it.each<[string, Expected]>([
    ['签收', { name: 'signOff' }],
    ['附议', { name: 'cosign', names: [] }],
    ['同意', { name: 'decide', agree: true, refs: [], reassignTo: [] }],
    [
      '不同意，理由：职责明确',
      { name: 'decide', agree: false, refs: [], reassignTo: [], reason: '职责明确' },
    ],
    ['通过', { name: 'review', decision: 'pass' }],
    ['1', { name: 'choose', numbers: [1] }],
    ['2。', { name: 'choose', numbers: [2] }],
    ['确认提交', { name: 'chooseLabel', label: '确认提交' }],
    ['取消', { name: 'chooseLabel', label: '取消' }],
    [
      '这件不是我们的，归区交通局',
      { name: 'requestReturn', reason: '不是我们的，归区交通局', unit: '区交通局' },
    ],
    ['延到9月30日，因为设备未到', { name: 'extend', until: '2026-09-30', reason: '设备未到' }],
    ['看', { name: 'readFull' }],
    ['看 1', { name: 'readFull', numbers: ['001'] }],
    ['承办人:林涛 电话:0000-123', { name: 'signOff', handler: '林涛', phone: '0000-123' }],
    ['现在怎么样了', { name: 'query' }],
  ])('with %j is for the bot', (text, expected) => {
    expect(flat(callOf(text, quote))).toEqual(expected);
  });

  it.each(['收到', '收到，谢谢', '好的', '辛苦了', '这个办得真快', '我看看'])(
    'with %j is chatter',
    (text) => {
      expect(callOf(text, quote)).toBeUndefined();
    },
  );

  it('counts as well when WeChat writes it as text', () => {
    expect(flat(callOf('「小助手：拟12 邀请您附议」\n- - - - - - - -\n附议'))).toEqual({
      name: 'cosign',
      names: [],
    });
    expect(flat(callOf('「小助手：拟12 邀请您附议」\n- - -\n1'))).toEqual({ name: 'choose', numbers: [1] });
  });
});
