import type { AnyCall } from '../chat/card-call.ts';
import type { Conversation } from '../chat/message.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { present } from './work.ts';

/** What a choice of a card does when it is taken. */
export interface StoredChoice {
  readonly label: string;
  readonly call: AnyCall;
  /** The choice is the confirmation of what the call asks for. */
  readonly confirmed: boolean;
  /** Files that came with the command that is confirmed. */
  readonly files: readonly string[];
}

export interface OpenCard {
  readonly congressId: string;
  readonly id: string;
  readonly outboxSequence: bigint;
  readonly kind: string;
  /** People who may answer; empty = whoever the choice's command admits. */
  readonly answerableBy: readonly string[];
  /** The suggestion it is about. */
  readonly subject?: string;
  readonly choices: readonly StoredChoice[];
  readonly form?: string;
  readonly closed: boolean;
}

export interface CardPlace {
  readonly platform: string;
  readonly account: string;
  readonly conversation: Conversation;
}

export async function insertCard(
  tx: Tx,
  card: Omit<OpenCard, 'closed'> & {
    readonly place: CardPlace;
    readonly openedAt: Date;
    readonly expiresAt?: Date;
  },
): Promise<void> {
  await tx.openCard.create({
    data: {
      congressId: card.congressId,
      id: card.id,
      outboxSequence: card.outboxSequence,
      platform: card.place.platform,
      account: card.place.account,
      conversationKind: card.place.conversation.kind,
      conversationId: card.place.conversation.id,
      kind: card.form ?? card.kind,
      answerableBy: [...card.answerableBy],
      subject: card.subject ?? null,
      // The cast holds: calls are plain data.
      choices: card.choices as unknown as Prisma.InputJsonValue,
      openedAt: card.openedAt,
      expiresAt: card.expiresAt ?? null,
    },
  });
}

/** The card that a platform message shows, open or not. */
export async function findCardByMessage(
  tx: Tx,
  key: { readonly platform: string; readonly account: string; readonly messageId: string },
): Promise<OpenCard | undefined> {
  const message = await tx.outboxMessage.findFirst({
    where: { platform: key.platform, account: key.account, platformMessageId: key.messageId },
    select: { sequence: true },
  });
  if (message === null) return undefined;
  const row = await tx.openCard.findFirst({ where: { outboxSequence: message.sequence } });
  return row === null ? undefined : toCard(row);
}

/** Open cards of a conversation that a person may answer, the newest first. */
export async function openCards(tx: Tx, place: CardPlace, personId: string, now: Date): Promise<OpenCard[]> {
  const rows = await tx.openCard.findMany({
    where: {
      platform: place.platform,
      account: place.account,
      conversationKind: place.conversation.kind,
      conversationId: place.conversation.id,
      closedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        { OR: [{ answerableBy: { isEmpty: true } }, { answerableBy: { has: personId } }] },
      ],
    },
    orderBy: [{ outboxSequence: 'desc' }],
  });
  return rows.map(toCard);
}

export async function closeCard(tx: Tx, card: Pick<OpenCard, 'congressId' | 'id'>, at: Date): Promise<void> {
  await tx.openCard.updateMany({
    where: { congressId: card.congressId, id: card.id, closedAt: null },
    data: { closedAt: at },
  });
}

/** Close the open cards of a kind about a subject: what they ask has been settled. */
export async function closeCardsAbout(
  tx: Tx,
  about: { readonly congressId: string; readonly subject: string; readonly kinds: readonly string[] },
  at: Date,
): Promise<void> {
  await tx.openCard.updateMany({
    where: {
      congressId: about.congressId,
      subject: about.subject,
      kind: { in: [...about.kinds] },
      closedAt: null,
    },
    data: { closedAt: at },
  });
}

function toCard(row: Prisma.OpenCardGetPayload<object>): OpenCard {
  return {
    congressId: row.congressId,
    id: row.id,
    outboxSequence: row.outboxSequence,
    kind: row.kind,
    answerableBy: row.answerableBy,
    // The cast holds: the column is written by insertCard only.
    choices: row.choices as unknown as StoredChoice[],
    closed: row.closedAt !== null,
    ...present({ subject: row.subject ?? undefined }),
  };
}
