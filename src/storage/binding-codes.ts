import { randomUUID } from 'node:crypto';
import type { Tx } from './database.ts';
import type { AccountKey } from './identities.ts';
import { record, type Work } from './work.ts';

/** A code that may still be used. */
export interface LivingCode {
  readonly congressId: string;
  readonly id: string;
  /** Absent: the administrator's, which makes its person. */
  readonly personId?: string;
}

export interface NewCode {
  readonly id: string;
  readonly personId?: string;
  readonly hash: string;
  /** Absent: until it is used, or until the next one of its kind. */
  readonly expiresAt?: Date;
}

const THE_ROW = 1;

/** What every code of this installation is salted with; made at the first need. */
export async function codeSalt(tx: Tx): Promise<string> {
  await tx.codeSalt.createMany({ data: [{ id: THE_ROW, salt: randomUUID() }], skipDuplicates: true });
  const { salt } = await tx.codeSalt.findUniqueOrThrow({ where: { id: THE_ROW } });
  return salt;
}

/** Store a code; older ones of the same person, or older ones of the administrator, no longer work. */
export async function insertCode(work: Work, code: NewCode): Promise<void> {
  const { congressId, at, tx } = work;
  const personId = code.personId ?? null;
  await tx.bindingCode.updateMany({
    where: { congressId, personId, usedAt: null },
    data: { expiresAt: at },
  });
  await tx.bindingCode.create({
    data: {
      congressId,
      id: code.id,
      personId,
      hash: code.hash,
      createdAt: at,
      expiresAt: code.expiresAt ?? null,
    },
  });
  record(work, { kind: 'binding_code', id: code.id, after: { personId } }, { action: 'binding_code.made' });
}

/** The code behind a hash, if it is neither used nor expired. */
export async function findLivingCode(tx: Tx, hash: string, now: Date): Promise<LivingCode | undefined> {
  const row = await tx.bindingCode.findFirst({
    where: { hash, usedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  });
  if (row === null) return undefined;
  const { congressId, id, personId } = row;
  return { congressId, id, ...(personId === null ? {} : { personId }) };
}

/** Use a code up; false when somebody else has just done so. */
export async function useCode(tx: Tx, { congressId, id }: LivingCode, usedAt: Date): Promise<boolean> {
  const { count } = await tx.bindingCode.updateMany({
    where: { congressId, id, usedAt: null },
    data: { usedAt },
  });
  return count === 1;
}

/** Take the account for this transaction, so that its tries are counted one after the other. */
export async function lockTries(tx: Tx, key: AccountKey): Promise<void> {
  const name = JSON.stringify(['binding', key.platform, key.account, key.externalId]);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
}

/** How many wrong codes an account has typed since an instant; older ones are forgotten. */
export async function countWrongCodes(tx: Tx, key: AccountKey, since: Date): Promise<number> {
  const { platform, account, externalId } = key;
  await tx.wrongCode.deleteMany({ where: { platform, account, externalId, triedAt: { lte: since } } });
  return tx.wrongCode.count({ where: { platform, account, externalId } });
}

export async function noteWrongCode(tx: Tx, key: AccountKey, triedAt: Date): Promise<void> {
  const { platform, account, externalId } = key;
  await tx.wrongCode.create({ data: { platform, account, externalId, triedAt } });
}
