import type {
  Address,
  Conversation,
  ImmediateAnswer,
  InboundAttachment,
  InboundEvent,
  MessageEvent,
  PlatformName,
  RemoteAttachment,
} from './message.ts';
import type { OutboundMessage } from './card.ts';

export type Receive = (event: InboundEvent) => Promise<ImmediateAnswer | undefined>;

/** What an adapter calls. */
export interface PlatformHooks {
  /** Resolves when the event is stored, and only then may the platform be told; rejects when it could not be. */
  readonly receive: Receive;
  /**
   * A connection stands, the first or a new one. `self` is the bot's own id on the platform, which changes with the
   * login on some gateways. Awaited before the first event of that connection is handed on. Never rejects.
   */
  readonly connected: (self: string) => Promise<void>;
}

/** What became of an attachment: its bytes, or why nobody will ever have them. */
export type Fetched = Pick<InboundAttachment, 'name' | 'mediaType' | 'data'> | 'too_large' | 'unavailable';

/** The longest file that is taken over, in bytes; Feishu takes no longer ones either. */
export const LONGEST_FILE = 30 * 1024 * 1024;

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
  /** Begin to hold the connection. Resolves at once: a platform that cannot be reached is tried again and again. */
  start(hooks: PlatformHooks): Promise<void>;
  send(address: Address, message: OutboundMessage, key: string): Promise<SendReceipt>;
  /** Show a card anew, after its choice was taken. Absent where a message cannot change. */
  update?(address: Address, receipt: SendReceipt, message: OutboundMessage): Promise<void>;
  /** Fetch an attachment. Rejects when it may work later. */
  fetch?(event: MessageEvent, attachment: RemoteAttachment): Promise<Fetched>;
  /** The messages of people in a group since an instant, oldest first: what a gap may have swallowed. */
  history?(group: Conversation, since: Date): Promise<readonly MessageEvent[]>;
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
