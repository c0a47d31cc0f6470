import type { Address } from '../chat/message.ts';
import type { Tx } from './database.ts';
import { loginEpochOf } from './bot-accounts.ts';
import { type Entry, record, type Work } from './work.ts';

/** An account on a chat platform: the bot's own account there, and the platform's id of the person's. */
export interface AccountKey {
  readonly platform: string;
  readonly account: string;
  readonly externalId: string;
}

export interface Binding {
  readonly id: string;
  readonly personId: string;
  /** The direct chat of the account. */
  readonly address: Address;
  /** Whether the bot may write to the account privately (WeChat: friends only). */
  readonly reachable: boolean;
}

/** Whether a person has an account on the platform account already. */
export async function isBound(
  tx: Tx,
  personId: string,
  { platform, account }: Pick<AccountKey, 'platform' | 'account'>,
): Promise<boolean> {
  return (await tx.identity.count({ where: { personId, platform, account, revokedAt: null } })) > 0;
}

/** Since when the person acts through this account in place of an older one; undefined for a first account. */
export async function reboundAt(
  tx: Tx,
  personId: string,
  { platform, account, externalId }: AccountKey,
): Promise<Date | undefined> {
  const now = await tx.identity.findFirst({
    where: { personId, platform, account, externalId, revokedAt: null },
  });
  if (now === null) return undefined;
  const older = await tx.identity.count({
    where: { personId, platform, account, revokedAt: { not: null }, boundAt: { lt: now.boundAt } },
  });
  return older > 0 ? now.boundAt : undefined;
}

/**
 * Bind an account to a person; an older account of the person on the same platform account is revoked, since ids may
 * have changed. Return how many were. The account must not be another person's.
 */
export async function bindAccount(work: Work, binding: Binding, entry: Entry): Promise<number> {
  const { platform, account, conversation } = binding.address;
  const older = await work.tx.identity.findMany({
    where: { personId: binding.personId, platform, account, revokedAt: null },
  });
  for (const { id } of older) {
    await work.tx.identity.update({ where: { id }, data: { revokedAt: work.at } });
    record(work, { kind: 'identity', id }, { action: 'identity.revoked', facts: { replacedBy: binding.id } });
  }
  await work.tx.identity.create({
    data: {
      id: binding.id,
      personId: binding.personId,
      platform,
      account,
      loginEpoch: await loginEpochOf(work.tx, { platform, account }),
      externalId: conversation.id,
      reachable: binding.reachable,
      boundAt: work.at,
    },
  });
  record(work, { kind: 'identity', id: binding.id, after: { personId: binding.personId, platform } }, entry);
  return older.length;
}

/** The account writes to the bot directly, so it can be written to. */
export async function noteReachable(tx: Tx, { platform, account, externalId }: AccountKey): Promise<void> {
  await tx.identity.updateMany({
    where: { platform, account, externalId, revokedAt: null, reachable: false },
    data: { reachable: true },
  });
}

export async function renamePerson(
  work: Work,
  person: { readonly id: string; readonly name: string },
  name: string,
): Promise<void> {
  await work.tx.person.update({ where: { id: person.id }, data: { name } });
  record(
    work,
    { kind: 'person', id: person.id, before: { name: person.name }, after: { name } },
    { action: 'person.renamed' },
  );
}
