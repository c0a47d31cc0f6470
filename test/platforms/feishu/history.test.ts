import { describe, expect, it } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import { messageIdOf } from '../../../src/cli/local/feishu/ids.ts';
import { group, openConnectedStage, type Stage } from './stage.ts';

const at = (time: string): Date => new Date(`2026-03-02T${time}+08:00`);

function read(stage: Stage, since: Date) {
  return stage.platform.history?.(group(stage).conversation, since);
}

describe('the history of a group', () => {
  it('has what people said since an instant, oldest first, as they would have been heard', async () => {
    const stage = await openConnectedStage();
    const { network, bot } = stage;
    const mentions = [{ id: 'bot', text: '@小助手', bot: true }];
    await network.say({ by: 'zhang', in: 'g1', text: '以前', sentAt: at('08:00:00') });
    await network.say({ by: 'wang', in: 'g1', text: '@小助手 二', mentions, sentAt: at('08:31:00') });
    const first = await network.say({ by: 'zhang', in: 'g1', text: '一', sentAt: at('08:30:00') });
    await network.say({ by: 'zhang', text: '私聊', sentAt: at('08:32:00') });
    await stage.platform.send(group(stage), text('机器人的话'), 'key');

    const history = await read(stage, at('08:30:00'));

    const heard = bot.heard.find(({ eventId }) => eventId === first.eventId);
    const messageId = messageIdOf(first.kind === 'message' ? first.messageId : '');
    expect(history).toMatchObject([
      { ...heard, eventId: `history/${messageId}` },
      { text: '@小助手 二', mentions: [{ id: 'ou_bot', bot: true }] },
    ]);
    expect(history).toHaveLength(2);
  });

  it('has what came while nobody was connected, files included', async () => {
    const stage = await openConnectedStage();
    const attachments = [
      { kind: 'file', name: '答复.pdf', mediaType: 'application/pdf', data: 'AA==' } as const,
    ];
    stage.bot.receive = () => Promise.reject(new Error('database away'));
    await stage.network.say({ by: 'zhang', in: 'g1', text: '', attachments });

    expect(await read(stage, at('08:00:00'))).toMatchObject([{ attachments: [{ name: '答复.pdf' }] }]);
  });

  it('has all pages', async () => {
    const stage = await openConnectedStage();
    for (let index = 0; index < 120; index += 1) {
      await stage.network.say({ by: 'zhang', in: 'g1', text: `第${index}条` });
    }

    expect(await read(stage, at('08:00:00'))).toHaveLength(120);
    expect(stage.server.calls('message.list')).toBe(3);
  });

  it('lacks what was taken back', async () => {
    const stage = await openConnectedStage();
    const said = await stage.network.say({ by: 'zhang', in: 'g1', text: '说错了' });
    await stage.network.recall({ by: 'zhang', messageId: said.kind === 'message' ? said.messageId : '' });

    expect(await read(stage, at('08:00:00'))).toEqual([]);
  });

  it('rejects when the platform does not answer', async () => {
    const stage = await openConnectedStage();
    stage.server.failNext('message.list', { status: 502 });

    await expect(read(stage, at('08:00:00'))).rejects.toMatchObject({ name: 'RetryableSendError' });
  });
});
