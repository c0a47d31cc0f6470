import { describe, expect, it } from 'vitest';
import type { InboundAttachment } from '../../../src/chat/message.ts';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();

const VOICE: InboundAttachment = {
  kind: 'audio',
  name: '语音.amr',
  mediaType: 'audio/amr',
  data: Buffer.from('#!AMR').toString('base64'),
};

/** A voice message: a recording and no word. The bot's answers are counted from the words before. */
async function speaks(by: string): Promise<void> {
  await world.network.say({ by, text: '', attachments: [VOICE] });
  await world.app.settle();
}

const sentTo = (chat: string): string[] =>
  world.network
    .lines(chat)
    .flatMap(({ message }) => (message.kind === 'file' || message.kind === 'image' ? [message.name] : []));

describe('what a deputy sends and the bot cannot read', () => {
  it('is a voice message: 转文字, or the office writes it down', async () => {
    await speaks('zhang');
    expectSaid(world, 'zhang', '转文字', '请工委代录');
    expect(world.heardIn()).toEqual(['zhang']);
    await world.presses('zhang', '请工委代录');
    expectSaid(world, 'zhang', '1个文件已转给代表工委');
    expectSaid(world, 'gs', '请代录', '张明', '第一代表团', '3月2日');
    expect(sentTo('group:gs')).toEqual(['语音.amr']);
    const [entry] = await world.app.database.read.auditEntry.findMany({
      orderBy: { sequence: 'desc' },
      take: 1,
    });
    expect(entry?.action).toBe('file.handed_over');
  });

  it('is chosen by number too, and once only', async () => {
    await speaks('qiao');
    await world.says('qiao', '1');
    expectSaid(world, 'gs', '请代录', '乔雨薇');
    await world.presses('qiao', '请工委代录');
    expect(world.heard('gs')).toEqual([]);
  });

  it('is a photo, with those that follow it', async () => {
    const before = sentTo('group:gs').length;
    await world.says('zhang', '', { images: 1 });
    expectSaid(world, 'zhang', '照片收到了', '请工委代录');
    await world.says('zhang', '', { images: 2 });
    expectSaid(world, 'zhang', '收到', '一起办');
    await world.presses('zhang', '请工委代录');
    expectSaid(world, 'gs', '3个文件');
    expect(sentTo('group:gs').length - before).toBe(3);
  });

  it('goes to nobody when it is not wanted', async () => {
    const before = sentTo('group:gs').length;
    await world.says('zhang', '', { images: 1 });
    await world.presses('zhang', '取消');
    expect(world.heard('gs')).toEqual([]);
    expect(sentTo('group:gs')).toHaveLength(before);
  });

  it('is an attachment where it is a photo right after a draft, but never a voice message', async () => {
    await world.says('qiao', '标题:关于修桥的建议\n问题:桥面坏了。\n建议:修桥。');
    await world.says('qiao', '', { images: 1 });
    expectSaid(world, 'qiao', '和刚才的内容一起办');
    await speaks('qiao');
    expectSaid(world, 'qiao', '转文字');
  });

  it('is answered as before when others send it', async () => {
    await world.says('chen', '', { images: 1 });
    expectSaid(world, 'chen', '不能确定是哪一件的答复');
    await speaks('chen');
    expect(world.heard('chen').filter((text) => text.includes('不能确定是哪一件的答复'))).toHaveLength(2);
    await world.says('luo', '', { images: 1 });
    expectSaid(world, 'luo', '不能确定要办什么');
  });
});
