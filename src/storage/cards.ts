import type { AnyCall } from '../chat/card-call.ts';
import type { Card, OutboundMessage } from '../chat/card.ts';
import type { Conversation, PlatformName } from '../chat/message.ts';
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
  readonly platform: PlatformName;
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
      ...inPlace(card.place),
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
  return message === null ? undefined : cardOfMessage(tx, message.sequence);
}

/** The card that a message of the outbox shows, open or not. */
export async function cardOfMessage(tx: Tx, outboxSequence: bigint): Promise<OpenCard | undefined> {
  const row = await tx.openCard.findFirst({ where: { outboxSequence } });
  return row === null ? undefined : toCard(row);
}

/** Cards of a conversation that a person may answer at an instant, the newest first. */
export async function openCards(tx: Tx, place: CardPlace, personId: string, at: Date): Promise<OpenCard[]> {
  const rows = await tx.openCard.findMany({
    where: {
      ...inPlace(place),
      closedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
        { OR: [{ answerableBy: { isEmpty: true } }, { answerableBy: { has: personId } }] },
      ],
    },
    orderBy: [{ outboxSequence: 'desc' }],
  });
  return rows.map(toCard);
}

/** The newest card with choices that a person was asked by in a conversation, open or not; perhaps of one kind. */
export async function newestCard(
  tx: Tx,
  place: CardPlace,
  { personId, kind }: { readonly personId: string; readonly kind?: string },
): Promise<OpenCard | undefined> {
  const row = await tx.openCard.findFirst({
    where: {
      ...inPlace(place),
      answerableBy: { has: personId },
      ...(kind === undefined ? { choices: { not: [] } } : { kind }),
    },
    orderBy: { outboxSequence: 'desc' },
  });
  return row === null ? undefined : toCard(row);
}

/** The card of a kind that a person was asked last in a conversation, if it is not open any more. */
export async function lastClosedCard(
  tx: Tx,
  place: CardPlace,
  asked: { readonly personId: string; readonly kind: string },
): Promise<OpenCard | undefined> {
  const card = await newestCard(tx, place, asked);
  return card?.closed === true ? card : undefined;
}

/** The kind of the card that asks which matter a file answers; it keeps the file. */
export const ASKS_WHICH_MATTER = 'reply-matter';

/** Cards that ask for something which may come as a file: 导入 for a list, the form 建议 for a Word file. */
const FILE_KINDS: ReadonlySet<string> = new Set([
  'draft',
  'clue',
  'supervision-record',
  'deployment',
  'liaison-to-office',
  'liaison-to-unit',
  'reply-class',
  ASKS_WHICH_MATTER,
  'import',
  '建议',
]);

/** Files of a message belong to a draft, to a reply that waits to be confirmed, or to other files for 代录. */
function takesFiles({ kind, choices }: OpenCard): boolean {
  if (FILE_KINDS.has(kind)) return true;
  return kind === 'confirm' && choices.some(({ call }) => call.name === 'reply' || call.name === 'handOver');
}

/** The open cards of a person that take files, shown at or after an instant, the newest first. */
export async function cardsTakingFiles(
  tx: Tx,
  {
    places,
    personId,
    since,
  }: { readonly places: readonly CardPlace[]; readonly personId: string; readonly since: Date },
): Promise<OpenCard[]> {
  const rows = await tx.openCard.findMany({
    where: {
      OR: places.map(inPlace),
      answerableBy: { has: personId },
      openedAt: { gte: since },
      closedAt: null,
    },
    orderBy: { outboxSequence: 'desc' },
  });
  return rows.map(toCard).filter(takesFiles);
}

/** Add files to what the choices of a card will do. */
export async function addFilesToCard(tx: Tx, card: OpenCard, files: readonly string[]): Promise<void> {
  const choices = card.choices.map((choice) => ({ ...choice, files: [...choice.files, ...files] }));
  await tx.openCard.update({
    where: { congressId_id: { congressId: card.congressId, id: card.id } },
    // The cast holds: calls are plain data.
    data: { choices: choices as unknown as Prisma.InputJsonValue },
  });
}

