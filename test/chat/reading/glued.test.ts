import { describe, expect, it } from 'vitest';
import { callOf, directCallOf } from './support.ts';

describe('a marked word that begins a longer one', () => {
  it.each([
    ['#督办类型 拟1 对口督办 徐委员', '督办'],
    ['#重点评分', '重点'],
    ['#交办会', '交办'],
    ['#公开率', '公开'],
    ['#审核情况', '审核'],
    ['#通过率', '通过'],
    ['#审核通过率', '审核通过'],
    ['#答复率', '答复'],
    ['#退办情况', '退办'],
    ['#签收率', '签收'],
    ['#满意度', '满意'],
    ['#协办意见书', '协办意见'],
    ['@小助手 交办会', '交办'],
  ])('%s is answered with %s', (text, word) => {
    expect(callOf(text)).toMatchObject({
      name: 'unknown',
      nearest: expect.arrayContaining([word]) as unknown,
    });
    expect(directCallOf(text)).toMatchObject({ name: 'unknown' });
  });

  it('the word itself is the first that is named', () => {
    expect(callOf('#督办类型 拟1')).toMatchObject({ nearest: ['督办', '督办回复', '督办清单'] });
  });
});

describe('what a marked word takes may stand close', () => {
  it.each([
    ['#签收18', 'signOff'],
    ['#签收一下', 'signOff'],
    ['#签收了', 'signOff'],
    ['#签收吧', 'signOff'],
    ['#签收全部', 'signOff'],
    ['#签收承办人:林涛', 'signOff'],
    ['#签收闭018', 'signOff'],
    ['#查18', 'query'],
    ['#督办18 意见:请尽快', 'supervise'],
    ['#督办单7关闭', 'supervise'],
    ['#督办清单', 'supervise'],
    ['#附议拟12', 'cosign'],
    ['#附议这件', 'cosign'],
    ['#退办18', 'requestReturn'],
    ['#退办因为不归我局', 'requestReturn'],
    ['#退办不归我们管', 'requestReturn'],
    ['#退办理由:不归我局', 'requestReturn'],
    ['#评价18满意', 'rate'],
    ['#评价满意', 'rate'],
    ['#交办区教育局', 'assign'],
    ['#交办主办:区教育局', 'assign'],
    ['#审核通过', 'review'],
    ['#审核拟12通过', 'review'],
    ['#通过拟12', 'review'],
    ['#同意退18', 'decide'],
    ['#延期到9月30日', 'extend'],
    ['#公开全文', 'disclose'],
    ['#对账无误', 'reconcile'],
    ['#对账区教育局', 'reconcile'],
    ['#表格未签收', 'ledger'],
    ['#六率区教育局', 'rates'],
    ['#绑定码张明', 'bindingCode'],
    ['#登记本群第一代表团', 'registerGroup'],
    ['#线索线12转建议', 'clueWork'],
    ['#随手拍路灯坏了', 'clue'],
    ['#建议人民路装路灯', 'submit'],
  ])('%s is %s', (text, name) => {
    expect(callOf(text)).toMatchObject({ name });
  });
});
