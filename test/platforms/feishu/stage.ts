import { Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Card, OutboundMessage } from '../../../src/chat/card.ts';
import type { Address, InboundEvent } from '../../../src/chat/message.ts';
import type { Platform, Receive } from '../../../src/chat/platform.ts';
import type { SimulatedLine } from '../../../src/chat/simulation.ts';
import { openIdOf } from '../../../src/cli/local/feishu/ids.ts';
import { type OpenPlatform, startOpenPlatform } from '../../../src/cli/local/feishu/open-platform.ts';
import { createLog } from '../../../src/observability/log.ts';
import type { Patience } from '../../../src/platforms/feishu/patience.ts';
import { createFeishuPlatform } from '../../../src/platforms/feishu/platform.ts';
import { createSandboxNetwork, type SandboxNetwork } from '../../../src/platforms/sandbox/network.ts';

export const NINE_O_CLOCK = new Date('2026-03-02T09:00:00+08:00');

/** Short waits, so that what is tried again is tried again at once. */
export const IMPATIENT: Partial<Patience> = { look: 20, backOff: [5], goodbye: 500 };

/** What the bot was told, and who waits for it. */
export interface Listener {
  readonly heard: InboundEvent[];
  readonly selves: string[];
  /** Replace to answer, to refuse or to dawdle. */
  receive: Receive;
  connected: (self: string) => Promise<void>;
  /** Resolves with the event of that number, counted from 1. */
  event(number: number): Promise<InboundEvent>;
}

export interface Stage {
  readonly network: SandboxNetwork;
  readonly server: OpenPlatform;
  readonly platform: Platform;
  readonly bot: Listener;
  /** All that the adapter wrote to its log. */
  readonly logged: string[];
  /** Resolves when the log has a line with these words. */
  told(words: string): Promise<void>;
}

export interface StageOptions {
  readonly patience?: Partial<Patience>;
  /** Another secret than the app's. */
  readonly appSecret?: string;
  /** The clock of the network and the platform. */
  readonly now?: () => Date;
}

/** Zhang and Wang sit in g1; Lin is out of the bot's reach. */
export function exampleNetwork(now: () => Date = () => NINE_O_CLOCK): SandboxNetwork {
  return createSandboxNetwork({
    account: 'jianyi',
    now,
    people: [
      { id: 'zhang', name: '张明', caption: '代表', friend: true },
      { id: 'wang', name: '王敏', caption: '工作人员', friend: true },
      { id: 'lin', name: '林静', caption: '代表', friend: false },
    ],
    groups: [{ id: 'g1', name: '第一代表团群', members: ['zhang', 'wang'] }],
  });
}

/** The adapter with the unmodified SDK in front of the local open platform; not yet started. */
export async function openStage(options: StageOptions = {}): Promise<Stage> {
  const now = options.now ?? (() => NINE_O_CLOCK);
  const network = exampleNetwork(now);
  const server = await startOpenPlatform({ network, now, bot: { openId: openIdOf('bot'), name: '小助手' } });
  const { logged, told, destination } = listeningLog();
  const platform = createFeishuPlatform({
    appId: server.appId,
    appSecret: options.appSecret ?? server.appSecret,
    domain: server.domain,
    log: createLog({ level: 'debug', destination }),
    words: { formSubmit: '提交' },
    patience: { ...IMPATIENT, ...options.patience },
  });
  onTestFinished(async () => {
    await platform.stop();
    await server.stop();
  });
  return { network, server, platform, bot: listener(), logged, told };
}

function listeningLog() {
  const logged: string[] = [];
  const waiting: (() => void)[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      for (const hear of waiting.splice(0)) hear();
      done();
    },
  });
  const told = async (words: string): Promise<void> => {
    while (!logged.some((one) => one.includes(words))) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  return { logged, told, destination };
}

/** As `openStage`, and connected: what people do reaches the bot. */
export async function openConnectedStage(options: StageOptions = {}): Promise<Stage> {
  const stage = await openStage(options);
  await connect(stage);
  await stage.network.attach(stage.server.receive);
  return stage;
}

/** Start the adapter, and resolve when the bot knows that it is connected. */
export async function connect({ platform, bot }: Stage): Promise<void> {
  const connected = new Promise<void>((resolve) => {
    const { connected: note } = bot;
    bot.connected = async (self) => {
      await note(self);
      resolve();
    };
  });
  await platform.start({ receive: (event) => bot.receive(event), connected: (self) => bot.connected(self) });
  await connected;
}

function listener(): Listener {
  const waiting: (() => void)[] = [];
  const bot: Listener = {
    heard: [],
    selves: [],
    receive: (event) => {
      bot.heard.push(event);
      for (const told of waiting.splice(0)) told();
      return Promise.resolve(undefined);
    },
    connected: (self) => {
      bot.selves.push(self);
      return Promise.resolve();
    },
    async event(number) {
      for (;;) {
        const event = bot.heard[number - 1];
        if (event !== undefined) return event;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
  return bot;
}

export function messages(bot: Listener): readonly InboundEvent[] {
  return bot.heard.filter(({ kind }) => kind === 'message');
}

/** Resolves with the first line that fits, one that is there or one that comes. */
export function line(
  network: SandboxNetwork,
  fits: (line: SimulatedLine) => boolean,
): Promise<SimulatedLine> {
  const found = network.lines().find(fits);
  if (found !== undefined) return Promise.resolve(found);
  return new Promise((resolve) => {
    const stop = network.subscribe((shown) => {
      if (!fits(shown)) return;
      stop();
      resolve(shown);
    });
  });
}

export function group({ server }: Stage, id = 'g1'): Address {
  return { platform: 'feishu', account: server.appId, conversation: { kind: 'group', id: `oc_${id}` } };
}

export function direct({ server }: Stage, id: string): Address {
  return { platform: 'feishu', account: server.appId, conversation: { kind: 'direct', id: `ou_${id}` } };
}

export function aCard(parts: Partial<Card> = {}): OutboundMessage {
  return { kind: 'card', card: { title: '请核对', lines: [], fields: [], choices: [], ...parts } };
}

/** A promise and what settles it. */
export function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
