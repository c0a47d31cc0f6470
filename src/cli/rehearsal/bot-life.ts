import type { OutboundMessage } from '../../chat/card.ts';
import type { Address, PlatformName } from '../../chat/message.ts';
import type { Receive, SendReceipt } from '../../chat/platform.ts';
import type { CrashPoint } from './scenario-fields.ts';

/** One life of the bot's process, from its start to its stop or death. */
export interface Bot {
  /** What the platform calls with each event; rejects when the bot refuses it or is dead. */
  readonly receive: Receive;
  /**
   * Resolves when the bot has stored the event of a platform that does not tell so itself, known by its event or
   * message id. Call it before the event is sent on its way.
   */
  stored(platform: PlatformName, id: string): Promise<void>;
  /** Until no event is unhandled and no job is due. */
  settle(): Promise<void>;
  /** Move the clock; everything due on the way happens in order. */
  advance(target: Date): Promise<void>;
  /** Die at this point when it is next reached; `undefined` disarms. */
  arm(point: CrashPoint | undefined): Promise<void>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** Drain and end; the process stays, for whoever started it to kill or to use again. */
  stop(): Promise<void>;
}

/** What the bot's process asks of the world around it. */
export interface BotWorld {
  /** Throws PermanentSendError for a chat that cannot be reached. */
  send(address: Address, message: OutboundMessage, key: string): SendReceipt;
  update(address: Address, receipt: SendReceipt, message: OutboundMessage): void;
  /** The bot moved the virtual clock. */
  clock(now: Date): void;
}

export type StartBot = (world: BotWorld, now: Date) => Promise<Bot>;

/** The bot's process is gone: awaited where a step kills it, a failure of the bot everywhere else. */
export class BotDiedError extends Error {
  override readonly name = 'BotDiedError';
}
