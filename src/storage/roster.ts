import type { Address, PlatformName } from '../chat/message.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { present } from './work.ts';

/** A person as a member of one congress. */
export interface Member {
  readonly congressId: string;
  /** The membership's id. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly unitId?: string;
  readonly systemId?: string;
  readonly team?: string;
  /** 家站 */
  readonly station?: string;
  readonly status: string;
}

export interface Account {
  readonly personId: string;
  readonly name: string;
  readonly address: Address;
  /** Whether the bot may write to it privately. */
  readonly reachable: boolean;
}

export type GroupKind = 'deputies' | 'unit' | 'units' | 'staff' | 'coordination' | 'supervision' | 'mixed';

export interface Group {
  readonly congressId: string;
  readonly id: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly address: Address;
  readonly unitId?: string;
  readonly systemId?: string;
  readonly team?: string;
  readonly numberOnly: boolean;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly systemId?: string;
}

/** The person behind an account, if the account is bound. */
export async function findAccount(
  tx: Tx,
  key: { readonly platform: string; readonly account: string; readonly externalId: string },
): Promise<Account | undefined> {
  const row = await tx.identity.findFirst({
    where: { platform: key.platform, account: key.account, externalId: key.externalId, revokedAt: null },
    include: { person: true },
  });
  return row === null ? undefined : toAccount(row);
}

/** The accounts through which a person can be written to, the latest bound first. */
export async function accountsOf(tx: Tx, personId: string): Promise<Account[]> {
  const rows = await tx.identity.findMany({
    where: { personId, revokedAt: null },
    include: { person: true },
    orderBy: [{ boundAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(toAccount);
}

export async function membershipsOf(tx: Tx, personId: string): Promise<Member[]> {
  return findMembers(tx, { personId });
}

export async function findMembers(tx: Tx, where: Prisma.MembershipWhereInput): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { AND: [where, { validTo: null }] },
    include: { person: true },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    id: row.id,
    personId: row.personId,
    name: row.person.name,
    // The cast holds: roles are written from the Role type only.
    roles: row.roles as Role[],
    status: row.status,
    ...present({
      unitId: row.unitId ?? undefined,
      systemId: row.systemId ?? undefined,
      team: row.team ?? undefined,
      station: row.station ?? undefined,
    }),
  }));
}

/** A registered, open group by the platform's id. */
export async function findGroup(
  tx: Tx,
  key: { readonly platform: string; readonly account: string; readonly externalId: string },
): Promise<Group | undefined> {
  const row = await tx.chatGroup.findFirst({ where: { ...key, closedAt: null } });
  return row === null ? undefined : toGroup(row);
}

export async function findGroups(tx: Tx, where: Prisma.ChatGroupWhereInput): Promise<Group[]> {
  const rows = await tx.chatGroup.findMany({
    where: { AND: [where, { closedAt: null }] },
    orderBy: [{ registeredAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(toGroup);
}

/** Members of a group as the platform told them: people who are bound, and how many are not. */
export async function groupMembers(tx: Tx, group: Group): Promise<{ members: Member[]; unbound: number }> {
  const { platform, account, conversation } = group.address;
  const rows = await tx.groupMember.findMany({ where: { platform, account, groupId: conversation.id } });
  const accounts = await tx.identity.findMany({
    where: { platform, account, revokedAt: null, externalId: { in: rows.map((row) => row.externalId) } },
  });
  const people = accounts.map((row) => row.personId);
  const members = await findMembers(tx, { congressId: group.congressId, personId: { in: people } });
  return { members, unbound: rows.length - accounts.length };
}

/** Note who is in a group; joining twice is one membership. */
export async function noteGroupMember(
  tx: Tx,
  member: {
    readonly platform: string;
    readonly account: string;
    readonly groupId: string;
    readonly externalId: string;
  },
  since: Date,
): Promise<void> {
  await tx.groupMember.upsert({
    where: { platform_account_groupId_externalId: member },
    create: { ...member, since },
    update: {},
  });
}

export async function dropGroupMember(
  tx: Tx,
  member: {
    readonly platform: string;
    readonly account: string;
    readonly groupId: string;
    readonly externalId: string;
  },
): Promise<void> {
  await tx.groupMember.deleteMany({ where: member });
}

/** Note who is in a group, all of them: whoever is not listed has left. */
export async function replaceGroupMembers(
  tx: Tx,
  group: { readonly platform: string; readonly account: string; readonly groupId: string },
  { members, since }: { readonly members: readonly string[]; readonly since: Date },
): Promise<void> {
  await tx.groupMember.deleteMany({ where: { ...group, externalId: { notIn: [...members] } } });
  await tx.groupMember.createMany({
    data: members.map((externalId) => ({ ...group, externalId, since })),
    skipDuplicates: true,
  });
}

export async function listUnits(tx: Tx, congressId: string): Promise<Unit[]> {
  const rows = await tx.handlingUnit.findMany({
    where: { congressId, mergedIntoId: null },
    orderBy: [{ name: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    ...present({ systemId: row.systemId ?? undefined }),
  }));
}

function toAccount(row: Prisma.IdentityGetPayload<{ include: { person: true } }>): Account {
  return {
    personId: row.personId,
    name: row.person.name,
    reachable: row.reachable,
    address: {
      // The cast holds: identities are written from an Address only.
      platform: row.platform as PlatformName,
      account: row.account,
      conversation: { kind: 'direct', id: row.externalId },
    },
  };
}

function toGroup(row: Prisma.ChatGroupGetPayload<object>): Group {
  return {
    congressId: row.congressId,
    id: row.id,
    // The casts hold: check constraints and the Address they are written from admit only these words.
    kind: row.kind as GroupKind,
    name: row.name,
    numberOnly: row.numberOnly,
    address: {
      platform: row.platform as PlatformName,
      account: row.account,
      conversation: { kind: 'group', id: row.externalId },
    },
    ...present({
      unitId: row.unitId ?? undefined,
      systemId: row.systemId ?? undefined,
      team: row.team ?? undefined,
    }),
  };
}
