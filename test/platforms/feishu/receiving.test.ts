import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '../../../src/chat/message.ts';
import { chatIdOf, messageIdOf } from '../../../src/cli/local/feishu/ids.ts';
import { messages, NINE_O_CLOCK, openConnectedStage, type Stage } from './stage.ts';

/** An event as the platform writes it, for what no person of the network does. */
function raw(type: string, event: object, id = 'e-raw'): object {
  const create_time = String(NINE_O_CLOCK.getTime());
  return { schema: '2.0', header: { event_id: id, event_type: type, create_time }, event };
}

function rawMessage(
  message: object,
  sender: object = { sender_id: { open_id: 'ou_zhang' }, sender_type: 'user' },
) {
  return raw('im.message.receive_v1', {
    sender,
    message: {
      message_id: 'om_1',
      create_time: String(NINE_O_CLOCK.getTime()),
      chat_id: 'oc_g1',
      chat_type: 'group',
      ...message,
    },
  });
}

async function hear({ server, bot }: Stage, event: object): Promise<readonly InboundEvent[]> {
  await server.push(event);
  return bot.heard.filter(({ kind }) => kind !== 'members');
}

describe('what people say', () => {
  it('reaches the bot from a group, with its sender, time and ids', async () => {
    const { network, bot, server } = await openConnectedStage();

    const said = await network.say({ by: 'zhang', in: 'g1', text: '#建议 人民路的灯不亮' });

    expect(messages(bot)).toEqual([
      {
        platform: 'feishu',
        account: server.appId,
        kind: 'message',
        eventId: said.eventId,
        messageId: messageIdOf(said.kind === 'message' ? said.messageId : ''),
        conversation: { kind: 'group', id: 'oc_g1' },
        sender: 'ou_zhang',
        sentAt: NINE_O_CLOCK,
        text: '#建议 人民路的灯不亮',
        mentions: [],
        attachments: [],
      },
    ]);
  });

  it('reaches the bot from a direct chat under the id of the person', async () => {
    const { network, bot } = await openConnectedStage();

    await network.say({ by: 'zhang', text: '我的' });

    expect(bot.heard).toMatchObject([
      { conversation: { kind: 'direct', id: 'ou_zhang' }, sender: 'ou_zhang' },
    ]);
  });

  it('bears names where the platform has keys, and tells a mention of the bot', async () => {
    const { network, bot } = await openConnectedStage();
    const mentions = [
      { id: 'bot', text: '@小助手', bot: true },
      { id: 'wang', text: '@王敏', bot: false },
    ];

    await network.say({ by: 'zhang', in: 'g1', text: '@小助手 请 @王敏 看看', mentions });

    expect(messages(bot)).toMatchObject([
      {
        text: '@小助手 请 @王敏 看看',
        mentions: [
          { id: 'ou_bot', text: '@小助手', bot: true },
          { id: 'ou_wang', text: '@王敏', bot: false },
        ],
      },
    ]);
  });

  it('names the quoted message', async () => {
    const stage = await openConnectedStage();
    const { network, bot } = stage;
    const first = await network.say({ by: 'wang', in: 'g1', text: '请联名' });
    const quote = first.kind === 'message' ? first.messageId : '';

    await network.say({ by: 'zhang', in: 'g1', text: '附议', quote });

    expect(messages(bot)[1]).toMatchObject({ text: '附议', quote: { messageId: messageIdOf(quote) } });
  });

  it('keeps the platform’s own time, however late it arrives', async () => {
    const { network, bot } = await openConnectedStage();
    const sentAt = new Date('2026-03-01T20:00:00+08:00');

    await network.say({ by: 'zhang', in: 'g1', text: '补一条', sentAt });

    expect(messages(bot)).toMatchObject([{ text: '补一条', sentAt }]);
  });

  it('comes whole when the event is so long that it takes several frames', async () => {
    const { network, bot } = await openConnectedStage();
    const text = '人民路的灯不亮。'.repeat(6000);

    await network.say({ by: 'zhang', text });

    expect(bot.heard).toMatchObject([{ text }]);
  });

  it('comes from a rich text as lines, with the pictures among them', async () => {
    const stage = await openConnectedStage();
    const content = JSON.stringify({
      title: '路灯',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '小助手' },
          { tag: 'text', text: ' 看 ' },
          { tag: 'a', text: '照片', href: 'https://example.org' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'emotion', emoji_type: 'SMILE' }],
      ],
    });
    const mentions = [{ key: '@_user_1', id: { open_id: 'ou_bot' }, name: '小助手' }];

    expect(await hear(stage, rawMessage({ message_type: 'post', content, mentions }))).toMatchObject([
      {
        text: '路灯\n@小助手 看 照片',
        mentions: [{ bot: true }],
        attachments: [{ kind: 'image', reference: expect.stringContaining('img_1') }],
      },
    ]);
  });

  it.each([
    ['file', { file_key: 'f', file_name: '答复.pdf' }, 'file', '答复.pdf', 'application/pdf'],
    ['media', { file_key: 'f', image_key: 'i', file_name: '现场.mp4' }, 'file', '现场.mp4', 'video/mp4'],
    ['audio', { file_key: 'f', duration: 2000 }, 'audio', 'audio.opus', 'audio/ogg'],
    ['image', { image_key: 'i' }, 'image', 'image', 'image/*'],
  ])(
    'a message of type %s brings an attachment that is still to be fetched',
    async (type, content, kind, name, mediaType) => {
      const stage = await openConnectedStage();

      const heard = await hear(stage, rawMessage({ message_type: type, content: JSON.stringify(content) }));

      expect(heard).toMatchObject([{ text: '', attachments: [{ kind, name, mediaType }] }]);
      expect(stage.server.calls('resource.get')).toBe(0);
    },
  );

  it.each([
    ['sticker', '{"file_key":"s"}'],
    ['interactive', '{"title":"别人的卡片"}'],
    ['merge_forward', 'Merged and Forwarded Message'],
    ['text', 'not json'],
    ['post', '{"unexpected":1}'],
  ])('a message of type %s without readable words has none', async (message_type, content) => {
    const stage = await openConnectedStage();

    const heard = await hear(stage, rawMessage({ message_type, content }));

    expect(heard).toMatchObject([{ kind: 'message', text: '', attachments: [] }]);
  });

  it('is dropped when an app said it', async () => {
    const stage = await openConnectedStage();
    const app = { sender_id: { open_id: 'ou_bot' }, sender_type: 'app' };

    expect(await hear(stage, rawMessage({ message_type: 'text', content: '{"text":"回声"}' }, app))).toEqual(
      [],
    );
  });
});

