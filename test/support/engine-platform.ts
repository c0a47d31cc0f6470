import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { OutboundMessage } from '../../src/chat/card.ts';
import type { Address, PlatformName } from '../../src/chat/message.ts';
import type { Platform, SendReceipt } from '../../src/chat/platform.ts';

export interface Sent {
  readonly to: string;
  readonly text: string;
  readonly key: string;
}

export interface RecordingPlatform extends Platform {
  /** Every call of `send` that the network took, repeats included. */
  readonly sent: readonly Sent[];
  /** What people see: a repeat under the same key shows nothing new where the network knows keys. */
  readonly seen: readonly Sent[];
  /** Throw from the next sends to this conversation (`*` = any), one error each. */
  failNext(conversation: string, ...errors: readonly Error[]): void;
  /** Called when the network has taken the message, before the bot hears of it. */
  onTaken: ((sent: Sent) => void | Promise<void>) | undefined;
}

export interface RecordingOptions {
  readonly name?: PlatformName;
  readonly sendsOncePerKey?: boolean;
  /** Keep what was sent in this file, so that it outlives the process. */
  readonly file?: string;
}

/** A chat network that keeps what it was sent and fails on request. */
export function createRecordingPlatform(options: RecordingOptions = {}): RecordingPlatform {
  const { name = 'sandbox', sendsOncePerKey = true, file } = options;
  const sent: Sent[] = [];
  const failures = new Map<string, Error[]>();

  function failureFor(conversation: string): Error | undefined {
    return failures.get(conversation)?.shift() ?? failures.get('*')?.shift();
  }

  const platform: RecordingPlatform = {
    name,
    account: 'bot',
    sendsOncePerKey,
    sent,
    onTaken: undefined,
    get seen() {
      return sendsOncePerKey ? onceEach(sent) : sent;
    },
    failNext: (conversation, ...errors) => {
      failures.set(conversation, [...(failures.get(conversation) ?? []), ...errors]);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => ({ state: 'connected', detail: '' }),
    send: async (address: Address, message: OutboundMessage, key: string): Promise<SendReceipt> => {
      const failure = failureFor(address.conversation.id);
      if (failure !== undefined) throw failure;
      const taken = { to: address.conversation.id, text: shown(message), key };
      sent.push(taken);
      if (file !== undefined) appendFileSync(file, `${JSON.stringify(taken)}\n`);
      await platform.onTaken?.(taken);
      return { messageId: `m-${key}` };
    },
  };
  return platform;
}

/** Return what the network of a process that may be dead was sent. */
export function readSent(file: string): readonly Sent[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Sent);
}

export function onceEach(sent: readonly Sent[]): readonly Sent[] {
  return sent.filter((one, index) => sent.findIndex(({ key }) => key === one.key) === index);
}

function shown(message: OutboundMessage): string {
  if (message.kind === 'text') return message.text;
  return message.kind === 'card' ? message.card.title : `${message.name}:${message.data}`;
}
