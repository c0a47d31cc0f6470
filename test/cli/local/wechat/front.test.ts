import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../src/chat/card.ts';
import type { FormEvent, MessageEvent, PressEvent } from '../../../../src/chat/message.ts';
import { asCard } from '../../../../src/cli/local/wechat/as-card.ts';
import { fillAsText, pressAsText } from '../../../../src/cli/local/wechat/as-text.ts';
import { type Chats, happeningsOf } from '../../../../src/cli/local/wechat/happenings.ts';
import { groupOf, personOf, wechatPerson, wechatRoom } from '../../../../src/cli/local/wechat/ids.ts';
import { textOf } from '../../../../src/platforms/wechat/encode.ts';
import { piecesOf } from '../../../../src/platforms/wechat/pieces.ts';

const WORDS = { chooseDirect: '回数字即可', chooseGroup: '引用本条回数字', fill: '引用本条,照下面填好发来' };
const SHOWN = { by: '小助手', text: '草稿\n\n1. 确认提交\n2. 放弃\n回数字即可' };

describe('a card of the bot, read back from WeChat', () => {
  const line = fc.stringMatching(/^[一-龥a-z]{1,12}$/u);
  const field = fc.record({ name: line, required: fc.constant(false), multiline: fc.constant(false) });
  const card = fc.record(
    {
      title: line,
      lines: fc.array(line, { maxLength: 4 }),
      fields: fc.constant([]),
      choices: fc.array(line, { maxLength: 12 }),
      form: fc.record({ name: line, fields: fc.array(field, { maxLength: 5 }) }),
    },
    { requiredKeys: ['title', 'lines', 'fields', 'choices'] },
  );

  it('is the card that was sent', () => {
    const check = fc.property(
      card,
      fc.constantFrom('direct', 'group'),
      (sent: Card, kind: 'direct' | 'group') => {
        fc.pre(sent.choices.length > 0 || sent.form !== undefined);
        const text = piecesOf(textOf({ kind: 'card', card: sent }, kind, WORDS)).join('\n');
        expect(asCard(text, WORDS)).toEqual({ kind: 'card', card: sent });
      },
    );
    fc.assert(check, { numRuns: 200 });
  });

  it('is a text when there is nothing to choose or fill in', () => {
    expect(asCard('您好!\n1. 一', WORDS)).toEqual({ kind: 'text', text: '您好!\n1. 一', mentions: [] });
  });
});

describe('what people type', () => {
  it.each([
    ['the number, in a direct chat', { shown: SHOWN, choice: '放弃', where: 'direct', isNewest: true }, '2'],
    [
      'the label of a choice that is not shown',
      { shown: SHOWN, choice: '通过', where: 'direct', isNewest: true },
      '通过',
    ],
    [
      'the label, when nobody knows the card',
      { shown: undefined, choice: '放弃', where: 'group', isNewest: false },
      '放弃',
    ],
    [
      'the number under a quote, in a group',
      { shown: SHOWN, choice: '确认提交', where: 'group', isNewest: true },
      `「小助手：${SHOWN.text}」\n- - - - - - - - - - - - - - -\n1`,
    ],
    [
      'the number under a quote, for an older card',
      { shown: SHOWN, choice: '确认提交', where: 'direct', isNewest: false },
      `「小助手：${SHOWN.text}」\n- - - - - - - - - - - - - - -\n1`,
    ],
  ] as const)('is %s', (_, pressed, text) => {
    expect(pressAsText(pressed, WORDS)).toBe(text);
  });

  it('is a form in lines', () => {
    expect(fillAsText(undefined, { form: '交办', values: { 主办: '住建局', 协办: ['甲', '乙'] } })).toBe(
      '#交办\n主办:住建局\n协办:甲、乙',
    );
  });
});

describe('ids of WeChat', () => {
  it('lead back to the people and groups of the network', () => {
    expect(personOf(wechatPerson('zhang'))).toBe('zhang');
    expect(groupOf(wechatRoom('deputies'))).toBe('deputies');
    expect(groupOf(wechatPerson('zhang'))).toBeUndefined();
  });
});

describe('what happens in WeChat', () => {
  const chats: Chats = {
    bot: { id: 'wxid_bot' },
    words: WORDS,
    shown: () => SHOWN,
    isNewestCard: () => true,
  };
  const base = {
    platform: 'sandbox',
    account: 'bot',
    eventId: 'e1',
    conversation: { kind: 'group', id: 'deputies' },
    sender: 'zhang',
    sentAt: new Date('2026-03-02T01:00:00.900Z'),
  } as const;
  const message: MessageEvent = {
    ...base,
    kind: 'message',
    messageId: 'm1',
    text: '',
    mentions: [],
    attachments: [],
  };
  const file = { kind: 'file', name: '名单.docx', mediaType: 'application/msword', data: 'AAAA' } as const;

  it('is one message for a text and one for each file, with ids of their own', () => {
    const event = {
      ...message,
      text: '#随手拍 路灯坏了',
      attachments: [{ ...file, kind: 'image' as const }, file],
    };
    const ids = happeningsOf(event, chats).map((each) => each.kind === 'message' && each.message.id);
    expect(ids).toEqual(['m1', 'm1-1', 'm1-2']);
  });

  it('is one message for a file alone', () => {
    expect(happeningsOf({ ...message, attachments: [file] }, chats)).toMatchObject([
      {
        message: {
          id: 'm1',
          room: 'deputies@chatroom',
          talker: 'wxid_zhang',
          text: '',
          file: { name: '名单.docx' },
        },
      },
    ]);
  });

  it('is told in whole seconds', () => {
    expect(happeningsOf({ ...message, text: '好' }, chats)).toMatchObject([
      { message: { timestamp: 1_772_413_200 } },
    ]);
  });

  it('is a message for a press and for a form, with the id of the act', () => {
    const press: PressEvent = { ...base, kind: 'press', messageId: 'b1', choice: '放弃' };
    const form: FormEvent = {
      ...base,
      kind: 'form',
      messageId: 'b1',
      form: '交办',
      values: { 主办: '住建局' },
    };
    expect(happeningsOf(press, chats)).toMatchObject([{ message: { id: 'e1' } }]);
    expect(happeningsOf(form, chats)).toMatchObject([{ message: { id: 'e1' } }]);
  });
});
