import { createHash } from 'node:crypto';
import { text, type OutboundMessage } from '../../chat/card.ts';
import type { InboundAttachment, Quote } from '../../chat/message.ts';
import { PermanentSendError, type SendReceipt } from '../../chat/platform.ts';
import type { Delivery, SimulatedLine } from '../../chat/simulation.ts';

type Listener = (line: SimulatedLine) => void;

export interface SaidMessage {
  readonly messageId: string;
  readonly chat: string;
  readonly from: string;
  readonly sentAt: Date;
  readonly text: string;
  readonly attachments: readonly InboundAttachment[];
  readonly quote?: Quote;
}

/** What was shown in the chats. A changed line keeps its sequence; the lines of one message share its id. */
export interface Transcript {
  said(message: SaidMessage): void;
  sent(chat: string, message: OutboundMessage, key: string): SendReceipt;
  replace(chat: string, messageId: string, message: OutboundMessage): void;
  /** The first line of a message of this person; a RangeError when there is none. */
  own(messageId: string, by: string): SimulatedLine;
  recall(messageId: string): void;
  /** A message of a person has come so far on its way to the bot. */
  came(messageId: string, state: Delivery): void;
  find(messageId: string): SimulatedLine | undefined;
  lines(chat?: string): readonly SimulatedLine[];
  subscribe(listener: Listener): () => void;
  /** Told as well when a line has come further; for those who show deliveries. */
  subscribeDeliveries(listener: Listener): () => void;
}

export function createTranscript(history: readonly SimulatedLine[], now: () => Date): Transcript {
  const shelf = createShelf(history);

  return {
    said(message) {
      const delivery = { state: 'waiting', at: now().toISOString() } as const;
      for (const line of linesOf(message)) shelf.show({ ...line, delivery });
    },
    sent(chat, message, key) {
      const messageId = idOf(key);
      if (shelf.find(messageId) === undefined) {
        shelf.show({ messageId, chat, from: 'bot', at: now().toISOString(), message });
      }
      return { messageId };
    },
    replace(chat, messageId, message) {
      const line = shelf.find(messageId);
      if (line?.chat !== chat) throw new PermanentSendError(`no message ${messageId} in ${chat}`);
      shelf.change(line, { message });
    },
    own(messageId, by) {
      const line = shelf.find(messageId);
      if (line?.from !== by) throw new RangeError(`"${by}" has said no message ${messageId}`);
      return line;
    },
    recall(messageId) {
      const recalled = shelf.lines.filter((line) => line.messageId === messageId);
      for (const line of recalled) shelf.change(line, { message: text('撤回了一条消息') });
    },
    came(messageId, state) {
      const delivery = { state, at: now().toISOString() };
      const lines = shelf.lines.filter((line) => line.messageId === messageId);
      // Delivered again is still delivered, since the first time.
      for (const line of lines) if (line.delivery?.state === 'waiting') shelf.advance(line, { delivery });
    },
    find: shelf.find,
    lines: (chat) => shelf.lines.filter((line) => chat === undefined || line.chat === chat),
    subscribe: shelf.subscribe,
    subscribeDeliveries: shelf.subscribeDeliveries,
  };
}

/** The lines themselves, and who is told of them. */
function createShelf(history: readonly SimulatedLine[]) {
  const lines = [...history];
  const listeners = new Set<Listener>();
  const deliveryListeners = new Set<Listener>();
  let sequence = history.reduce((highest, line) => Math.max(highest, line.sequence), 0);
  const tell = (line: SimulatedLine, whom: Iterable<Listener>): void => {
    for (const listener of whom) listener(line);
  };
  const put = (old: SimulatedLine, change: Partial<SimulatedLine>): SimulatedLine => {
    const changed = { ...old, ...change };
    lines[lines.findIndex((line) => line.sequence === old.sequence)] = changed;
    return changed;
  };
  const add = (listener: Listener, to: Set<Listener>): (() => void) => {
    to.add(listener);
    return () => void to.delete(listener);
  };

  return {
    lines: lines as readonly SimulatedLine[],
    find: (messageId: string) => lines.find((line) => line.messageId === messageId),
    show(line: Omit<SimulatedLine, 'sequence'>): void {
      sequence += 1;
      const shown = { sequence, ...line };
      lines.push(shown);
      tell(shown, [...listeners, ...deliveryListeners]);
    },
    change(old: SimulatedLine, change: Pick<SimulatedLine, 'message'>): void {
      tell(put(old, change), [...listeners, ...deliveryListeners]);
    },
    advance(old: SimulatedLine, change: Pick<SimulatedLine, 'delivery'>): void {
      tell(put(old, change), deliveryListeners);
    },
    subscribe: (listener: Listener) => add(listener, listeners),
    subscribeDeliveries: (listener: Listener) => add(listener, deliveryListeners),
  };
}

/** The same key gives the same message id, also after a restart from history: so it is shown once. */
function idOf(key: string): string {
  return `bot-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;
}

/** A text and its attachments are one message to the bot, and bubbles of their own to people. */
export function linesOf(said: SaidMessage): Omit<SimulatedLine, 'sequence'>[] {
  const { messageId, chat, from, quote, attachments } = said;
  const common = { messageId, chat, from, at: said.sentAt.toISOString() };
  const quoted = quote === undefined ? common : { ...common, quote };
  const files = attachments.map((attachment) => ({ ...common, message: fileMessage(attachment) }));
  if (said.text === '' && files.length > 0) return files;
  return [{ ...quoted, message: text(said.text) }, ...files];
}

function fileMessage({ kind, name, mediaType, data }: InboundAttachment): OutboundMessage {
  return { kind: kind === 'image' ? 'image' : 'file', name, mediaType, data };
}
