import { describe, expect, it } from 'vitest';
import { callOf, directCallOf, type Expected, flat, read } from './support.ts';

const QUOTING = { quotesBot: true, quotedText: '2026闭-018《关于增设充电棚的建议》请签收' };

describe('who does not say it for himself', () => {
  it.each([
    '18号由住建局签收',
    '18号为什么要我们签收',
    '签收18号有什么要求',
    '签收全部完成',
    '通过5月18日会议',
    '通过第三方检测',
    '通过全体代表努力',
    '谈不上满意',
    '如果3号楼装了我就满意',
    '他们答复说群众满意，我不认可',
    '满意率是怎么算的',
    '满意和基本满意有什么区别',
    '没有不满意',
    '不满意怎么办',
    '居民不满意',
    '张代表很满意',
    '电话不是我的',
    '这不是我们的初衷',
    '18号不是我们不想办，是没资金',
    '18号承办人不是我，是李强',
    '今天不在我单位开会',
    '会议推迟到6月3日',
    '报送时间延长到5月28日',
    '18号打算明天去见张代表',
    '第18号昨天没见到代表',
    '18号和财政局沟通了',
    '撤回一条消息',
  ])('%s does nothing', (text) => {
    expect(['unknown', 'query', 'submit']).toContain(directCallOf(text)?.name);
  });

  it.each(['明天签收', '拒绝签收', '让小张签收', '答复，稍后报', '沟通 正在进行', '方案，稍后报'])(
    '%s behind a quote does nothing',
    (text) => {
      expect(callOf(text, QUOTING)).toBeUndefined();
    },
  );

  it.each<[string, Expected]>([
    ['18号我局已签收', { name: 'signOff', numbers: ['018'] }],
    ['这件我们签收', { name: 'signOff' }],
    ['县教育局签收18号', { name: 'signOff', numbers: ['018'] }],
    ['我对答复很满意', { name: 'rate', attitude: 1, result: 1 }],
    ['18号的答复我还算满意', { name: 'rate', numbers: ['018'], attitude: 2, result: 2 }],
    ['18延期到9月30日', { name: 'extend', numbers: ['018'], until: '2026-09-30' }],
    ['撤回这件建议', { name: 'withdraw', reason: '撤回这件建议' }],
    ['充电桩不属于我局职责', { name: 'requestReturn', reason: '充电桩不属于我局职责' }],
    ['18不是我们的', { name: 'requestReturn', numbers: ['018'], reason: '不是我们的' }],
  ])('%s does', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual(expected);
  });
});

describe('numbers behind a word', () => {
  it.each<[string, readonly string[], string?]>([
    ['#沟通 18 20多人参加座谈', ['018'], '20多人参加座谈'],
    ['#说明 18 5家单位会签慢', ['018'], '5家单位会签慢'],
    ['#说明 18 6-8米的路段先修', ['018'], '6-8米的路段先修'],
    ['#说明 18 2、3号楼已装好', ['018'], '2、3号楼已装好'],
    ['#退办 25 211国道由公路局管', ['025'], '211国道由公路局管'],
    ['#答复 18 1、已建成\n2、二期年底完成', ['018'], '1、已建成\n2、二期年底完成'],
    ['#退改 拟12 1.补充数据；2.补充点位', ['拟12'], '1.补充数据；2.补充点位'],
    ['#沟通 18 12345热线转来', ['018'], '12345热线转来'],
    ['#沟通 18 13900001234 已联系', ['018']],
    ['#签收 18 22 13900001234', ['018', '022']],
    ['#签收 18 22', ['018', '022']],
    ['#签收 18，22', ['018', '022']],
    ['#签收 18、22签收', ['018', '022']],
    ['#签收 18 闭022已阅', ['018', '闭-022']],
    ['#签收 18-20', ['018', '019', '020']],
    ['#退办 人民路18号属于城管局管', []],
    ['#说明 因5月18号停电', []],
  ])('%s means %j', (text, numbers, words) => {
    const call = flat(callOf(text)) ?? {};
    expect(call['numbers'] ?? []).toEqual(numbers);
    const typed = [call['summary'], call['reason'], call['content'], call['body'], call['remark']];
    if (words !== undefined) expect(typed).toContain(words);
  });

  it.each(['#沟通 18 5-18 面谈', '#延期 18 9-30 流标'])(
    'a day without a sign for it is no range: %s',
    (text) => {
      expect(flat(callOf(text))).toMatchObject({ numbers: ['018'] });
    },
  );
});

describe('what is left out', () => {
  it.each<[string, Expected]>([
    ['#签收全部，25除外', { name: 'signOff', all: true, except: ['025'] }],
    ['#签收 全部（25、31除外）', { name: 'signOff', all: true, except: ['025', '031'] }],
    ['25以外的都签收', { name: 'signOff', all: true, except: ['025'] }],
    ['#签收 18-22，20除外', { name: 'signOff', numbers: ['018', '019', '021', '022'], except: ['020'] }],
  ])('%s', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual(expected);
  });
});

describe('a second thing in one message is neither done nor lost', () => {
  it.each<[string, readonly string[], string]>([
    ['#签收 18，22不是我们的', ['018'], '22不是我们的'],
    ['#签收 18 22号退办', ['018'], '22号退办'],
    ['#签收 18-22，其中20退办', ['018', '019', '020', '021', '022'], '其中20退办'],
    ['#核收 18，22没收到', ['018'], '22没收到'],
    ['#通过拟12、13，14退改', ['拟12', '013'], '14退改'],
    ['#签收 18\n#退办 25 理由：不归我们', ['018'], '#退办 25 理由：不归我们'],
    ['#沟通 18 电话 代表同意\n#沟通 22 面谈', ['018'], '#沟通 22 面谈'],
    ['@小助手 签收 18\n@小助手 退办 25 不归我们', ['018'], '@小助手 退办 25 不归我们'],
    ['#审核 拟12通过、拟13退改 补充点位', ['拟12'], '拟13退改 补充点位'],
    ['#交办 18 主办：区住建局 请尽快办理', ['018'], '请尽快办理'],
    ['#交办 18 主办：区住建局 备注：请注意3号楼', ['018'], '请注意3号楼'],
    ['#改办 25 主办：区水务局 理由：路归公路科', ['025'], '路归公路科'],
    ['#交办 18 主办：区住建局\n22 主办：区交通局', ['018'], '22 主办：区交通局'],
  ])('%s', (text, numbers, left) => {
    const reading = read(text);
    expect(reading.kind === 'call' && flat(reading.call)).toMatchObject({ numbers });
    expect(reading.kind === 'call' && reading.left).toBe(left);
    const call = JSON.stringify(reading.kind === 'call' && reading.call);
    for (const word of ['不是我们的', '退改', '没收到', '面谈', '区交通局']) expect(call).not.toContain(word);
  });

  it('同意 退4，不同意 延3 agrees to the one', () => {
    const reading = read('#同意 退4，不同意 延3');
    expect(reading).toMatchObject({
      call: { agree: true, refs: [{ letter: '退', serial: 4 }] },
      left: '不同意 延3',
    });
  });

  it('nothing is left where the words belong to it', () => {
    for (const text of [
      '#签收 18 谢谢主任',
      '#沟通 18 电话 3号楼的住户不同意',
      '#交办 18 主办：区住建局 协办：区教育局 小微急 6月1日交办 谢谢',
      '交办 18 区住建局',
      '#建议\n标题:路灯\n#路灯不亮',
    ])
      expect(read(text)).not.toHaveProperty('left');
  });
});
