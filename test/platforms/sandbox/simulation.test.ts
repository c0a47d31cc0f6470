import { expect, it } from 'vitest';
import type { SimulatedClock, SimulatedLine, SimulationOffice } from '../../../src/chat/simulation.ts';
import { createSimulation } from '../../../src/platforms/sandbox/simulation.ts';
import { exampleNetwork, group, hello, NINE_O_CLOCK, recordingBot } from './example.ts';

const clock: SimulatedClock = {
  now: () => NINE_O_CLOCK,
  kindOfToday: () => 'working',
  advanceTo: () => Promise.resolve(),
  afterWorkingDays: () => NINE_O_CLOCK,
  nextDue: () => Promise.resolve(undefined),
};

const office: SimulationOffice = {
  outgoing: () => Promise.resolve([]),
  audience: () => Promise.resolve([]),
  rehearsal: () => Promise.resolve(undefined),
};

it('speaks, presses and fills in the chat that the page names', async () => {
  const network = exampleNetwork();
  const bot = recordingBot();
  await network.attach(bot.receive);
  const simulation = createSimulation(network, clock, office);

  await simulation.say({ by: 'zhang', chat: 'group:g1', text: '签收' });
  await simulation.press({ by: 'zhang', chat: 'direct:zhang', messageId: 'm', choice: '提交' });
  await simulation.fill({ by: 'wang', chat: 'group:g1', form: '交办', values: { 主办: '区教育局' } });

  expect(bot.heard).toMatchObject([
    { kind: 'message', text: '签收', conversation: { kind: 'group', id: 'g1' }, mentions: [] },
    { kind: 'press', choice: '提交', conversation: { kind: 'direct', id: 'zhang' } },
    { kind: 'form', form: '交办', conversation: { kind: 'group', id: 'g1' } },
  ]);
});

it('turns the names that people type after @ into mentions', async () => {
  const network = exampleNetwork();

  await createSimulation(network, clock, office).say({
    by: 'zhang',
    chat: 'group:g1',
    text: '@小助手 请问@王敏 在吗',
  });
  const bot = recordingBot();
  await network.attach(bot.receive);

  expect(bot.heard).toMatchObject([
    {
      mentions: [
        { id: 'jianyi', text: '@小助手', bot: true },
        { id: 'wang', text: '@王敏', bot: false },
      ],
    },
  ]);
});

it('shows how far the words of people came, and since when', async () => {
  const network = exampleNetwork();
  const bot = recordingBot();
  const simulation = createSimulation(network, clock, office);
  const shown: SimulatedLine[] = [];
  simulation.subscribe((line) => void shown.push(line));

  await simulation.say({ by: 'zhang', chat: 'group:g1', text: '签收' });
  await network.attach(bot.receive);

  const at = NINE_O_CLOCK.toISOString();
  expect(shown).toMatchObject([
    { sequence: 1, delivery: { state: 'waiting', at } },
    { sequence: 1, delivery: { state: 'delivered', at } },
  ]);
});

it('lists only the lines after the one that the page has', () => {
  const network = exampleNetwork();
  const simulation = createSimulation(network, clock, office);
  network.accept(group('g1'), hello, 'one');
  network.accept(group('g1'), hello, 'two');

  expect(simulation.lines('group:g1', 1).map((line) => line.sequence)).toEqual([2]);
});

it('lets nobody speak in the direct chat of another', async () => {
  const simulation = createSimulation(exampleNetwork(), clock, office);

  await expect(simulation.say({ by: 'wang', chat: 'direct:zhang', text: '我的' })).rejects.toThrow(
    RangeError,
  );
});
