import { describe, expect, it } from 'vitest';
import type { MessageEvent } from '../../../src/chat/message.ts';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';
import { ACCOUNT } from '../../support/world-cast.ts';

const world = await createWorld();

/** The cards of a chat as they look now: lines and choices in one text each. */
function cardsIn(chat: string): readonly string[] {
  return world.network.lines(chat).flatMap(({ message }) => {
    if (message.kind !== 'card') return [];
    const { title, lines, choices } = message.card;
    return [[title, ...lines, `choices: ${choices.join('、')}`].join('\n')];
  });
}

describe('a card', () => {
  it('whose choice was taken shows it, says who took it, and offers nothing more', async () => {
    await world.says('zhang', '#建议\n标题:关于修路灯的建议\n问题:不亮。\n建议:换灯。', { in: 'g1' });
    expect(cardsIn('group:g1').at(-1)).toContain('choices: 确认提交');
    const messages = world.network.lines('group:g1').length;
    await world.presses('zhang', '确认提交', { in: 'g1' });

    const draft = cardsIn('group:g1').find((card) => card.includes('关于修路灯'));
    expect(draft).toContain('choices: ');
    expect(draft).not.toContain('确认提交、');
    expect(draft).toMatch(/这一步已经办好|已选:确认提交\(张明\)/u);
    // One answer, and no message for the change.
    expect(world.network.lines('group:g1').length).toBe(messages + 1);
  });

  it('looks the same after the bot was started again', async () => {
    const before = cardsIn('group:g1');
    await world.restart();
    expect(cardsIn('group:g1')).toEqual(before);
  });

  it('of a confirmation names the choice', async () => {
    const { number } = await world.assignedTo('区教育局');
    await world.says('chen', `退办 ${number} 理由:不属于我局职责 建议单位:区住建局`);
    await world.presses('chen', '确认退办');
    expect(cardsIn('direct:chen').at(-1)).toContain('已选:确认退办(陈立德)');
  });
});

describe('an attachment that could not be had', () => {
  const event: MessageEvent = {
    platform: 'sandbox',
    account: ACCOUNT,
    eventId: 'lost-1',
    kind: 'message',
    messageId: 'lost-1',
    conversation: { kind: 'direct', id: 'zhang' },
    sender: 'zhang',
    sentAt: new Date('2026-03-02T09:00:00+08:00'),
    text: '标题:关于修桥的建议\n问题:桥面坏了。\n建议:修桥。',
    mentions: [],
    attachments: [{ kind: 'image', name: '桥面.jpg', mediaType: 'image/jpeg', reference: 'gone' }],
  };

  it('is told privately, and the words beside it are taken', async () => {
    await world.redelivers([event]);
    expectSaid(world, 'zhang', '桥面.jpg', '没有收到');
    expectSaid(world, 'zhang', '关于修桥的建议', '收件号');
  });
});

describe('who is in a group, as the platform lists it', () => {
  it('replaces what was known', async () => {
    await world.redelivers([
      {
        platform: 'sandbox',
        account: ACCOUNT,
        eventId: 'members-1',
        kind: 'members',
        conversation: { kind: 'group', id: 'g1' },
        sender: '',
        sentAt: new Date('2026-03-02T09:00:00+08:00'),
        members: ['zhang', 'somebody new'],
      },
    ]);
    const rows = await world.app.database.read.groupMember.findMany({
      where: { groupId: 'g1' },
      orderBy: { externalId: 'asc' },
    });
    expect(rows.map(({ externalId }) => externalId)).toEqual(['somebody new', 'zhang']);
  });
});