export async function findCard(tx: Tx, congressId: string, id: string): Promise<OpenCard | undefined> {
  const row = await tx.openCard.findUnique({ where: { congressId_id: { congressId, id } } });
  return row === null ? undefined : toCard(row);
}

/** How a card looks, and where; `undefined` when its message was erased. */
export async function shownCard(tx: Tx, { congressId, id }: OpenCard): Promise<ClosedCard | undefined> {
  const row = await tx.openCard.findUniqueOrThrow({ where: { congressId_id: { congressId, id } } });
  const [shown] = await asShown(tx, [row]);
  return shown;
}

/** The open cards of these kinds about a subject, and how they look. */
export async function cardsAbout(
  tx: Tx,
  about: { readonly congressId: string; readonly subject: string; readonly kinds: readonly string[] },
): Promise<ClosedCard[]> {
  const { congressId, subject, kinds } = about;
  return asShown(
    tx,
    await tx.openCard.findMany({ where: { congressId, subject, kind: { in: [...kinds] }, closedAt: null } }),
  );
}

/** A card that was closed just now, and how it looks. */
export interface ClosedCard {
  readonly outboxSequence: bigint;
  readonly place: CardPlace;
  readonly shown: Card;
}

export async function closeCard(
  tx: Tx,
  card: Pick<OpenCard, 'congressId' | 'id'>,
  at: Date,
): Promise<ClosedCard[]> {
  return close(tx, { congressId: card.congressId, id: card.id }, at);
}

/** Close the open cards of a kind about a subject: what they ask has been settled. */
export async function closeCardsAbout(
  tx: Tx,
  about: { readonly congressId: string; readonly subject: string; readonly kinds?: readonly string[] },
  at: Date,
): Promise<ClosedCard[]> {
  const { congressId, subject, kinds } = about;
  return close(tx, { congressId, subject, ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }) }, at);
}

/**
 * The time for the cards of these kinds about a subject is over: numbers answer them no more, but what was said before
 * does, also when it arrives later.
 */
export async function expireCardsAbout(
  tx: Tx,
  about: { readonly congressId: string; readonly subject: string; readonly kinds: readonly string[] },
  at: Date,
): Promise<ClosedCard[]> {
  const { congressId, subject, kinds } = about;
  const expired = await tx.openCard.updateManyAndReturn({
    where: { congressId, subject, kind: { in: [...kinds] }, closedAt: null },
    data: { expiresAt: at },
  });
  return asShown(tx, expired);
}

async function close(tx: Tx, which: Prisma.OpenCardWhereInput, at: Date): Promise<ClosedCard[]> {
  const closed = await tx.openCard.updateManyAndReturn({
    where: { ...which, closedAt: null },
    data: { closedAt: at },
  });
  return asShown(tx, closed);
}

async function asShown(tx: Tx, closed: readonly Prisma.OpenCardGetPayload<object>[]): Promise<ClosedCard[]> {
  if (closed.length === 0) return [];
  const messages = await tx.outboxMessage.findMany({
    where: { sequence: { in: closed.map((card) => card.outboxSequence) } },
    select: { sequence: true, content: true },
  });
  const shown = new Map(messages.map(({ sequence, content }) => [sequence, cardOf(content)]));
  return closed.flatMap((row) => {
    const card = shown.get(row.outboxSequence);
    return card === undefined
      ? []
      : [{ outboxSequence: row.outboxSequence, place: placeOf(row), shown: card }];
  });
}

function inPlace({ platform, account, conversation }: CardPlace) {
  return { platform, account, conversationKind: conversation.kind, conversationId: conversation.id };
}

function cardOf(content: unknown): Card | undefined {
  // The cast holds: the column is written from queued messages only; erased ones are null.
  const message = content as OutboundMessage | null;
  return message?.kind === 'card' ? message.card : undefined;
}

function placeOf(row: Prisma.OpenCardGetPayload<object>): CardPlace {
  return {
    // The casts hold: both are written from an Address only.
    platform: row.platform as PlatformName,
    account: row.account,
    conversation: { kind: row.conversationKind as Conversation['kind'], id: row.conversationId },
  };
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
