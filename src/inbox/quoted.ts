import { type OutboundMessage, plainText } from '../chat/card.ts';
import { harmless } from '../chat/harmless.ts';
import type { MessageEvent } from '../chat/message.ts';
import { cardOfMessage, type OpenCard } from '../storage/cards.ts';
import type { Tx } from '../storage/database.ts';
import { type DeliveredMessage, deliveredMessage, lastMessages } from '../storage/outbox.ts';

/** A message of the bot that somebody quoted. */
export interface QuotedMessage {
  /** The suggestion it is about. */
  readonly subject?: string;
  readonly card?: OpenCard;
}

/** A quote by text is looked for among so many of the bot's last messages in the chat. */
const LAST_MESSAGES = 200;

/** A quoted text that was cut off must be so long to say which message it is. */
const SHORTEST_CUT = 8;

/**
 * The bot's message that an event quotes; undefined when it quotes none of ours. Where the platform gives no id
 * (WeChat), the newest message of the chat that begins with the quoted text is meant.
 */
export async function findQuoted(tx: Tx, event: MessageEvent): Promise<QuotedMessage | undefined> {
  if (event.quote === undefined) return undefined;
  const found =
    event.quote.messageId === undefined
      ? await byText(tx, event, event.quote.text ?? '')
      : await byId(tx, event, event.quote.messageId);
  if (found === undefined) return undefined;
  const card = await cardOfMessage(tx, found.sequence);
  return {
    ...(found.subjectId === null ? {} : { subject: found.subjectId }),
    ...(card === undefined ? {} : { card }),
  };
}

function byId(
  tx: Tx,
  { platform, account }: MessageEvent,
  platformMessageId: string,
): Promise<DeliveredMessage | undefined> {
  return deliveredMessage(tx, { platform, account, platformMessageId });
}

async function byText(tx: Tx, event: MessageEvent, text: string): Promise<DeliveredMessage | undefined> {
  const quoted = comparable(text);
  if (quoted === '') return undefined;
  const { platform, account, conversation } = event;
  const place = { platform, account, conversationKind: conversation.kind, conversationId: conversation.id };
  const messages = await lastMessages(tx, place, LAST_MESSAGES);
  return messages.find(({ content }) => isQuotedAs(content, quoted));
}

/** What an encoder puts after the lines and fields of a card (numbers, a hint) may be missing or be there. */
function isQuotedAs(content: unknown, quoted: string): boolean {
  // The cast holds: the column is written from queued messages only; files and changes of cards have no text.
  const message = content as OutboundMessage | null;
  if (message === null || (message.kind !== 'text' && message.kind !== 'card')) return false;
  const said = comparable(plainText(message.kind === 'text' ? message : withoutChoices(message)));
  if (said === '') return false;
  return quoted.startsWith(said) || (quoted.length >= SHORTEST_CUT && said.startsWith(quoted));
}

function withoutChoices(message: Extract<OutboundMessage, { kind: 'card' }>): OutboundMessage {
  const { title, lines, fields } = message.card;
  return { kind: 'card', card: { title, lines, fields, choices: [] } };
}

function comparable(text: string): string {
  return harmless(text)
    .normalize('NFKC')
    .replaceAll(/[\s…]+/gu, '')
    .replace(/\.{3,}$/u, '');
}
