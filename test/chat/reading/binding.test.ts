import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageEvent } from '../../../src/chat/message.ts';
import { CODE_ALPHABET, CODE_LENGTH, normalCode } from '../../../src/chat/reading/binding-code.ts';
import { bearsBindingCode, bindingCodeOf } from '../../../src/chat/reading/sealed.ts';
import { callOf, directCallOf, type Expected, flat, TABLE } from './support.ts';

const CODE = 'H7KM2QXP';
const bind = (code: string, person?: string): Expected => ({
  name: 'bind',
  code,
  ...(person === undefined ? {} : { person }),
});

describe('a binding code', () => {
  it.each<[string, Expected]>([
    ['绑定 H7KM-2QXP', bind(CODE)],
    ['绑定 h7km-2qxp', bind(CODE)],
    ['绑定 H7KM 2QXP', bind(CODE)],
    ['绑定 Ｈ７ＫＭ－２ＱＸＰ', bind(CODE)],
    ['绑定 H7KM—2QXP', bind(CODE)],
    ['綁定 H7KM-2QXP', bind(CODE)],
    ['绑定:H7KM-2QXP。谢谢', bind(CODE)],
    ['您好,绑定 H7KM-2QXP', bind(CODE)],
    ['绑定H7KM2QXP', bind(CODE)],
    ['绑定码H7KM-2QXP', bind(CODE)],
    ['绑定码 H7KM-2QXP', bind(CODE)],
    ['绑定 码 H7KM-2QXP', bind(CODE)],
    ['我的绑定码是H7KM-2QXP', bind(CODE)],
    ['H7KM-2QXP', bind(CODE)],
    ['h7km2qxp', bind(CODE)],
    ['H7KM-2QXP 王敏', bind(CODE, '王敏')],
    ['绑定 H7KM-2QXP 王敏', bind(CODE, '王敏')],
    ['绑定 H7KM-2QXP,我是王敏', bind(CODE, '王敏')],
    ['绑定 H7KM-2QXP 姓名:王敏', bind(CODE, '王敏')],
    ['绑定 H7KM-2QXP(欧阳建国)', bind(CODE, '欧阳建国')],
    ['绑定 H7KM-2QXP 13800000000', bind(CODE)],
    ['绑定 7K2F', bind('7K2F')],
    ['绑定', bind('')],
    ['绑定 码', bind('')],
    ['绑定 张明', { name: 'claim', person: '张明' }],
  ])('is read in a direct chat from %j', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual(expected);
  });

  it.each<[string, Expected | undefined]>([
    ['#绑定 H7KM-2QXP 王敏', bind(CODE, '王敏')],
    ['@小助手 绑定H7KM-2QXP', bind(CODE)],
    ['@小助手 H7KM-2QXP', bind(CODE)],
    ['绑定 H7KM-2QXP', undefined],
    ['H7KM-2QXP', undefined],
  ])('is for the bot in a group only with a mark: %j', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });

  it.each(['2026-0018', '20260018', '18-35', 'GOODLUCK', '2026闭-018', '文号 A1B2-C3D4 已收到', 'A1B2C3D4E'])(
    'is not seen in %j',
    (text) => {
      expect(directCallOf(text)?.name).not.toBe('bind');
    },
  );

  it('has one reading, however its look-alikes, spaces and dashes are typed', () => {
    const letter = fc.constantFrom(...CODE_ALPHABET);
    const code = fc.array(letter, { minLength: CODE_LENGTH, maxLength: CODE_LENGTH });
    const confused: Record<string, string> = { '0': 'o', '1': 'l', V: 'u' };
    fc.assert(
      fc.property(
        code,
        fc.array(fc.constantFrom('', ' ', '-', '－'), { minLength: 8, maxLength: 8 }),
        (letters, gaps) => {
          const typed = letters
            .map((it, index) => (confused[it] ?? it.toLowerCase()) + (gaps[index] ?? ''))
            .join('');
          expect(normalCode(typed)).toBe(letters.join(''));
          expect(directCallOf(`绑定 ${typed}`)?.name).toBe('bind');
        },
      ),
    );
  });

  it.each(['H7KM2QX', 'H7KM2QXPA', '', '绑定'])('is none of another length: %j', (typed) => {
    expect(normalCode(typed)).toBeUndefined();
  });
});

describe('a message is sealed', () => {
  const event = (text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
    kind: 'message',
    platform: 'sandbox',
    account: 'bot',
    eventId: 'e1',
    messageId: 'm1',
    conversation: { kind: 'direct', id: 'shi' },
    sender: 'shi',
    sentAt: new Date('2026-03-02T01:00:00Z'),
    text,
    mentions: [],
    attachments: [],
    ...more,
  });
  const group = { conversation: { kind: 'group', id: 'g1' } } as const;

  it.each<[string, MessageEvent]>([
    ['in a direct chat', event('绑定 H7KM-2QXP')],
    ['with a code that cannot be right', event('绑定 7K2F')],
    ['without the word', event('H7KM-2QXP')],
    ['in a group with a mark', event('#绑定 H7KM-2QXP', group)],
    [
      'in a group as an answer to somebody',
      event('绑定 H7KM-2QXP', { ...group, quote: { text: '绑定了吗' } }),
    ],
  ])('%s', (_where, sealed) => {
    expect(bearsBindingCode(sealed, TABLE)).toBe(true);
  });

  it.each(['绑定', '绑定码 张明', '我是张明', '签收 18', '#建议 标题:甲'])(
    'not when it holds no code: %j',
    (text) => {
      expect(bindingCodeOf(event(text), TABLE)).toBeUndefined();
    },
  );
});

