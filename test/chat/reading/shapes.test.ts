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
