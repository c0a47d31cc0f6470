/**
 * What the sandbox page (and nothing else) needs of the simulated chat network: people, chats,
 * lines as they were shown, acting as anyone, faults of the network, and the virtual clock.
 * Implemented by the sandbox platform; handed to the web server by the composition root.
 */
import type { DayKind } from '../domain/calendar/working-calendar.ts';
import type { OutboundMessage } from './card.ts';
import type { InboundAttachment, Quote } from './message.ts';

export interface SimulatedPerson {
  readonly id: string;
  readonly name: string;
  /** What people call the role, e.g. 代表 · 第一代表团, 承办人 · 区教育局. */
  readonly caption: string;
}

export interface SimulatedChat {
  /** `group:<id>` or `direct:<person id>`. */
  readonly id: string;
  readonly kind: 'group' | 'direct';
  readonly title: string;
  /** Ids of the people in it, without the bot. */
  readonly members: readonly string[];
}

/** What became of what a person said: on its way to the bot, stored by the bot, or lost by the network. */
export type Delivery = 'waiting' | 'delivered' | 'lost';

/** One line in a chat. `card` choices can be pressed under the line's `messageId`. */
export interface SimulatedLine {
  readonly sequence: number;
  readonly messageId: string;
  readonly chat: string;
  /** `bot`, or a person's id. */
  readonly from: string;
  readonly at: string;
  readonly message: OutboundMessage;
  readonly quote?: Quote;
  /** Of people's own lines since the network was opened: how far they came, and since when (ISO instant). */
  readonly delivery?: { readonly state: Delivery; readonly at: string };
}

/** A message of the bot that people have not seen yet, and may never see. */
export interface SimulatedOutgoing {
  readonly id: string;
  readonly chat: string;
  /** `unclear`: it may have been delivered; it is not repeated by itself. */
  readonly state: 'waiting' | 'undeliverable' | 'unclear';
  /** Its first words; empty for a secret. */
  readonly summary: string;
  /** ISO instant of the next attempt, or from which on it may leave. */
  readonly next?: string;
}

/**
 * What the network does wrong while the switch is on. `drop`: what people do is lost on its way, and no send of the
 * bot arrives (the bot notices, and tries again). `duplicate`: every event is delivered twice. `delay`: both
 * directions take seconds. `disconnect`: nothing passes; what people did waits and is delivered when it is off.
 */
export const FAULTS = ['drop', 'duplicate', 'delay', 'disconnect'] as const;
export type Fault = (typeof FAULTS)[number];

/** What everyone in a chat may see of one sort of suggestions. */
export interface Audience {
  readonly sort: 'own_unit' | 'own_system' | 'own_team' | 'other' | 'confidential';
  readonly sees: 'none' | 'public' | 'full';
}

export interface SimulatedClock {
  now(): Date;
  kindOfToday(): DayKind;
  /** Move on to the moment; everything due on the way happens in order. Refuses the past. */
  advanceTo(moment: Date): Promise<void>;
  /** The n-th working day after today, at the same time of day. */
  afterWorkingDays(count: number): Date;
  /** The next moment at which something falls due, if anything does, and what, in words of the page. */
  nextDue(): Promise<{ readonly at: Date; readonly what: string } | undefined>;
}

/** What only the application knows. */
export interface SimulationOffice {
  /** Messages of the bot that were not delivered, in the order in which they leave. */
  outgoing(): Promise<readonly SimulatedOutgoing[]>;
  /** Who is no member of the congress sees nothing: then the list is empty. */
  audience(chat: string): Promise<readonly Audience[]>;
  /** All that was done so far as a rehearsal file (YAML); `undefined` when nothing was. */
  rehearsal(): Promise<string | undefined>;
}

export interface Simulation extends SimulationOffice {
  readonly clock: SimulatedClock;
  people(): readonly SimulatedPerson[];
  chats(): readonly SimulatedChat[];
  /** Lines of a chat after a sequence number, oldest first. */
  lines(chat: string, after: number): readonly SimulatedLine[];
  /** Called with each new or changed line; returns the function that ends it. */
  subscribe(listener: (line: SimulatedLine) => void): () => void;
  faults(): readonly Fault[];
  setFaults(faults: readonly Fault[]): void;
  say(act: {
    readonly by: string;
    readonly chat: string;
    readonly text: string;
    readonly attachments?: readonly InboundAttachment[];
    readonly quote?: string;
  }): Promise<void>;
  press(act: {
    readonly by: string;
    readonly chat: string;
    readonly messageId: string;
    readonly choice: string;
  }): Promise<void>;
  fill(act: {
    readonly by: string;
    readonly chat: string;
    readonly messageId?: string;
    readonly form: string;
    readonly values: Readonly<Record<string, string | readonly string[]>>;
  }): Promise<void>;
}
