import type { AuditRecord } from './audit.ts';
import type { Tx } from './database.ts';

/** The bot's own account on a platform. */
export interface BotAccountKey {
  readonly platform: string;
  readonly account: string;
}

export interface NotedLogin {
  readonly epoch: number;
  /** The bot is logged in as somebody else than before. */
  readonly changed: boolean;
  /** How many people's accounts and how many groups were known under the ids of the login before. */
  readonly revoked: number;
  readonly closedGroups: number;
  /** What the audit log is to say of it; to be written as the last thing of the transaction (reportLogin). */
  readonly records: readonly AuditRecord[];
}

/** The epoch of the login that the ids of people and groups belong to now. */
export async function loginEpochOf(tx: Tx, { platform, account }: BotAccountKey): Promise<number> {
  const row = await tx.botAccount.findUnique({ where: { platform_account: { platform, account } } });
  return row?.loginEpoch ?? 1;
}

/**
 * Note as whom the bot is logged in. Under another login the same ids mean other people and groups, so every
 * binding and registered group of the login before is void: whoever was meant binds again.
 */
export async function noteLogin(
  tx: Tx,
  login: BotAccountKey & { readonly self: string; readonly now: Date },
): Promise<NotedLogin> {
  const { platform, account, self, now } = login;
  // Two processes may note a login at once; the row may not be there yet.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`login:${platform}:${account}`}, 0))`;
  const key = { platform_account: { platform, account } };
  const before = await tx.botAccount.findUnique({ where: key });
  const epoch = before === null ? 1 : before.loginEpoch + (before.selfId === self ? 0 : 1);
  if (before?.loginEpoch === epoch) return { epoch, ...NOTHING };
  await tx.botAccount.upsert({
    where: key,
    create: { platform, account, selfId: self, loginEpoch: epoch, since: now },
    update: { selfId: self, loginEpoch: epoch, since: now },
  });
  return before === null ? { epoch, ...NOTHING } : { epoch, changed: true, ...(await voidIds(tx, login)) };
}

const NOTHING = { changed: false, revoked: 0, closedGroups: 0, records: [] };

async function voidIds(
  tx: Tx,
  { platform, account, now }: BotAccountKey & { readonly now: Date },
): Promise<Pick<NotedLogin, 'revoked' | 'closedGroups' | 'records'>> {
  const identities = await tx.identity.findMany({
    where: { platform, account, revokedAt: null },
    include: { person: { include: { memberships: { where: { validTo: null } } } } },
  });
  const groups = await tx.chatGroup.findMany({ where: { platform, account, closedAt: null } });
  await tx.identity.updateMany({ where: { platform, account, revokedAt: null }, data: { revokedAt: now } });
  await tx.chatGroup.updateMany({ where: { platform, account, closedAt: null }, data: { closedAt: now } });
  await tx.groupMember.deleteMany({ where: { platform, account } });

  const facts = { why: 'another login' };
  const records: AuditRecord[] = [
    ...identities.flatMap(({ id, person }) =>
      [...new Set(person.memberships.map((member) => member.congressId))].map((congressId) => ({
        ...{ congressId, action: 'identity.revoked', subjectKind: 'identity', subjectId: id, at: now, facts },
      })),
    ),
    ...groups.map(({ congressId, id }) => ({
      ...{ congressId, action: 'group.closed', subjectKind: 'group', subjectId: id, at: now, facts },
    })),
  ];
  return { revoked: identities.length, closedGroups: groups.length, records };
}