describe('what else happens in chats', () => {
  it('a recall names the message and leaves to the inbox whose it was', async () => {
    const { network, bot } = await openConnectedStage();
    const said = await network.say({ by: 'zhang', text: '说错了' });
    const messageId = said.kind === 'message' ? said.messageId : '';

    await network.recall({ by: 'zhang', messageId });

    expect(bot.heard[1]).toMatchObject({ kind: 'recall', messageId: messageIdOf(messageId), sender: '' });
  });

  it('who joins and who leaves is told one by one', async () => {
    const stage = await openConnectedStage();
    const users = ['ou_a', 'ou_b'].map((open_id) => ({ name: '某人', user_id: { open_id } }));

    await stage.server.push(raw('im.chat.member.user.added_v1', { chat_id: 'oc_g1', users }, 'e1'));
    const heard = await hear(
      stage,
      raw('im.chat.member.user.withdrawn_v1', { chat_id: 'oc_g1', users }, 'e2'),
    );

    expect(heard).toMatchObject([
      {
        kind: 'member',
        eventId: 'e1/0',
        change: 'join',
        who: 'ou_a',
        conversation: { kind: 'group', id: 'oc_g1' },
      },
      { kind: 'member', eventId: 'e1/1', change: 'join', who: 'ou_b' },
      { kind: 'member', eventId: 'e2/0', change: 'leave', who: 'ou_a' },
      { kind: 'member', eventId: 'e2/1', change: 'leave', who: 'ou_b' },
    ]);
  });

  it('people of the network who join and leave are told too', async () => {
    const { network, bot } = await openConnectedStage();

    await network.join({ who: 'lin', in: 'g1' });
    await network.leave({ who: 'lin', in: 'g1' });

    expect(bot.heard).toMatchObject([
      { kind: 'member', change: 'join', who: 'ou_lin' },
      { kind: 'member', change: 'leave', who: 'ou_lin' },
    ]);
  });

  it('the members of a group are listed when the bot comes into it, after the event was acknowledged', async () => {
    const { server, bot } = await openConnectedStage();

    await server.push(raw('im.chat.member.bot.added_v1', { chat_id: chatIdOf('g1') }, 'e1'));

    expect(await bot.event(1)).toMatchObject({
      kind: 'members',
      eventId: 'members/e1',
      conversation: { kind: 'group', id: 'oc_g1' },
      sender: '',
      members: ['ou_zhang', 'ou_wang'],
    });
  });

  it('the members of a group are listed once, at its first message', async () => {
    const { network, server, bot } = await openConnectedStage();

    await network.say({ by: 'zhang', in: 'g1', text: '一' });
    const second = await bot.event(2);
    await network.say({ by: 'zhang', in: 'g1', text: '二' });

    expect(second).toMatchObject({ kind: 'members', members: ['ou_zhang', 'ou_wang'] });
    expect(server.calls('members.get')).toBe(1);
  });

  it('the members of a group are listed again when the bot comes back into it', async () => {
    const { network, server, bot } = await openConnectedStage();
    await network.say({ by: 'zhang', in: 'g1', text: '一' });
    await bot.event(2);

    await server.push(raw('im.chat.member.bot.added_v1', { chat_id: chatIdOf('g1') }, 'e1'));

    expect(await bot.event(3)).toMatchObject({ kind: 'members', eventId: 'members/e1' });
  });

  it('a list of members that fails is asked for again, and harms no message', async () => {
    const { network, server, bot } = await openConnectedStage();
    server.failNext('members.get', { status: 500, code: 2200 });

    await network.say({ by: 'zhang', in: 'g1', text: '一' });

    expect(await bot.event(2)).toMatchObject({ kind: 'members' });
    expect(messages(bot)).toHaveLength(1);
    expect(server.calls('members.get')).toBe(2);
  });

  it('an event of a kind that nobody asked for is acknowledged and dropped', async () => {
    const stage = await openConnectedStage();

    expect(await hear(stage, raw('im.message.message_read_v1', { reader: {} }))).toEqual([]);
  });

  it('an event that cannot be read is acknowledged, and the log has its id and nothing of what it says', async () => {
    const stage = await openConnectedStage();

    expect(
      await hear(stage, raw('im.message.receive_v1', { sender: {}, secret: '张三的话' }, 'e-odd')),
    ).toEqual([]);

    expect(stage.logged.join('')).toContain('e-odd');
    expect(stage.logged.join('')).not.toContain('张三');
  });
});
