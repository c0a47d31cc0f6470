import type { Receive } from '../../chat/platform.ts';
import type { SandboxNetwork } from '../../platforms/sandbox/network.ts';
import { type Bot, BotDiedError, type BotWorld, type StartBot } from './bot-life.ts';
import type { Chats } from './chats.ts';
import type { CrashPoint } from './scenario-fields.ts';
import type { Wire } from './wires.ts';

/** Keeps one bot alive, from life to life: the same database, the same chats, the virtual time as it stands. */
export interface BotKeeper {
  start(): Promise<void>;
  settle(): Promise<void>;
  advance(target: Date): Promise<void>;
  /** The bot is to die at this point of what comes next. */
  arm(point: CrashPoint): Promise<void>;
  /** SIGKILL, and the next life. */
  restart(): Promise<void>;
  /** Drain and end. */
  stop(): Promise<void>;
}

export function keepBot({ networks, time }: Chats, wires: readonly Wire[], startBot: StartBot): BotKeeper {
  let bot: Bot | undefined;
  const refusals = { happened: false };
  const all = [...networks.values()];
  const living = (): Bot => {
    if (bot === undefined) throw new BotDiedError('the bot is not running');
    return bot;
  };

  async function start(): Promise<void> {
    const next = await startBot(worldOf({ networks, time }), time.now);
    bot = next;
    for (const [platform, network] of networks) {
      const wire = wires.find((each) => each.platform === platform);
      const receive = wire === undefined ? next.receive : await wire.connect(next);
      await network.attach(noting(receive, refusals));
    }
    await next.settle();
  }

  return {
    start,
    settle: async () => {
      await living().settle();
      if (!refusals.happened) return;
      // What the bot refused while something failed is delivered again, as platforms do.
      refusals.happened = false;
      for (const network of all) await network.retryUnacknowledged();
      await living().settle();
    },
    advance: async (target) => living().advance(target),
    arm: async (point) => living().arm(point),
    async restart() {
      for (const network of all) network.detach();
      await bot?.kill();
      await start();
    },
    async stop() {
      for (const network of all) network.detach();
      await bot?.stop();
    },
  };
}

/** What a bot that plays on the sandbox asks of it. */
function worldOf({ networks, time }: Pick<Chats, 'networks' | 'time'>): BotWorld {
  return {
    send: (...given) => sandboxOf(networks).accept(...given),
    update: (...given) => {
      sandboxOf(networks).update(...given);
    },
    clock: (now) => void (time.now = now),
  };
}

function sandboxOf(networks: Chats['networks']): SandboxNetwork {
  const network = networks.get('sandbox');
  if (network === undefined) throw new Error('the scenario does not play on the sandbox');
  return network;
}

function noting(receive: Receive, refusals: { happened: boolean }): Receive {
  return async (event) => {
    try {
      return await receive(event);
    } catch (error) {
      refusals.happened = true;
      throw error;
    }
  };
}
