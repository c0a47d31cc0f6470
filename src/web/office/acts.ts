import type { InboundEvent } from '../../chat/message.ts';
import type { Tx } from '../../storage/database.ts';
import { PLATFORM } from './place.ts';

/** Something a person did, and the row under which the bot knows it. */
export interface Act {
  readonly row: bigint;
  readonly event: InboundEvent;
  /** The bot kept nothing of its words (a secrecy mark, a binding code): nobody else may keep them either. */
  readonly withheld: boolean;
}

/**
 * All that people did, in order: what the database knows of earlier runs, then what the network has seen since it was
 * opened. Chatter is only known from this run; the bot stores nothing of it, and it changes nothing.
 */
export async function allActs(tx: Tx, account: string, done: readonly InboundEvent[]): Promise<Act[]> {
  const rows = await tx.inboxEvent.findMany({
    where: { platform: PLATFORM, account },
    include: { body: true },
    orderBy: { id: 'asc' },
  });
  const present = new Map(done.map((event) => [event.eventId, event]));
  const acts = rows.flatMap((row): Act[] => {
    // The cast holds: bodies are stored from inbound events only; in JSON an instant is a text.
    const stored = row.body?.body as unknown as InboundEvent | undefined;
    const event = present.get(row.eventId) ?? stored;
    if (event === undefined) return [];
    const withheld = row.state === 'secrecy' || (row.state !== 'chatter' && stored === undefined);
    return [{ row: row.id, event: { ...event, sentAt: row.sentAt }, withheld }];
  });
  return acts.sort((one, other) => one.event.sentAt.getTime() - other.event.sentAt.getTime());
}
