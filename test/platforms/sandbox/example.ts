import { text } from '../../../src/chat/card.ts';
import type { Address, InboundEvent } from '../../../src/chat/message.ts';
import type { Receive } from '../../../src/chat/platform.ts';
import type { SimulatedLine } from '../../../src/chat/simulation.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../../../src/platforms/sandbox/network.ts';

export const NINE_O_CLOCK = new Date('2026-03-02T09:00:00+08:00');

/** Zhang and Wang sit in one group; Lin is no friend of the bot. */
export function exampleNetwork(
  history: readonly SimulatedLine[] = [],
  later?: (work: () => void) => void,
): SandboxNetwork {
  return createSandboxNetwork({
    ...(later === undefined ? {} : { later }),
    account: 'jianyi',
    now: () => NINE_O_CLOCK,
    people: [
      { id: 'zhang', name: '张明', caption: '代表 · 第一代表团', friend: true },
      { id: 'wang', name: '王敏', caption: '工作人员', friend: true },
      { id: 'lin', name: '林静', caption: '代表 · 第二代表团', friend: false },
    ],
    groups: [{ id: 'g1', name: '第一代表团群', members: ['zhang', 'wang'] }],
    history,
  });
}

export function group(id: string): Address {
  return { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'group', id } };
}

export function direct(id: string): Address {
  return { platform: 'sandbox', account: 'jianyi', conversation: { kind: 'direct', id } };
}

/** A network whose delays pass when the test says so. */
export function slowNetwork(): { readonly network: SandboxNetwork; readonly passTime: () => void } {
  const works: (() => void)[] = [];
  const network = exampleNetwork([], (work) => void works.push(work));
  return { network, passTime: () => works.splice(0).forEach((work) => work()) };
}

/** A bot that keeps what it was told and can refuse. */
export function recordingBot(): {
  readonly heard: InboundEvent[];
  readonly receive: Receive;
  refuse: boolean;
} {
  const bot = {
    heard: [] as InboundEvent[],
    refuse: false,
    receive: (event: InboundEvent) => {
      bot.heard.push(event);
      return bot.refuse ? Promise.reject(new Error('database away')) : Promise.resolve(undefined);
    },
  };
  return bot;
}

export const hello = text('您好');
