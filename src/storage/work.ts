import { appendAudit, type AuditRecord } from './audit.ts';
import type { Tx } from './database.ts';

/**
 * One unit of work: a transaction, who acts, because of which event, and the audit records that
 * its changes left. Every `save…` of this folder takes a `Work` and an entry, so that a change
 * without an audit record does not compile. `finish` writes the records last, since the audit
 * chain's lock is the last lock a transaction takes.
 */
export interface Work {
  readonly tx: Tx;
  readonly congressId: string;
  readonly at: Date;
  readonly actorId?: string;
  readonly causeEventId?: bigint;
  readonly records: AuditRecord[];
}

/** What a change is called in the audit log, and facts beside the row itself. */
export interface Entry {
  readonly action: string;
  readonly facts?: Record<string, unknown>;
}

export function record(
  work: Work,
  subject: {
    readonly kind: string;
    readonly id: string;
    readonly before?: unknown;
    readonly after?: unknown;
  },
  entry: Entry,
): void {
  work.records.push({
    congressId: work.congressId,
    action: entry.action,
    subjectKind: subject.kind,
    subjectId: subject.id,
    at: work.at,
    ...(work.actorId === undefined ? {} : { actorId: work.actorId }),
    ...(work.causeEventId === undefined ? {} : { causeEventId: work.causeEventId }),
    ...(subject.before === undefined ? {} : { before: subject.before }),
    ...(subject.after === undefined ? {} : { after: subject.after }),
    ...(entry.facts === undefined ? {} : { facts: entry.facts }),
  });
}

/** Write the audit records of the work; call it once, as the last thing of the transaction. */
export async function finish(work: Work): Promise<void> {
  await appendAudit(work.tx, work.records);
}

/** Two changes met on one row: the caller's transaction is rolled back and tried again. */
export class StaleRowError extends Error {
  override readonly name = 'StaleRowError';
}

/** Drop keys whose value is undefined, as optional properties of the domain types demand. */
export function present<T extends Record<string, unknown>>(
  values: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // The cast holds: only keys of T whose value is not undefined are left.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
