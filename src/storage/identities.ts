import type { Address } from '../chat/message.ts';
import type { Tx } from './database.ts';
import { type Entry, record, type Work } from './work.ts';

/** A person on the roster who could be behind a name. */
export interface Claimable {
  readonly congressId: string;
  readonly personId: string;
  readonly bound: boolean;
}

/** Everyone of that name on the rosters, once per congress; `bound` = has an account on the platform already. */
export async function findByName(tx: Tx, name: string, platform: string): Promise<Claimable[]> {
  const rows = await tx.membership.findMany({
    where: { validTo: null, person: { name } },
    include: { person: { include: { identities: { where: { platform, revokedAt: null } } } } },
    orderBy: [{ congressId: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ congressId, personId, person }) => ({
    congressId,
    personId,
    bound: person.identities.length > 0,
  }));
}

/** Bind an account to a person; the account writes to us, so it can be written to. */
export async function bindAccount(
  work: Work,
  binding: { readonly id: string; readonly personId: string; readonly address: Address },
  entry: Entry,
): Promise<void> {
  const { platform, account, conversation } = binding.address;
  await work.tx.identity.create({
    data: {
      id: binding.id,
      personId: binding.personId,
      platform,
      account,
      loginEpoch: 1,
      externalId: conversation.id,
      reachable: true,
      boundAt: work.at,
    },
  });
  record(work, { kind: 'identity', id: binding.id, after: { personId: binding.personId, platform } }, entry);
}
