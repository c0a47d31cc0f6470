import { createHash, randomBytes } from 'node:crypto';
import type { Database, Tx } from './database.ts';
import type { AuditEntry, AuditPayload } from './generated/client.ts';
import { recordset } from './recordset.ts';
import { canonicalJson, storable } from './stored-json.ts';

export interface AuditRecord {
  readonly congressId: string;
  /** What was done, e.g. `assignment.signed_off`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** The person who acted; absent for the bot itself. */
  readonly actorId?: string;
  readonly causeEventId?: bigint;
  readonly at: Date;
  /** The readable part, apart and erasable: the log keeps only a salted digest of it. */
  readonly before?: unknown;
  readonly after?: unknown;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export interface AuditVerdict {
  readonly entries: number;
  /** The first entry that is missing, changed, or does not continue the one before. */
  readonly brokenAt?: bigint;
}

type Link = Omit<AuditEntry, 'hash'>;

const FIRST_HASH = '0'.repeat(64);
const BATCH = 1000;

/**
 * Append the records to the log of their congress. Each entry's hash covers the one before, so that a changed or
 * missing entry shows. Call it once, as the last thing of a transaction: it takes a lock per congress that is held
 * until the commit.
 */
export async function appendAudit(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
  // Always in the same order, so that two transactions on several congresses cannot wait for each other.
  const congresses = [...new Set(records.map(({ congressId }) => congressId))].sort();
  for (const congressId of congresses) {
    const own = records.filter((record) => record.congressId === congressId);
    await appendToChain(tx, congressId, own);
  }
}

/** Walk a congress's log from its first entry and check every hash, and the digest of each payload still there. */
export async function verifyAudit(database: Database, congressId: string): Promise<AuditVerdict> {
  let last = { sequence: 0n, hash: FIRST_HASH };
  for (;;) {
    const entries = await database.read.auditEntry.findMany({
      where: { congressId, sequence: { gt: last.sequence } },
      orderBy: { sequence: 'asc' },
      take: BATCH,
      include: { payload: true },
    });
    for (const entry of entries) {
      if (!continues(entry, last)) return { entries: Number(last.sequence), brokenAt: last.sequence + 1n };
      last = { sequence: entry.sequence, hash: entry.hash };
    }
    if (entries.length < BATCH) return { entries: Number(last.sequence) };
  }
}

async function appendToChain(tx: Tx, congressId: string, records: readonly AuditRecord[]): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit:' || ${congressId}, 0))`;
  const latest = await tx.auditEntry.findFirst({ where: { congressId }, orderBy: { sequence: 'desc' } });
  let previous = { sequence: latest?.sequence ?? 0n, hash: latest?.hash ?? FIRST_HASH };

  const entries: AuditEntry[] = [];
  const payloads: {
    congressId: string;
    sequence: bigint;
    salt: string;
    payload: ReturnType<typeof storable>;
  }[] = [];
  for (const record of records) {
    const payload = storable({ before: record.before, after: record.after, facts: record.facts });
    const salt = randomBytes(16).toString('hex');
    const sequence = previous.sequence + 1n;
    const link = linkOf(record, sequence, previous.hash, digestOf(salt, payload));
    previous = { sequence, hash: hashOf(link) };
    entries.push({ ...link, hash: previous.hash });
    payloads.push({ congressId, sequence, salt, payload });
  }
  // One statement each, however many there are: a list of ten thousand rows leaves as many records.
  await tx.$executeRaw`
    insert into audit_entry
    select * from json_populate_recordset(null::audit_entry, ${recordset(entries)}::json)`;
  await tx.$executeRaw`
    insert into audit_payload
    select * from json_populate_recordset(null::audit_payload, ${recordset(payloads)}::json)`;
}

function linkOf(record: AuditRecord, sequence: bigint, previousHash: string, digest: string): Link {
  const { congressId, at, action, subjectKind, subjectId } = record;
  return {
    congressId,
    sequence,
    previousHash,
    at,
    action,
    subjectKind,
    subjectId,
    actorId: record.actorId ?? null,
    causeEventId: record.causeEventId ?? null,
    digest,
  };
}

function continues(
  entry: AuditEntry & { payload: AuditPayload | null },
  last: { readonly sequence: bigint; readonly hash: string },
): boolean {
  const { payload } = entry;
  return (
    entry.sequence === last.sequence + 1n &&
    entry.previousHash === last.hash &&
    entry.hash === hashOf(entry) &&
    (payload === null || entry.digest === digestOf(payload.salt, payload.payload))
  );
}

function hashOf(link: Link): string {
  const parts = [
    link.congressId,
    link.sequence,
    link.previousHash,
    link.at,
    link.action,
    link.subjectKind,
    link.subjectId,
    link.actorId,
    link.causeEventId,
    link.digest,
  ];
  return sha256(canonicalJson(storable(parts)));
}

function digestOf(salt: string, payload: unknown): string {
  return sha256(`${salt}:${canonicalJson(payload)}`);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
