import { plainText } from '../../chat/card.ts';
import type { SimulatedLine } from '../../chat/simulation.ts';
import type { SaidMessage } from './expectation.ts';

/** One message of the bot, with what later steps may ask of it. */
export interface BotMessage extends SaidMessage {
  readonly messageId: string;
  readonly step: number;
  /** Every choice it has ever shown: a card keeps its buttons in people's memory. */
  readonly choices: readonly string[];
  /** The name of its form. */
  readonly form?: string;
}

/** What the bot said, by step and chat. */
export interface Ledger {
  /** Lines said from now on belong to this step. */
  begin(step: number): void;
  /** Take a line of the network; false when it only changes one that is known. */
  note(line: SimulatedLine): boolean;
  said(step: number): readonly BotMessage[];
  /** The bot's last message of a step in a chat. */
  lastOf(step: number, chat: string): BotMessage | undefined;
  /**
   * The card that somebody who presses the choice means: the newest that shows it, else the newest with choices,
   * else the newest message.
   */
  cardFor(chat: string, choice: string): BotMessage | undefined;
  /** The newest message with a form, of this name when one is given. */
  formFor(chat: string, name: string | undefined): BotMessage | undefined;
}

export function createLedger(): Ledger {
  const messages = new Map<string, BotMessage>();
  const known = new Set<number>();
  let current = 0;
  const newest = (chat: string, fits: (message: BotMessage) => boolean): BotMessage | undefined =>
    [...messages.values()].findLast((message) => message.chat === chat && fits(message));

  return {
    begin(step) {
      current = step;
    },
    note(line) {
      const isNew = !known.has(line.sequence);
      known.add(line.sequence);
      if (line.from === 'bot') {
        const before = messages.get(line.messageId);
        const message = toMessage(line, before?.step ?? current);
        messages.set(line.messageId, before === undefined ? message : changed(before, message));
      }
      return isNew;
    },
    said: (step) => [...messages.values()].filter((message) => message.step === step),
    lastOf: (step, chat) => newest(chat, (message) => message.step === step),
    cardFor: (chat, choice) =>
      newest(chat, ({ choices }) => choices.includes(choice)) ??
      newest(chat, ({ choices }) => choices.length > 0) ??
      newest(chat, () => true),
    formFor: (chat, name) => newest(chat, ({ form }) => form !== undefined && (name ?? form) === form),
  };
}

function toMessage({ messageId, chat, message }: SimulatedLine, step: number): BotMessage {
  const isFile = message.kind === 'image' || message.kind === 'file';
  const form = message.kind === 'card' ? message.card.form?.name : undefined;
  return {
    messageId,
    step,
    chat,
    kind: message.kind,
    text: plainText(message),
    choices: message.kind === 'card' ? message.card.choices : [],
    ...(isFile ? { file: message.name } : {}),
    ...(form === undefined ? {} : { form }),
  };
}

/** An update of a card says nothing new: what it said first is what counts. */
function changed(before: BotMessage, now: BotMessage): BotMessage {
  return { ...before, choices: [...new Set([...before.choices, ...now.choices])] };
}
