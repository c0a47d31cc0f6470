import type { MessageEvent } from '../chat/message.ts';
import { findCardByMessage, type OpenCard } from './cards.ts';
import type { Tx } from './database.ts';

/** A message of the bot that somebody quoted. */
export interface QuotedMessage {
  /** The suggestion it is about. */
  readonly subject?: string;
  readonly card?: OpenCard;
}

/** The bot's message that an event quotes, by the platform's id; undefined when it quotes none of ours. */
export async function findQuoted(tx: Tx, event: MessageEvent): Promise<QuotedMessage | undefined> {
  const messageId = event.quote?.messageId;
  if (messageId === undefined) return undefined;
  const { platform, account } = event;
  const row = await tx.outboxMessage.findFirst({
    where: { platform, account, platformMessageId: messageId },
    select: { subjectId: true },
  });
  if (row === null) return undefined;
  const card = await findCardByMessage(tx, { platform, account, messageId });
  return {
    ...(row.subjectId === null ? {} : { subject: row.subjectId }),
    ...(card === undefined ? {} : { card }),
  };
}
