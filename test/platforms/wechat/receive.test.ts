import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RemoteAttachment } from '../../../src/chat/message.ts';
import { type Bot, BOT, startBot, startWorld, texts, type World } from './rig.ts';

const botMention = { id: 'bot', text: '@小助手', bot: true };

describe('receiving through a gateway', () => {
  let world: World;
  let bot: Bot;
  beforeAll(async () => {
    world = await startWorld();
  });
  beforeEach(async () => {
    bot = await startBot(world);
  });
  afterEach(async () => {
    await bot.platform.stop();
    world.network.detach();
    await world.gateway.misbehave({ payloads: 0, tellsNoMentions: false, knowsNobody: false });
    // The session of WeChat is never ended, whatever happened.
    expect(world.gateway.stops()).toBe(0);
  });
  afterAll(async () => {
    await world.gateway.stop();
  });

  /** The counts come by another way than the events: an order to the gateway waits for those before it. */
  async function callsOf(method: string): Promise<number> {
    await world.gateway.misbehave({});
    return world.gateway.calls(method);
  }

  it('tells who said what, where and when', async () => {
    const said = await world.network.say({ by: 'zhang', text: '你好' });
    expect(await bot.message('你好')).toEqual({
      platform: 'wechat',
      account: 'wechat',
      kind: 'message',
      eventId: said.kind === 'message' ? said.messageId : '',
      messageId: said.kind === 'message' ? said.messageId : '',
      conversation: { kind: 'direct', id: 'wxid_zhang' },
      sender: 'wxid_zhang',
      sentAt: new Date('2026-03-02T01:00:00Z'),
      text: '你好',
      mentions: [],
      attachments: [],
    });
  });

  it('keeps the order of a burst', async () => {
    const all = Array.from({ length: 200 }, (_, index) => `第${index}条`);
    for (const text of all) void world.network.say({ by: 'zhang', in: 'deputies', text });
    await bot.message('第199条');
    expect(texts(bot)).toEqual(all);
  });

  it('hands a message on whose first fetches failed, before the later ones', async () => {
    await world.gateway.misbehave({ payloads: 3 });
    await world.network.say({ by: 'zhang', text: '第一' });
    await world.network.say({ by: 'zhang', text: '第二' });
    await bot.message('第二');
    expect(texts(bot)).toEqual(['第一', '第二']);
  });

  it('gives up a message that the gateway never hands out, says so, and goes on', async () => {
    await world.gateway.misbehave({ payloads: 6 });
    await world.network.say({ by: 'zhang', text: '没有了' });
    await world.network.say({ by: 'zhang', text: '后面的' });
    await bot.message('后面的');
    expect(texts(bot)).toEqual(['后面的']);
    await bot.logged('a message was given up');
  });

  it('hands the same message on again when it comes again, with the same ids', async () => {
    const said = await world.network.say({ by: 'zhang', text: '又来' });
    await world.network.redeliver([said]);
    await world.network.say({ by: 'zhang', text: '完' });
    await bot.message('完');
    const [first, second] = bot.received.filter((event) => event.kind === 'message' && event.text === '又来');
    expect(second).toEqual(first);
    expect(first?.eventId).toBe(said.kind === 'message' ? said.messageId : '');
  });

  it('keeps late messages with their own time', async () => {
    const sentAt = new Date('2026-02-20T03:04:05Z');
    await world.network.say({ by: 'zhang', text: '上周的', sentAt });
    expect((await bot.message('上周的')).sentAt).toEqual(sentAt);
  });

  it('does not hear itself', async () => {
    const address = { kind: 'group' as const, id: 'deputies@chatroom' };
    const text = { kind: 'text' as const, text: '各位好', mentions: [] };
    await bot.platform.send({ platform: 'wechat', account: 'wechat', conversation: address }, text, 'a');
    await world.gateway.misbehave({ tellsNoIds: true });
    await bot.platform.send({ platform: 'wechat', account: 'wechat', conversation: address }, text, 'b');
    await world.gateway.misbehave({ tellsNoIds: false });
    await world.network.say({ by: 'zhang', in: 'deputies', text: '收到' });
    await bot.message('收到');
    expect(texts(bot)).toEqual(['收到']);
  });

  it('knows that it is mentioned by its id', async () => {
    await world.network.say({ by: 'zhang', in: 'deputies', text: '@小助手 待办', mentions: [botMention] });
    const { mentions } = await bot.message('@小助手\u2005待办');
    expect(mentions).toEqual([{ id: BOT.id, text: '@小助手', bot: true }]);
  });

  it('knows that it is mentioned by its name when the gateway tells no ids', async () => {
    await world.gateway.misbehave({ tellsNoMentions: true });
    await world.network.say({ by: 'zhang', in: 'deputies', text: '@小助手 待办', mentions: [botMention] });
    expect((await bot.message('@小助手\u2005待办')).mentions).toEqual([
      { id: BOT.id, text: '@小助手', bot: true },
    ]);
  });

  it('looks a name up once for many messages, and not at all without an at-sign', async () => {
    const before = await callsOf('roomMemberPayload');
    await world.network.say({ by: 'zhang', in: 'deputies', text: '今天下雨' });
    await bot.message('今天下雨');
    expect(await callsOf('roomMemberPayload')).toBe(before);
    for (const text of ['@小助手 一', '@小助手 二', '@小助手 三']) {
      await world.network.say({ by: 'zhang', in: 'deputies', text });
    }
    await bot.message('@小助手 三');
    expect(await callsOf('roomMemberPayload')).toBe(before + 1);
  });

  it('hands a message on when names and members cannot be looked up', async () => {
    await world.gateway.misbehave({ knowsNobody: true });
    await world.network.say({ by: 'zhang', in: 'deputies', text: '@小助手 帮助', mentions: [botMention] });
    expect((await bot.message('@小助手\u2005帮助')).mentions).toEqual([
      { id: BOT.id, text: '@小助手', bot: true },
    ]);
  });

  it('tells once who is in a group, without the bot', async () => {
    await world.network.say({ by: 'zhang', in: 'deputies', text: '一' });
    const list = await bot.event('members');
    expect(list).toMatchObject({
      conversation: { kind: 'group', id: 'deputies@chatroom' },
      members: ['wxid_zhang', 'wxid_li'],
      sender: '',
    });
    const before = await callsOf('roomMemberList');
    await world.network.say({ by: 'li', in: 'deputies', text: '二' });
    await world.network.say({ by: 'zhang', text: '三' });
    await bot.message('三');
    expect(await callsOf('roomMemberList')).toBe(before);
    expect(await callsOf('contactPayload')).toBe(0);
  });

  it('tells who comes and goes', async () => {
    await world.network.join({ who: 'zhou', in: 'deputies' });
    await world.network.leave({ who: 'zhou', in: 'deputies' });
    const left = await bot.event('member', (event) => event.change === 'leave');
    const seconds = Date.parse('2026-03-02T01:00:00Z') / 1000;
    expect(left).toMatchObject({ who: 'wxid_zhou', eventId: `leave:deputies@chatroom:wxid_zhou:${seconds}` });
    const joined = await bot.event('member', (event) => event.change === 'join');
    expect(joined.conversation).toEqual({ kind: 'group', id: 'deputies@chatroom' });
  });

  it('tells what was taken back', async () => {
    const said = await world.network.say({ by: 'zhang', in: 'deputies', text: '说错了' });
    const messageId = said.kind === 'message' ? said.messageId : '';
    await world.network.recall({ by: 'zhang', messageId });
    const recall = await bot.event('recall');
    expect(recall).toMatchObject({ messageId, sender: 'wxid_zhang', conversation: { kind: 'group' } });
  });

  it('takes a quote off what was said', async () => {
    const said = await world.network.say({ by: 'li', in: 'deputies', text: '路灯坏了\n很久了' });
    const quote = said.kind === 'message' ? said.messageId : '';
    await world.network.say({ by: 'zhang', in: 'deputies', text: '附议', quote });
    expect((await bot.message('附议')).quote).toEqual({ text: '路灯坏了\n很久了' });
  });

  it.each([
    ['a picture', 'image', '现场.jpg', 'image/jpeg', 12],
    [
      'a short document',
      'file',
      '名单.xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      900,
    ],
    ['a long document', 'file', '建议.pdf', 'application/pdf', 6_000_000],
  ] as const)('fetches %s', async (_, kind, name, mediaType, length) => {
    const data = Buffer.alloc(length, 7).toString('base64');
    await world.network.say({ by: 'zhang', text: '', attachments: [{ kind, name, mediaType, data }] });
    const event = await bot.event('message', (it) => it.attachments.length > 0);
    expect(event.attachments).toMatchObject([{ kind, name, mediaType }]);
    // What comes from the gateway lies there still.
    const fetched = await bot.platform.fetch?.(event, event.attachments[0] as RemoteAttachment);
    expect(fetched).toEqual({ name, mediaType, data });
  });

  it('survives an event that is none', async () => {
    await world.gateway.garbage();
    await world.network.say({ by: 'zhang', text: '还在吗' });
    await bot.message('还在吗');
    await bot.logged('an event of the gateway cannot be read');
    expect(bot.logins).toEqual([BOT.id]);
  });
});
