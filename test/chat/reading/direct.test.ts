import { describe, expect, it } from 'vitest';
import { directCallOf, type Expected, flat } from './support.ts';

describe('what is said in a direct chat', () => {
  it.each<[string, Expected]>([
    ['1', { name: 'choose', numbers: [1] }],
    ['１', { name: 'choose', numbers: [1] }],
    ['1 2', { name: 'choose', numbers: [1, 2] }],
    ['1，2', { name: 'choose', numbers: [1, 2] }],
    ['1、2。', { name: 'choose', numbers: [1, 2] }],
    ['1 2 修得很快', { name: 'rate', attitude: 1, result: 2, remark: '修得很快' }],
    ['满意', { name: 'rate', attitude: 1, result: 1 }],
    ['基本满意', { name: 'rate', attitude: 2, result: 2 }],
    ['不满意,因为路灯还没修', { name: 'rate', attitude: 3, result: 3, remark: '因为路灯还没修' }],
    ['态度满意，结果不满意，灯还没亮', { name: 'rate', attitude: 1, result: 3, remark: '灯还没亮' }],
    ['态度:满意 结果:基本满意 意见:还行', { name: 'rate', attitude: 1, result: 2, remark: '还行' }],
    ['态度:1 结果:2', { name: 'rate', attitude: 1, result: 2 }],
    ['评价 18 1 2', { name: 'rate', numbers: ['018'], attitude: 1, result: 2 }],
    ['评价 18 1', { name: 'rate', numbers: ['018'], attitude: 1, result: 1 }],
    ['评价 态度:满意 结果:满意', { name: 'rate', attitude: 1, result: 1 }],
    [
      '评价 2026闭-018 态度：满意；结果：不满意；意见：没修',
      { name: 'rate', numbers: ['2026闭-018'], attitude: 1, result: 3, remark: '没修' },
    ],
    ['18号很满意', { name: 'rate', numbers: ['018'], attitude: 1, result: 1 }],
    ['我对答复不太满意', { name: 'rate', attitude: 3, result: 3 }],
    ['查18号', { name: 'query', numbers: ['018'] }],
    ['查 18 全部', { name: 'query', numbers: ['018'], whole: true }],
    ['查18号全部情况。', { name: 'query', numbers: ['018'], whole: true }],
    ['2026闭-018', { name: 'query', numbers: ['2026闭-018'] }],
    ['拟12', { name: 'query', numbers: ['拟12'] }],
    ['现在怎么样了', { name: 'query' }],
    ['18号办得怎么样了？', { name: 'query', numbers: ['018'] }],
    ['我的建议办到哪一步了', { name: 'query' }],
    ['第18号签收了吗', { name: 'query', numbers: ['018'] }],
    [
      '25不是我们的,归交通局',
      { name: 'requestReturn', numbers: ['025'], reason: '不是我们的,归交通局', unit: '交通局' },
    ],
    [
      '25归交通局,因为城墙边是国道',
      { name: 'requestReturn', numbers: ['025'], reason: '城墙边是国道', unit: '交通局' },
    ],
    [
      '25号应该归县交通局管，路在国道上',
      { name: 'requestReturn', numbers: ['025'], reason: '路在国道上', unit: '县交通局' },
    ],
    ['25该归交通局', { name: 'requestReturn', numbers: ['025'], unit: '交通局' }],
    ['25转给交通局', { name: 'requestReturn', numbers: ['025'], unit: '交通局' }],
    ['25归哪个局', { name: 'unknown', body: '25归哪个局', nearest: [] }],
    ['25归交通局吗', { name: 'unknown', body: '25归交通局吗', nearest: [] }],
    [
      '18 昨天去见了张代表',
      {
        name: 'contact',
        numbers: ['018'],
        method: 'meeting',
        date: '2026-04-09',
        summary: '昨天去见了张代表',
      },
    ],
    [
      '18 延到9月30日,因为资金没到位',
      { name: 'extend', numbers: ['018'], until: '2026-09-30', reason: '资金没到位' },
    ],
    ['我要撤回18号', { name: 'withdraw', numbers: ['018'] }],
    ['18号不用办了，已经修好', { name: 'withdraw', numbers: ['018'], reason: '不用办了，已经修好' }],
    ['签收18', { name: 'signOff', numbers: ['018'] }],
    ['18号我们签收了', { name: 'signOff', numbers: ['018'] }],
    ['承办人:王敏 电话:000-1234', { name: 'signOff', handler: '王敏', phone: '000-1234' }],
    ['我附议拟12', { name: 'cosign', names: [], numbers: ['拟12'] }],
    ['我是张明', { name: 'claim', person: '张明' }],
    ['你好，我是第一代表团的张明', { name: 'claim', person: '第一代表团的张明' }],
    ['看 1', { name: 'readFull', numbers: ['001'] }],
    ['看1', { name: 'readFull', numbers: ['001'] }],
    ['看拟12', { name: 'readFull', numbers: ['拟12'] }],
    ['#看 1', { name: 'readFull', numbers: ['001'] }],
    ['看全文 18', { name: 'readFull', numbers: ['018'] }],
    ['看第18号的全文', { name: 'readFull', numbers: ['018'] }],
    ['看', { name: 'readFull' }],
    ['看18号办得怎么样', { name: 'query', numbers: ['018'] }],
    ['看,路灯又坏了', { name: 'unknown', body: '看,路灯又坏了', nearest: [] }],
    ['查 会001', { name: 'query', numbers: ['会-001'] }],
    ['18-3-001', { name: 'query', numbers: ['18-3-001'] }],
    ['撤回 2026会-001 理由:算了', { name: 'withdraw', numbers: ['2026会-001'], reason: '算了' }],
    ['撤回 18-3-001 理由:算了', { name: 'withdraw', numbers: ['18-3-001'], reason: '算了' }],
    ['002答复.pdf', { name: 'file', numbers: ['002'] }],
    ['2026闭-018答复函.pdf', { name: 'file', numbers: ['2026闭-018'] }],
    ['A', { name: 'unknown', body: 'A', nearest: [] }],
    ['A类', { name: 'unknown', body: 'A类', nearest: [] }],
    ['我看看再说', { name: 'unknown', body: '我看看再说', nearest: [] }],
    ['登记', { name: 'register' }],
    ['提交', { name: 'confirm' }],
    ['确认提交', { name: 'chooseLabel', label: '确认提交' }],
    ['放弃', { name: 'chooseLabel', label: '放弃' }],
    ['确认', { name: 'chooseLabel', label: '确认' }],
    ['待办', { name: 'todo' }],
    ['我的', { name: 'mine' }],
    ['同意', { name: 'decide', agree: true, refs: [], reassignTo: [] }],
    ['帮助', { name: 'help' }],
    ['怎么用？', { name: 'help' }],
  ])('%j', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual(expected);
  });

  it.each([
    '你好',
    '您好！',
    '陈老师您好，在吗',
    '早上好',
    '大家新年好',
    '谢谢',
    '谢谢你们',
    '辛苦了',
    '辛苦你了',
    '好的',
    '好的，谢谢',
    '嗯嗯',
    'OK',
    '收到',
    '👍',
    '[强]',
    '可以',
  ])('%j is a greeting', (text) => {
    expect(directCallOf(text)).toMatchObject({ name: 'greeting' });
  });

  it.each(['?', '可以吗', '好吗', '你好厉害', '谢谢局的答复'])('%j is no greeting', (text) => {
    expect(directCallOf(text)?.name).not.toBe('greeting');
  });

  it('takes a file for what its name or the text beside it says', () => {
    const files = (names: string[], text = ''): Record<string, unknown> | undefined =>
      flat(directCallOf(text, { attachments: { images: 0, files: names } }));
    expect(files(['018关于路灯的答复.pdf'])).toEqual({ name: 'file', numbers: ['018'] });
    expect(files(['018.pdf', '2026闭-022.pdf'])).toEqual({ name: 'file', numbers: ['018', '2026闭-022'] });
    expect(files(['答复.pdf'], '18号')).toEqual({ name: 'file', numbers: ['018'], caption: '18号' });
    expect(files(['20260408.pdf'])).toEqual({ name: 'file' });
    expect(files(['002答复.pdf'], '002答复.pdf')).toEqual({ name: 'file', numbers: ['002'] });
    expect(files(['关于路灯的第18号建议的答复.pdf'])).toEqual({ name: 'file', numbers: ['018'] });
    expect(files(['018.pdf'], '答复 A')).toEqual({
      name: 'reply',
      numbers: ['018'],
      outcome: 'A',
      commitments: [],
    });
  });
});