const code = (person?: string, role?: string, place?: string): Record<string, unknown> => ({
  name: 'bindingCode',
  ...(person === undefined ? {} : { person }),
  ...(role === undefined ? {} : { role }),
  ...(place === undefined ? {} : { place }),
});

describe('绑定码 asks for a code', () => {
  it.each<[string, Record<string, unknown>]>([
    ['绑定码 张明', code('张明')],
    ['绑定码:张明', code('张明')],
    ['绑定码 张 明', code('张明')],
    ['绑定码 张明代表', code('张明')],
    ['绑定码 第一代表团的张明', code('第一代表团的张明')],
    ['绑定码 张明 第一代表团', code('张明', undefined, '第一代表团')],
    ['绑定码 张明 代表 第一代表团', code('张明', 'deputy', '第一代表团')],
    ['绑定码 张明、第一代表团、人大代表', code('张明', 'deputy', '第一代表团')],
    ['绑定码 陈老师 承办人 区教育局', code('陈老师', 'handler', '区教育局')],
    ['绑定码 陈老师 区教育局 联络员', code('陈老师', 'handler', '区教育局')],
    ['绑定码 陈老师 区教育局经办人', code('陈老师', 'handler', '区教育局')],
    ['绑定码 李芳 区住建局局长', code('李芳', 'unit_leader', '区住建局')],
    ['绑定码 李芳 单位负责人 区住建局', code('李芳', 'unit_leader', '区住建局')],
    ['绑定码 周科长 督查室 区政府', code('周科长', 'coordinator', '区政府')],
    ['绑定码 周科长 政府办', code('周科长', 'coordinator')],
    ['绑定码 王敏 工作人员', code('王敏', 'staff')],
    ['绑定码 王敏 工委', code('王敏', 'staff')],
    ['绑定码 高远 审核', code('高远', 'reviewer')],
    ['绑定码 高远 督办', code('高远', 'supervisor')],
    ['绑定码 罗平 主任', code('罗平', 'leader')],
    ['绑定码 方华 议政代表', code('方华', 'councillor')],
    ['绑定码', code()],
  ])('%j', (text, expected) => {
    expect(flat(directCallOf(text))).toEqual(expected);
  });
});

const registration = (kind?: string, target?: string): Record<string, unknown> => ({
  name: 'registerGroup',
  ...(kind === undefined ? {} : { kind }),
  ...(target === undefined ? {} : { target }),
});

describe('登记本群 says what the group is for', () => {
  it.each<[string, Record<string, unknown>]>([
    ['#登记本群', registration()],
    ['@小助手 登记本群', registration()],
    ['#登记本群 代表团 第一代表团', registration('deputies', '第一代表团')],
    ['#登记本群 代表群 第一代表团', registration('deputies', '第一代表团')],
    ['#登记本群 代表小组 城东小组', registration('deputies', '城东小组')],
    ['#登记本群 第一代表团', registration('deputies', '第一代表团')],
    ['#登记本群 第一代表团群', registration('deputies', '第一代表团')],
    ['#登记本群 第一代表团代表群', registration('deputies', '第一代表团')],
    ['#登记本群为代表团 第一代表团', registration('deputies', '第一代表团')],
    ['#登记本群 类型:代表团 名称:第一代表团', registration('deputies', '第一代表团')],
    ['#登记本群 代表团', registration('deputies')],
    ['#登记本群 承办单位 区教育局', registration('unit', '区教育局')],
    ['#登记本群 单位区教育局', registration('unit', '区教育局')],
    ['#登记本群 区教育局', registration('unit', '区教育局')],
    ['#登记本群 区教育局办理群', registration('unit', '区教育局')],
    ['#登记本群 办理群', registration('unit')],
    ['#登记本群 联络员群', registration('units')],
    ['#登记本群 各单位', registration('units')],
    ['#登记本群 工委', registration('staff')],
    ['#登记本群 代表工委', registration('staff')],
    ['#登记本群 工作群', registration('staff')],
    ['#登记本群 staff', registration('staff')],
    ['#登记本群 协调群 区政府', registration('coordination', '区政府')],
    ['#登记本群 政府办', registration('coordination')],
    ['#登记本群 督查室 区政府', registration('coordination', '区政府')],
    ['#登记本群 督办群', registration('supervision')],
    ['#登记本群 混合', registration('mixed')],
    ['#登记本群 乡镇 梅溪镇', registration('mixed', '梅溪镇')],
    ['#登记本群 随便聊聊', registration(undefined, '随便聊聊')],
  ])('%j', (text, expected) => {
    expect(flat(callOf(text))).toEqual(expected);
  });

  it.each(['#注销本群', '@小助手 注销本群'])('%j ends it', (text) => {
    expect(callOf(text)).toEqual({ name: 'unregisterGroup' });
  });
});
