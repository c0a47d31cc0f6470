import type { Card, OutboundMessage, TextMessage } from '../chat/card.ts';
import type { MessageEvent } from '../chat/message.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import type { Tx } from './database.ts';
import type { GroupKind } from './roster.ts';

/** Who and which groups the simulated network shows: what the roster says of its account. */
export interface SandboxCast {
  readonly people: readonly {
    readonly externalId: string;
    readonly name: string;
    readonly reachable: boolean;
    readonly roles: readonly Role[];
    readonly team: string | undefined;
    readonly unit: string | undefined;
    readonly system: string | undefined;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: GroupKind;
    readonly team: string | undefined;
    readonly unit: string | undefined;
    readonly system: string | undefined;
    readonly members: readonly string[];
  }[];
}

/** One line of a chat as it was shown. */
export interface HistoryLine {
  readonly messageId: string;
  readonly chat: string;
  readonly from: string;
  readonly at: string;
  readonly message: OutboundMessage;
}

const PLATFORM = 'sandbox';

export async function sandboxCast(tx: Tx, account: string): Promise<SandboxCast> {
  const identities = await tx.identity.findMany({
    where: { platform: PLATFORM, account, revokedAt: null },
    include: { person: { include: { memberships: { include: { unit: true, system: true } } } } },
    orderBy: [{ boundAt: 'asc' }, { id: 'asc' }],
  });
  const groups = await tx.chatGroup.findMany({
    where: { platform: PLATFORM, account, closedAt: null },
    include: { unit: true, system: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  });
  const members = await tx.groupMember.findMany({ where: { platform: PLATFORM, account } });
  return {
    people: identities.map(({ externalId, reachable, person }) => ({
      externalId,
      reachable,
      name: person.name,
      // The cast holds: roles are written from the Role type only.
      roles: [...new Set(person.memberships.flatMap((member) => member.roles as Role[]))],
      team: person.memberships.find((member) => member.team !== null)?.team ?? undefined,
      unit: person.memberships.find((member) => member.unit !== null)?.unit?.name,
      system: person.memberships.find((member) => member.system !== null)?.system?.name,
    })),
    groups: groups.map((group) => ({
      id: group.externalId,
      name: group.name,
      // The cast holds: a check constraint admits only these words.
      kind: group.kind as GroupKind,
      team: group.team ?? undefined,
      unit: group.unit?.name,
      system: group.system?.name,
      members: members.filter((row) => row.groupId === group.externalId).map((row) => row.externalId),
    })),
  };
}

/** The chats as they were before a restart. What was said and not for the bot was never stored. */
export async function chatHistory(tx: Tx, account: string): Promise<HistoryLine[]> {
  const sent = await tx.outboxMessage.findMany({
    where: { platform: PLATFORM, account, state: 'sent', platformMessageId: { not: null } },
    orderBy: { sequence: 'asc' },
  });
  const changed = await changedCards(tx, account);
  const said = await tx.inboxEvent.findMany({
    where: { platform: PLATFORM, account, kind: 'message', body: { isNot: null } },
    include: { body: true },
    orderBy: { id: 'asc' },
  });
  const lines = [
    ...sent.map((row) => ({
      messageId: row.platformMessageId ?? '',
      chat: `${row.conversationKind}:${row.conversationId}`,
      from: 'bot',
      at: (row.sentAt ?? row.createdAt).toISOString(),
      message: changed.get(row.sequence) ?? shown(row.content),
    })),
    ...said.map((row) => ({
      messageId: row.messageId ?? '',
      chat: `${row.conversationKind}:${row.conversationId}`,
      from: row.sender,
      at: row.sentAt.toISOString(),
      // The cast holds: bodies are stored from inbound events of the row's kind.
      message: text((row.body?.body as unknown as MessageEvent | undefined)?.text ?? ''),
    })),
  ];
  return lines.sort((one, other) => one.at.localeCompare(other.at));
}

/** How cards look that were shown anew after a choice, by the sequence of the message that shows them. */
async function changedCards(tx: Tx, account: string): Promise<Map<bigint, OutboundMessage>> {
  const rows = await tx.outboxMessage.findMany({
    where: { platform: PLATFORM, account, state: 'sent', content: { path: ['kind'], equals: 'card-update' } },
    orderBy: { sequence: 'asc' },
    select: { content: true },
  });
  return new Map(
    rows.map(({ content }) => {
      // The cast holds: the kind was asked for.
      const { of, card } = content as unknown as { readonly of: string; readonly card: Card };
      return [BigInt(of), { kind: 'card', card }];
    }),
  );
}

function text(content: string): TextMessage {
  return { kind: 'text', text: content, mentions: [] };
}

function shown(content: unknown): OutboundMessage {
  // The cast holds: the column is written from queued messages only.
  const message = content as OutboundMessage | { readonly kind: 'stored-file'; readonly name: string } | null;
  if (message === null) return text('(内容已按规定清除)');
  return message.kind === 'stored-file' ? text(`文件:${message.name}`) : message;
}
