import type { Address, ImmediateAnswer, InboundEvent, PlatformName } from './message.ts';
import type { OutboundMessage } from './card.ts';

export type Receive = (event: InboundEvent) => Promise<ImmediateAnswer | undefined>;

export interface SendReceipt {
  /** The platform's id of the message, for quotes, presses and later updates. */
  readonly messageId: string;
}

export interface PlatformHealth {
  readonly state: 'connected' | 'connecting' | 'down';
  readonly detail: string;
}

/** One chat network as the bot sees it. Adapters translate and never decide. */
export interface Platform {
  readonly name: PlatformName;
  readonly account: string;
  /**
   * True when sending twice under one key shows one message (Feishu `uuid`, the sandbox). Without
   * it (WeChat) a send of unknown fate is never repeated by itself.
   */
  readonly sendsOncePerKey: boolean;
  start(receive: Receive): Promise<void>;
  send(address: Address, message: OutboundMessage, key: string): Promise<SendReceipt>;
  update?(address: Address, receipt: SendReceipt, message: OutboundMessage): Promise<void>;
  health(): PlatformHealth;
  stop(): Promise<void>;
}

/** The chat is gone, the bot is no member, or it is forbidden: trying again cannot help. */
export class PermanentSendError extends Error {
  override readonly name = 'PermanentSendError';
}

/** The platform surely did not take the message: try again later. */
export class RetryableSendError extends Error {
  override readonly name = 'RetryableSendError';
  /** Milliseconds the platform asked us to wait, if it said so. */
  readonly retryAfter: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfter = options.retryAfter;
  }
}
