import { describe, expect, it } from 'vitest';
import { callOf, flat } from './support.ts';

describe('values that are told by their look', () => {
  it.each<[string, object]>([
    ['承办人张伟 电话0900-1234', { handler: '张伟', phone: '0900-1234' }],
    ['，承办人张伟，电话0900-1234', { handler: '张伟', phone: '0900-1234' }],
    ['承办人是张伟', { handler: '张伟' }],
    ['承办人張偉', { handler: '張偉' }],
    ['联系人张伟13900001234', { handler: '张伟', phone: '13900001234' }],
    ['张伟 13900001234', { handler: '张伟', phone: '13900001234' }],
    ['張偉 13900001234 谢谢', { handler: '張偉', phone: '13900001234' }],
    ['联系 13900001234', { phone: '13900001234' }],
    ['承诺6月10日前办结', { promise: '2026-06-10' }],
    ['承诺6月10日前办结 张伟 13900001234', { promise: '2026-06-10', handler: '张伟', phone: '13900001234' }],
    ['承办人:张伟,谢谢!', { handler: '张伟' }],
    ['承办人:张伟谢谢', { handler: '张伟' }],
    ['承办人:张 伟 电话:0900 1234', { handler: '张 伟', phone: '0900 1234' }],
    ['承办人:基教科 张伟 我们马上办', { handler: '基教科 张伟' }],
    ['承办人：张伟（办公室）', { handler: '张伟（办公室）' }],
    ['电话:0912-8212345转802 谢谢主任', { phone: '0912-8212345转802' }],
    ['领导同意', {}],
    ['负责人员已到位', {}],
    ['谢谢', {}],
  ])('#签收 18 %s', (text, said) => {
    expect(flat(callOf(`#签收 18 ${text}`))).toEqual({ name: 'signOff', numbers: ['018'], ...said });
  });

  it.each<[string, object]>([
    ['签收,承办人张伟', { handler: '张伟' }],
    ['签收 18,承办人张伟,电话0900-1234', { numbers: ['018'], handler: '张伟', phone: '0900-1234' }],
    [
      '@小助手 18号承办人是张伟，电话13900001234',
      { numbers: ['018'], handler: '张伟', phone: '13900001234' },
    ],
    ['#承办人换成李强，电话0900-1234，谢谢', { handler: '李强', phone: '0900-1234' }],
  ])('%s', (text, said) => {
    expect(flat(callOf(text))).toEqual({ name: 'signOff', ...said });
  });

  it('are none alone without a colon, nor inside a sentence', () => {
    expect(callOf('#联络员是张伟')).not.toMatchObject({ name: 'signOff' });
    expect(callOf('#承办人张伟说他明天来')).not.toMatchObject({ name: 'signOff' });
    expect(callOf('@小助手 联系人张伟 已经换了')).not.toMatchObject({ name: 'signOff' });
  });
});

describe('the fields of a reply', () => {
  const LETTER = { documentNumber: '区教函〔2026〕3号', signer: '刘建国' };
  it.each<[string, object]>([
    ['B类 区教函〔2026〕3号 签发人刘建国 4月8日', { outcome: 'B', ...LETTER, date: '2026-04-08' }],
    ['区教函〔2026〕3号 A 签发刘建国', { outcome: 'A', ...LETTER }],
    ['A 4月8日 区教函〔2026〕3号 刘建国签发', { outcome: 'A', ...LETTER, date: '2026-04-08' }],
    [
      'A,文号区教函〔2026〕3号,签发人刘建国,日期4月8日,内容:已建成',
      { outcome: 'A', ...LETTER, date: '2026-04-08', content: '已建成' },
    ],
    ['A 签发:刘建国 该问题已解决', { outcome: 'A', signer: '刘建国', content: '该问题已解决' }],
    ['A 函已签发', { outcome: 'A', content: '函已签发' }],
    ['A 4月1日 到现场看了', { outcome: 'A', content: '4月1日 到现场看了' }],
    ['A 已开工,时间4月1日至9月30日', { outcome: 'A', content: '已开工,时间4月1日至9月30日' }],
    ['A 按区教函〔2026〕3号的要求办了', { outcome: 'A', content: '按区教函〔2026〕3号的要求办了' }],
    [
      'A 内容:我们会落实,日期:另行通知。结果:居民都很满意',
      { outcome: 'A', content: '我们会落实,日期:另行通知。结果:居民都很满意' },
    ],
    [
      'A 内容:已建成。签发:刘建国 日期:4月8日',
      { outcome: 'A', content: '已建成。', signer: '刘建国', date: '2026-04-08' },
    ],
    ['内容:已招标 结果:吸纳推动', { outcome: '吸纳推动', content: '已招标' }],
    ['A 内容:已建成\n签发:刘建国', { outcome: 'A', content: '已建成', signer: '刘建国' }],
  ])('#答复 18 %s', (text, said) => {
    expect(flat(callOf(`#答复 18 ${text}`))).toEqual({
      name: 'reply',
      numbers: ['018'],
      commitments: [],
      ...said,
    });
  });

  it('of one given face to face are its day and what was said', () => {
    expect(callOf('#面复 18 A 4月8日 在代表家中答复')).toMatchObject({
      date: '2026-04-08',
      content: '4月8日 在代表家中答复',
      faceToFace: true,
    });
  });

  it.each<[string, object]>([
    ['领导:刘局 分两期实施', { leader: '刘局', content: '分两期实施' }],
    ['时限:6月30日 分两期实施,一期3处', { schedule: '6月30日', content: '分两期实施,一期3处' }],
    ['时限:5月底摸底 6月30日前建成', { schedule: '5月底摸底 6月30日前建成' }],
  ])('and of a plan: #方案 18 %s', (text, said) => {
    expect(flat(callOf(`#方案 18 ${text}`))).toEqual({ name: 'plan', numbers: ['018'], ...said });
  });
});
