import { expect, it } from 'vitest';
import type { InboundEvent } from '../../../src/chat/message.ts';
import { createWorld } from '../../support/world.ts';
import { expectSaid } from '../../support/world-expect.ts';

const world = await createWorld();
const TEXT = '#建议\n标题:关于修桥的建议\n问题:桥断了。\n建议:修桥。';

/** A person takes a message back. */
async function recall(said: InboundEvent): Promise<void> {
  if (said.kind !== 'message') throw new Error('only messages are taken back');
  const { platform, account, conversation, sender, messageId } = said;
  const event = { platform, account, conversation, sender, messageId, sentAt: world.clock.now() };
  await world.redelivers([{ ...event, kind: 'recall', eventId: `recall-${messageId}` }]);
}

it('a draft goes with the message that it came of', async () => {
  const said = await world.says('zhang', TEXT, { in: 'g1' });
  const intake = /拟\d+/u.exec(world.heardAll('g1'))?.[0] ?? '';
  await recall(said);
  expect(world.heardIn()).toEqual(['zhang']);
  expectSaid(world, 'zhang', intake, '没有提交');
  expect((await world.record(intake)).state).toBe('withdrawn');
  await world.presses('zhang', '确认提交', { in: 'g1' });
  expect((await world.record(intake)).state).toBe('withdrawn');
});

it('what was handed in stays, and the deputy is told how to withdraw it', async () => {
  const said = await world.says('zhang', TEXT, { in: 'g1' });
  const intake = /拟\d+/u.exec(world.heardAll('g1'))?.[0] ?? '';
  await world.presses('zhang', '确认提交', { in: 'g1' });
  await recall(said);
  expect(world.heardIn()).toEqual(['zhang']);
  expectSaid(world, 'zhang', `撤回 ${intake}`);
  expect((await world.record(intake)).state).toBe('submitted');
});

it('nothing else is heeded: a sign-off, chatter, what somebody unknown said', async () => {
  const { number } = await world.assignedTo('区教育局');
  await recall(await world.says('chen', `签收 ${number}`, { in: 'ge' }));
  expect(world.heardIn()).toEqual([]);
  expect((await world.unit(number, '区教育局')).assignmentState).toBe('signed_off');
  await recall(await world.says('zhang', '大家好', { in: 'g1' }));
  await recall(await world.says('shi', '大家好', { in: 'gx' }));
  expect(world.heardIn()).toEqual([]);
});
