import type { Card, OutboundMessage } from '../chat/card.ts';
import type { Address } from '../chat/message.ts';
import type { Picture } from '../chat/picture.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { earliestSend, type MessageClass } from '../domain/reminders/hours.ts';
import type { Tx } from '../storage/database.ts';
import { insertMessage } from '../storage/outbox.ts';

/** A subject and its version: the message is dropped when the subject has moved on by the time of sending. */
export interface Guard {
  readonly kind:
    'suggestion' | 'assignment' | 'poll' | 'supervision_order' | 'hearing' | 'inspection_problem';
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
}

/** A file that is kept once and only read when it is sent. */
export interface StoredFileMessage {
  readonly kind: 'stored-file';
  readonly congressId: string;
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
}

/**
 * A card that was shown is to look otherwise now. Where a platform cannot change a message, nothing is said instead:
 * it is no message (rehearsal contract).
 */
export interface CardUpdate {
  readonly kind: 'card-update';
  /** The sequence of the message that shows the card. */
  readonly of: string;
  readonly card: Card;
}

/** A picture that is drawn when it is sent. */
export interface PictureMessage {
  readonly kind: 'picture';
  /** What the file is called, e.g. 票3.png. */
  readonly name: string;
  readonly picture: Picture;
}

export type QueuedContent = OutboundMessage | StoredFileMessage | CardUpdate | PictureMessage;

export interface Outgoing {
  readonly congressId?: string;
  readonly address: Address;
  /** Decides the hours in which it may be sent. */
  readonly class: MessageClass;
  /** The key of the text it was rendered from: staff sees this, not the text. */
  readonly template: string;
  readonly content: QueuedContent;
  /** Unique for ever: enqueued a second time, nothing happens. */
  readonly dedupeKey: string;
  readonly guards?: readonly Guard[];
  /** Not sent at or after this instant. */
  readonly expiresAt?: Date;
  readonly causeEventId?: bigint;
  /** The suggestion it is about: quoting the message means its matter. */
  readonly subjectId?: string;
}

export interface EnqueueContext {
  readonly now: Date;
  readonly calendar: WorkingCalendar;
}

/**
 * Put a message into its conversation, in the transaction of what it tells about: it is delivered if and only if that
 * commits. Return its sequence, or `undefined` when the dedupe key is there already.
 */
export function enqueue(
  tx: Tx,
  { now, calendar }: EnqueueContext,
  message: Outgoing,
): Promise<bigint | undefined> {
  const { address, guards = [], expiresAt, causeEventId, congressId, subjectId } = message;
  return insertMessage(tx, {
    platform: address.platform,
    account: address.account,
    conversationKind: address.conversation.kind,
    conversationId: address.conversation.id,
    class: message.class,
    template: message.template,
    content: message.content,
    dedupeKey: message.dedupeKey,
    createdAt: now,
    notBefore: earliestSend(message.class, now, calendar),
    guards,
    ...(congressId === undefined ? {} : { congressId }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(causeEventId === undefined ? {} : { causeEventId }),
    ...(subjectId === undefined ? {} : { subjectId }),
  });
}
