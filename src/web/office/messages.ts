import { type Card, type OutboundMessage, plainText } from '../../chat/card.ts';
import type { Tx } from '../../storage/database.ts';
import { PLATFORM } from './place.ts';

/** A message of the bot to the sandbox, as the outbox has it. */
export interface QueuedMessage {
  readonly sequence: bigint;
  /** `group:<id>`, `direct:<person id>`. */
  readonly chat: string;
  readonly state: string;
  /** Absent for what was erased: a secret. */
  readonly content?: Shown;
  readonly createdAt: Date;
  readonly notBefore: Date;
  readonly nextAttemptAt?: Date;
  /** The platform's id, once it was delivered. */
  readonly messageId?: string;
  /** The row of the event that it answers; absent for what a schedule said. */
  readonly cause?: bigint;
}

/** A file that lies in the database and a picture that is drawn on delivery are named; their bytes are of no interest. */
export type Shown = OutboundMessage | { readonly kind: 'stored-file' | 'picture'; readonly name: string };

/** The bot's messages in the order of their making, without secrets' words; a card shown anew is no message. */
export async function queuedMessages(
  tx: Tx,
  account: string,
  states?: readonly string[],
): Promise<readonly QueuedMessage[]> {
  const rows = await tx.outboxMessage.findMany({
    where: { platform: PLATFORM, account, ...(states === undefined ? {} : { state: { in: [...states] } }) },
    orderBy: { sequence: 'asc' },
  });
  return rows.flatMap((row): QueuedMessage[] => {
    // Only `enqueue` writes this column, and it takes nothing else.
    const content = row.content as unknown as
      Shown | { readonly kind: 'card-update'; readonly card: Card } | null;
    if (content?.kind === 'card-update') return [];
    return [
      {
        sequence: row.sequence,
        chat: `${row.conversationKind}:${row.conversationId}`,
        state: row.state,
        createdAt: row.createdAt,
        notBefore: row.notBefore,
        ...(content === null || row.class === 'secret' ? {} : { content }),
        ...(row.nextAttemptAt === null ? {} : { nextAttemptAt: row.nextAttemptAt }),
        ...(row.platformMessageId === null ? {} : { messageId: row.platformMessageId }),
        ...(row.causeEventId === null ? {} : { cause: row.causeEventId }),
      },
    ];
  });
}

/** The first line that people read; of a file its name. */
export function firstLine(content: Shown): string {
  const words = 'name' in content ? content.name : plainText(content);
  return (
    words
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  );
}
