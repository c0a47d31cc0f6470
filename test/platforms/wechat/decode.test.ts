import { types } from 'wechaty';
import { describe, expect, it } from 'vitest';
import { mediaTypeOf, readReference } from '../../../src/platforms/wechat/attachment.ts';
import { memberEvents, messageEvent, recalledBy, saidIn } from '../../../src/platforms/wechat/decode.ts';
import { instantOf, readGatewayEvent } from '../../../src/platforms/wechat/gateway-events.ts';
import type { WechatMessage } from '../../../src/platforms/wechat/payload.ts';
import { protocol } from '../../../src/platforms/wechat/protocol.ts';

const SAID: WechatMessage = {
  id: 'm1',
  type: types.Message.Text,
  talker: 'wxid_zhang',
  text: '你好',
  filename: '',
  mentioned: [],
  sentAt: new Date('2026-03-02T01:00:00Z'),
};

describe('a message of WeChat', () => {
  it.each([
    ['a sticker', types.Message.Emoticon],
    ['a red envelope', types.Message.RedEnvelope],
    ['a transfer', types.Message.Transfer],
    ['a note of WeChat', types.Message.GroupNote],
  ])('says nothing as %s', (_, type) => {
    expect(saidIn({ ...SAID, type })).toBeUndefined();
  });

  it.each([
    ['a link', types.Message.Url],
    ['a contact', types.Message.Contact],
    ['a place', types.Message.Location],
    ['what nobody knows', types.Message.Unknown],
  ])('says its text as %s', (_, type) => {
    expect(saidIn({ ...SAID, type })).toEqual({ text: '你好', attachments: [] });
  });

  it('says nothing without a text', () => {
    expect(saidIn({ ...SAID, text: ' ' })).toBeUndefined();
  });

  it.each([
    ['a picture', types.Message.Image, '', 'image', '图片.jpg', 'image/jpeg'],
    ['a picture with a name', types.Message.Image, 'a.PNG', 'image', 'a.PNG', 'image/png'],
    ['a document', types.Message.Attachment, '建议.docx', 'file', '建议.docx', mediaTypeOf('a.docx') ?? ''],
    [
      'a document of an unknown kind',
      types.Message.Attachment,
      'x.wps',
      'file',
      'x.wps',
      'application/octet-stream',
    ],
    [
      'a document that the gateway gives no type',
      types.Message.Unknown,
      '台账.xlsx',
      'file',
      '台账.xlsx',
      mediaTypeOf('a.xlsx') ?? '',
    ],
    ['a film', types.Message.Video, '', 'file', '视频.mp4', 'video/mp4'],
    ['a voice', types.Message.Audio, '', 'audio', '语音.silk', 'audio/silk'],
  ])('is an attachment as %s', (_, type, filename, kind, name, mediaType) => {
    const said = saidIn({ ...SAID, type, filename });
    expect(said).toMatchObject({ text: '', attachments: [{ kind, name, mediaType }] });
    const reference = readReference(said?.attachments[0]?.reference ?? '');
    expect(reference).toEqual({ message: 'm1', image: kind === 'image' });
  });

  it('is in the group, or in the direct chat of its sender', () => {
    const said = { text: '你好', attachments: [], mentions: [] };
    expect(messageEvent('wechat', SAID, said).conversation).toEqual({ kind: 'direct', id: 'wxid_zhang' });
    const inRoom = messageEvent('wechat', { ...SAID, room: 'g@chatroom' }, said);
    expect(inRoom.conversation).toEqual({ kind: 'group', id: 'g@chatroom' });
  });

  it('takes another one back when it is a recall', () => {
    expect(recalledBy({ ...SAID, type: types.Message.Recalled, text: ' m0 ' })).toBe('m0');
    expect(recalledBy({ ...SAID, type: types.Message.Recalled, text: '' })).toBeUndefined();
    expect(recalledBy(SAID)).toBeUndefined();
  });
});

describe('who comes and goes', () => {
  it('is told for each person, the bot left out, with ids that stay the same', () => {
    const event = {
      kind: 'join',
      room: 'g@chatroom',
      people: ['a', 'bot', 'b'],
      timestamp: 1_772_413_200,
    } as const;
    const events = memberEvents('wechat', 'bot', event);
    expect(events.map(({ eventId }) => eventId)).toEqual([
      'join:g@chatroom:a:1772413200',
      'join:g@chatroom:b:1772413200',
    ]);
    expect(memberEvents('wechat', 'bot', event)).toEqual(events);
  });
});

describe('an event of the gateway', () => {
  const {
    EVENT_TYPE_MESSAGE: MESSAGE,
    EVENT_TYPE_LOGIN: LOGIN,
    EVENT_TYPE_LOGOUT: LOGOUT,
  } = protocol.EventType;
  it('is read by its type', () => {
    expect(readGatewayEvent(MESSAGE, '{"messageId":"m1"}')).toEqual({ kind: 'message', id: 'm1' });
    expect(readGatewayEvent(LOGIN, '{"contactId":"bot"}')).toEqual({ kind: 'login', self: 'bot' });
    expect(readGatewayEvent(LOGOUT, 'not JSON')).toEqual({ kind: 'logout' });
    expect(readGatewayEvent(9999, '')).toEqual({ kind: 'other' });
  });

  it.each(['', '{', 'null', '{}', '{"messageId":""}', '{"messageId":7}', '[]'])(
    'is none when it is %j',
    (payload) => {
      expect(readGatewayEvent(MESSAGE, payload)).toBeUndefined();
    },
  );

  it('has its time in seconds or in milliseconds', () => {
    expect(instantOf(1_772_413_200)).toEqual(new Date('2026-03-02T01:00:00Z'));
    expect(instantOf(1_772_413_200_500)).toEqual(new Date('2026-03-02T01:00:00.500Z'));
  });
});
