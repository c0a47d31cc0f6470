/**
 * What the sandbox page (and nothing else) needs of the simulated chat network: people, chats,
 * lines as they were shown, acting as anyone, and the virtual clock. Implemented by the sandbox
 * platform; handed to the web server by `main.ts`.
 */
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
}

export interface SimulatedClock {
  now(): Date;
  /** Move on to the moment; everything due on the way happens in order. Refuses the past. */
  advanceTo(moment: Date): Promise<void>;
  /** The n-th working day after today, at the same time of day. */
  afterWorkingDays(count: number): Date;
  /** The next moment at which something falls due, if anything does. */
  nextDue(): Promise<Date | undefined>;
}

export interface Simulation {
  readonly clock: SimulatedClock;
  people(): readonly SimulatedPerson[];
  chats(): readonly SimulatedChat[];
  /** Lines of a chat after a sequence number, oldest first. */
  lines(chat: string, after: number): readonly SimulatedLine[];
  /** Called with each new or changed line; returns the function that ends it. */
  subscribe(listener: (line: SimulatedLine) => void): () => void;
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
