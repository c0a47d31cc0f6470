import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import type { Address } from '../../../src/chat/message.ts';
import { localId } from '../../../src/cli/local/feishu/ids.ts';
import { aCard, direct, group, openConnectedStage, type Stage } from './stage.ts';

/** Send a card and return the network's id of it. */
async function shown({ platform }: Stage, to: Address, card: Partial<Card>): Promise<string> {
  const { messageId } = await platform.send(to, aCard(card), `key of ${JSON.stringify(card)}`);
  return localId('om_', messageId) ?? '';
}

const FORM = {
  name: '交办',
  fields: [
    { name: '主办', required: true, multiline: false, options: ['区住建局', '区教育局'] },
    { name: '协办', required: false, multiline: true, options: ['区住建局', '区教育局'] },
    { name: '日期', required: false, multiline: false },
  ],
};

describe('a press', () => {
  it('in a group tells who pressed which choice of which card', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, group(stage), { choices: ['附议', '不附议'] });

    const pressed = await stage.network.press({ by: 'zhang', in: 'g1', messageId, choice: '不附议' });

    expect(stage.bot.heard).toMatchObject([
      {
        kind: 'press',
        platform: 'feishu',
        eventId: pressed.eventId,
        conversation: { kind: 'group', id: 'oc_g1' },
        sender: 'ou_zhang',
        messageId: `om_${messageId}`,
        choice: '不附议',
        sentAt: pressed.sentAt,
      },
    ]);
  });

  it('in a direct chat is told under the id of the person', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, direct(stage, 'zhang'), { choices: ['确认提交'] });

    await stage.network.press({ by: 'zhang', messageId, choice: '确认提交' });

    expect(stage.bot.heard).toMatchObject([
      { conversation: { kind: 'direct', id: 'ou_zhang' }, choice: '确认提交' },
    ]);
  });

  it('is answered with a toast at once', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, direct(stage, 'zhang'), { choices: ['确认提交'] });
    stage.bot.receive = () => Promise.resolve({ toast: '已收到' });
    stage.network.detach();
    const event = await stage.network.press({ by: 'zhang', messageId, choice: '确认提交' });

    await expect(stage.server.receive(event)).resolves.toEqual({ toast: '已收到' });
  });

  it('of the same choice three times is told three times', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, group(stage), { choices: ['同意', '反对'] });

    for (const choice of ['同意', '反对', '同意']) {
      await stage.network.press({ by: 'zhang', in: 'g1', messageId, choice });
    }

    expect(stage.bot.heard).toMatchObject([{ choice: '同意' }, { choice: '反对' }, { choice: '同意' }]);
    expect(new Set(stage.bot.heard.map(({ eventId }) => eventId)).size).toBe(3);
  });

  it('on a card that was shown anew meanwhile is told as it was pressed', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, group(stage), { choices: ['附议'] });
    await stage.platform.update?.(
      group(stage),
      { messageId: `om_${messageId}` },
      aCard({ lines: ['已截止'] }),
    );

    await stage.network.press({ by: 'zhang', in: 'g1', messageId, choice: '附议' });

    expect(stage.bot.heard).toMatchObject([{ choice: '附议' }]);
  });

  it('on a card of another maker is acknowledged and has no effect', async () => {
    const stage = await openConnectedStage();
    const header = { event_id: 'e', event_type: 'card.action.trigger', create_time: '1772413200000' };
    const context = { open_message_id: 'om_x', open_chat_id: 'oc_g1' };
    const event = {
      operator: { open_id: 'ou_zhang' },
      action: { value: { other: 1 }, tag: 'button' },
      context,
    };

    await stage.server.push({ schema: '2.0', header, event });

    expect(stage.bot.heard).toEqual([]);
    expect(stage.logged.join('')).not.toContain('could not be read');
  });
});

describe('a form', () => {
  it('brings what was filled in under the names of its fields, without what was left empty', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, group(stage), { form: FORM });
    const values = { 主办: '区住建局', 协办: ['区教育局'], 日期: '' };

    await stage.network.fill({ by: 'wang', in: 'g1', messageId, form: '交办', values });

    expect(stage.bot.heard).toMatchObject([
      {
        kind: 'form',
        conversation: { kind: 'group', id: 'oc_g1' },
        sender: 'ou_wang',
        messageId: `om_${messageId}`,
        form: '交办',
        values: { 主办: '区住建局', 协办: ['区教育局'] },
      },
    ]);
    expect(stage.bot.heard[0]).not.toHaveProperty('values.日期');
  });

  it('is known by the name of its button when nothing comes from behind it', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, group(stage), { form: FORM });
    const header = { event_id: 'e', event_type: 'card.action.trigger', create_time: '1772413200000000' };
    const action = { tag: 'button', name: 'submit:group:交办', form_value: { 主办: '区住建局' } };
    const context = { open_message_id: `om_${messageId}`, open_chat_id: 'oc_g1' };

    await stage.server.push({
      schema: '2.0',
      header,
      event: { operator: { open_id: 'ou_wang' }, action, context },
    });

    expect(stage.bot.heard).toMatchObject([
      {
        kind: 'form',
        form: '交办',
        values: { 主办: '区住建局' },
        conversation: { kind: 'group', id: 'oc_g1' },
        sentAt: new Date(1772413200000),
      },
    ]);
  });

  it('that is corrected and sent off again is told again', async () => {
    const stage = await openConnectedStage();
    const messageId = await shown(stage, direct(stage, 'wang'), { form: FORM });

    for (const 主办 of ['区住建局', '区教育局', '区住建局']) {
      await stage.network.fill({ by: 'wang', messageId, form: '交办', values: { 主办 } });
    }

    expect(stage.bot.heard.map((event) => event.kind === 'form' && event.values['主办'])).toEqual([
      '区住建局',
      '区教育局',
      '区住建局',
    ]);
  });
});
