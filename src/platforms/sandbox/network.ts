/**
 * The sandbox chat network: people, groups and direct chats in memory, as unkind as a real one.
 * What the bot has not acknowledged is delivered again when it connects; what the bot sends twice
 * under one key is shown once. It knows nothing of congresses or roles.
 */
import type { OutboundMessage } from '../../chat/card.ts';
import type { Address, InboundAttachment, InboundEvent, Mention } from '../../chat/message.ts';
import type { Receive, SendReceipt } from '../../chat/platform.ts';
import type { Fault, SimulatedChat, SimulatedLine, SimulatedPerson } from '../../chat/simulation.ts';
import { type Cast, createDirectory } from './directory.ts';
import { createEvents, type Events } from './events.ts';
import { createLink, type Link } from './link.ts';
import { afterDelay, createRoad, type Later } from './road.ts';
import { createTranscript } from './transcript.ts';

export interface SandboxPerson {
  readonly id: string;
  readonly name: string;
  readonly caption: string;
  /** False: the bot cannot write to this person privately. */
  readonly friend: boolean;
}

export interface SandboxGroup {
  readonly id: string;
  readonly name: string;
  /** Ids of people, without the bot. */
  readonly members: readonly string[];
}

export interface SandboxOptions extends Cast {
  /** The bot's own account on this network. */
  readonly account: string;
  readonly now: () => Date;
  /** Lines of an earlier run, oldest first; new ones go on after the last sequence. */
  readonly history?: readonly SimulatedLine[];
  /** How the delay of the fault `delay` passes; a few seconds when absent. */
  readonly later?: Later;
}

/** Who acts and where: `in` is the id of a group; absent, the direct chat with the bot. */
interface Act {
  readonly by: string;
  readonly in?: string;
}

export interface SayAct extends Act {
  readonly text: string;
  readonly mentions?: readonly Mention[];
  readonly attachments?: readonly InboundAttachment[];
  /** The id of the quoted message. */
  readonly quote?: string;
  /** The network's own time of the message, when it differs from now. */
  readonly sentAt?: Date;
}

export interface PressAct extends Act {
  readonly messageId: string;
  readonly choice: string;
}

export interface FillAct extends Act {
  readonly messageId?: string;
  readonly form: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

export interface RecallAct {
  readonly by: string;
  readonly messageId: string;
}

export interface MemberAct {
  readonly who: string;
  readonly in: string;
}

/**
 * What people do resolves when the bot acknowledged the event, or at once when no bot is attached or
 * the link broke meanwhile. It throws a RangeError for a person, group or message that does not exist.
 */
export interface SandboxNetwork {
  readonly account: string;
  /** The bot connects: events that were not acknowledged are delivered again first, in order. */
  attach(receive: Receive): Promise<void>;
  detach(): void;
  /** Delivers again, in order, what the attached bot refused; nothing happens without a bot. */
  retryUnacknowledged(): Promise<void>;
  /** True while a bot is attached. */
  attached(): boolean;

  /**
   * The bot sends: idempotent by key. Throws PermanentSendError for an unknown chat, or a direct message
   * to someone who is no friend.
   */
  accept(address: Address, message: OutboundMessage, key: string): SendReceipt;
  /** The way of a message of the bot to the people: as slow as the faults make it, or a RetryableSendError. */
  pass(): Promise<void>;
  update(address: Address, receipt: SendReceipt, message: OutboundMessage): void;

  say(act: SayAct): Promise<InboundEvent>;
  press(act: PressAct): Promise<InboundEvent>;
  fill(act: FillAct): Promise<InboundEvent>;
  recall(act: RecallAct): Promise<InboundEvent>;
  join(act: MemberAct): Promise<InboundEvent>;
  leave(act: MemberAct): Promise<InboundEvent>;
  /** The platform delivers these again, same ids and times. */
  redeliver(events: readonly InboundEvent[]): Promise<void>;
  /** What people did since the network was opened, without what it lost. */
  done(): readonly InboundEvent[];

  /** The faults that are on. */
  faults(): readonly Fault[];
  /** Switch these faults on and all others off. */
  setFaults(faults: readonly Fault[]): void;

  /** People and groups came, or their names changed; true when anything did. */
  admit(cast: Cast): boolean;

  /** Lines of one chat (`group:<id>`, `direct:<person id>`) or of all, oldest first. */
  lines(chat?: string): readonly SimulatedLine[];
  /** Called with each new or changed line; returns the function that ends it. */
  subscribe(listener: (line: SimulatedLine) => void): () => void;
  /** Like `subscribe`, and also called when a line has come further on its way to the bot. */
  subscribeDeliveries(listener: (line: SimulatedLine) => void): () => void;
  people(): readonly SimulatedPerson[];
  chats(): readonly SimulatedChat[];
}

export function createSandboxNetwork(options: SandboxOptions): SandboxNetwork {
  const { account, now, later = afterDelay } = options;
  const directory = createDirectory(options);
  const transcript = createTranscript(options.history ?? [], now);
  const road = createRoad(later);
  const lost = new Set<string>();
  const link = createLink({
    road,
    later,
    onFate(event, fate) {
      if (fate === 'lost') lost.add(event.eventId);
      if (event.kind === 'message') transcript.came(event.messageId, fate);
    },
  });
  const { done, ...acts } = createActs(createEvents({ account, now, directory, transcript }), link);

  return {
    account,
    ...link,
    ...acts,
    detach() {
      road.hurry();
      link.detach();
    },
    accept: (address, message, key) => transcript.sent(directory.reach(address, account), message, key),
    pass: road.pass,
    update: (address, receipt, message) =>
      transcript.replace(directory.reach(address, account), receipt.messageId, message),
    done: () => done.filter((event) => !lost.has(event.eventId)),
    faults: road.faults,
    setFaults: road.set,
    lines: transcript.lines,
    subscribe: transcript.subscribe,
    subscribeDeliveries: transcript.subscribeDeliveries,
    admit: directory.admit,
    people: directory.people,
    chats: directory.chats,
  };
}

type Acts = Pick<SandboxNetwork, 'say' | 'press' | 'fill' | 'recall' | 'join' | 'leave' | 'redeliver'>;

/** What people do, each act delivered, and all of it in order. */
function createActs(events: Events, link: Link): Acts & { readonly done: readonly InboundEvent[] } {
  const done: InboundEvent[] = [];
  const deliver = async (event: InboundEvent): Promise<InboundEvent> => {
    done.push(event);
    await link.deliver(event);
    return event;
  };
  return {
    done,
    // `async`, so that a refusal is a rejection.
    say: async (act) => deliver(events.say(act)),
    press: async (act) => deliver(events.press(act)),
    fill: async (act) => deliver(events.fill(act)),
    recall: async (act) => deliver(events.recall(act)),
    join: async (act) => deliver(events.join(act)),
    leave: async (act) => deliver(events.leave(act)),
    redeliver: async (again) => {
      for (const event of again) await link.deliver(event);
    },
  };
}
