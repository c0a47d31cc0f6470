import type { Receive } from '../../chat/platform.ts';
import type { SandboxNetwork } from '../../platforms/sandbox/network.ts';
import { type Bot, BotDiedError, type StartBot } from './bot-life.ts';
import type { CrashPoint } from './scenario-fields.ts';

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

export interface VirtualTime {
  now: Date;
}

export function keepBot(network: SandboxNetwork, startBot: StartBot, time: VirtualTime): BotKeeper {
  let bot: Bot | undefined;
  const refusals = { happened: false };
  const living = (): Bot => {
    if (bot === undefined) throw new BotDiedError('the bot is not running');
    return bot;
  };
  const world = {
    send: network.accept,
    update: network.update,
    clock: (now: Date) => void (time.now = now),
  };

  async function start(): Promise<void> {
    const next = await startBot(world, time.now);
    bot = next;
    await network.attach(noting(next.receive, refusals));
    await next.settle();
  }

  return {
    start,
    async settle() {
      await living().settle();
      if (!refusals.happened) return;
      // What the bot refused while something failed is delivered again, as platforms do.
      refusals.happened = false;
      await network.retryUnacknowledged();
      await living().settle();
    },
    advance: async (target) => living().advance(target),
    arm: async (point) => living().arm(point),
    async restart() {
      network.detach();
      await bot?.kill();
      await start();
    },
    async stop() {
      network.detach();
      await bot?.stop();
    },
  };
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
