import { expect, it } from 'vitest';
import { text } from '../../../src/chat/card.ts';
import { PermanentSendError } from '../../../src/chat/platform.ts';
import { sandboxPlatform } from '../../../src/platforms/sandbox/platform.ts';
import { direct, exampleNetwork, group, hello, recordingBot } from './example.ts';

it('carries events to the bot between start and stop, and says so in its health', async () => {
  const network = exampleNetwork();
  const platform = sandboxPlatform(network);
  const bot = recordingBot();

  expect(platform.health().state).toBe('down');
  const selves: string[] = [];
  await platform.start({
    receive: bot.receive,
    connected: (self) => Promise.resolve(void selves.push(self)),
  });
  expect(platform.health().state).toBe('connected');
  const heard = await network.say({ by: 'zhang', text: '我的' });
  await platform.stop();
  await network.say({ by: 'zhang', text: '待办' });

  expect(bot.heard).toEqual([heard]);
  expect(selves).toEqual([network.account]);
  expect(platform.health().state).toBe('down');
});

it('sends once per key and updates what it sent', async () => {
  const network = exampleNetwork();
  const platform = sandboxPlatform(network);

  const receipt = await platform.send(group('g1'), hello, 'key');
  await platform.send(group('g1'), hello, 'key');
  await platform.update?.(group('g1'), receipt, text('已登记'));

  expect(platform.sendsOncePerKey).toBe(true);
  expect(network.lines().map((line) => line.message)).toEqual([text('已登记')]);
});

it('rejects what can never arrive', async () => {
  const platform = sandboxPlatform(exampleNetwork());

  await expect(platform.send(direct('lin'), hello, 'key')).rejects.toThrow(PermanentSendError);
});
