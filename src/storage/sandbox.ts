import type { Card, CardMessage } from '../chat/card.ts';
import type { MessageEvent } from '../chat/message.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import type { Tx } from './database.ts';
import type { OutboxRow } from './outbox.ts';
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

/** A message of the bot as it was delivered, and how its card looks now if that was changed since. */
export interface SentBefore {
  readonly row: OutboxRow;
  readonly chat: string;
  readonly at: Date;
  readonly card?: CardMessage;
}

/** A message of a person for the bot; what was no concern of it was never stored. */
export interface SaidBefore {
  readonly chat: string;
  readonly event: MessageEvent;
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

/** What was said in the chats before a restart, by the bot and to it, each in its order. */
export async function chatHistory(
  tx: Tx,
  account: string,
): Promise<{ readonly sent: readonly SentBefore[]; readonly said: readonly SaidBefore[] }> {
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
  return {
    sent: sent.map((row) => {
      const card = changed.get(row.sequence);
      const at = row.sentAt ?? row.createdAt;
      return { row, chat: chatOf(row), at, ...(card === undefined ? {} : { card }) };
    }),
    said: said.flatMap((row) => {
      // The cast holds: bodies are stored from inbound events of the row's kind.
      const event = row.body?.body as unknown as MessageEvent | undefined;
      if (event === undefined) return [];
      return [{ chat: chatOf(row), event: { ...event, sentAt: row.sentAt } }];
    }),
  };
}

function chatOf(row: { readonly conversationKind: string; readonly conversationId: string }): string {
  return `${row.conversationKind}:${row.conversationId}`;
}

/** How cards look that were shown anew after a choice, by the sequence of the message that shows them. */
async function changedCards(tx: Tx, account: string): Promise<Map<bigint, CardMessage>> {
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
