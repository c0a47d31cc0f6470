import type { Address } from '../chat/message.ts';
import type { Tx } from './database.ts';
import { storable } from './stored-json.ts';

/** The graphile-worker task that reads lists and writes them. */
export const IMPORT = 'import';

/** The graphile-worker task that makes ledgers and sends them. */
export const LEDGER = 'ledger';

/** Lists that came, to be shown back (`preview`), or that were confirmed, to be written (`write`). */
export type ImportJob = ImportBase &
  (
    | { readonly stage: 'preview' }
    | {
        readonly stage: 'write';
        readonly only: 'all' | 'good';
        /** What the preview said; when it would say something else by now, it is shown again instead. */
        readonly expects: string;
      }
  );

interface ImportBase {
  readonly congressId: string;
  readonly personId: string;
  /** Stored files, in the order in which they came. */
  readonly files: readonly string[];
  /** Where it is shown, and where progress and outcome are told. */
  readonly place: Address;
  /** The person's direct chat: what is wrong with a file is told there. */
  readonly direct: Address;
  /** The inbox event that asked for it, in digits. */
  readonly causeEventId: string;
}

/** Why somebody may have matters as a ledger: as staff, for units, or as the deputy who proposed or co-signed them. */
export type LedgerGrant =
  | { readonly kind: 'all' }
  | { readonly kind: 'unit' | 'system'; readonly unitIds: readonly string[] }
  | { readonly kind: 'own'; readonly deputyId: string };

/** A ledger that was asked for. */
export interface LedgerJob {
  readonly congressId: string;
  readonly personId: string;
  /** The person's name. */
  readonly person: string;
  /** What may be seen, as it was when it was asked for. */
  readonly grants: readonly LedgerGrant[];
  /** What stood after 表格. */
  readonly condition: string;
  /** Where it is sent. */
  readonly place: Address;
  /** The inbox event that asked for it, in digits. */
  readonly causeEventId: string;
}

/**
 * Add the job, in the transaction of the event that asks for it. The jobs of one congress run one after the other; one
 * whose process dies begins again in another.
 */
export function addImportJob(tx: Tx, job: ImportJob): Promise<void> {
  return addJob(tx, IMPORT, job);
}

/** The same; ledgers do not wait for imports. */
export function addLedgerJob(tx: Tx, job: LedgerJob): Promise<void> {
  return addJob(tx, LEDGER, job);
}

async function addJob(tx: Tx, task: string, job: ImportJob | LedgerJob): Promise<void> {
  await tx.$queryRaw`
    select (graphile_worker.add_job(
      ${task},
      ${JSON.stringify(storable(job))}::json,
      queue_name := ${`${task}/${job.congressId}`},
      job_key := ${`${task}/${job.causeEventId}`}
    )).id::text as job`;
}

/** How many jobs of lists and ledgers are running, or are to run now; one that failed waits for its next attempt. */
export async function openListJobs(read: Tx): Promise<number> {
  const rows = await read.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from graphile_worker.jobs
    where task_identifier in (${IMPORT}, ${LEDGER})
      and (locked_at is not null or run_at <= now()) and attempts < max_attempts`;
  return rows[0]?.open ?? 0;
}

/** Whether a job has told its outcome: what it does and what it tells are one transaction. */
export async function hasTold(tx: Tx, cause: string): Promise<boolean> {
  const found = await tx.outboxMessage.findFirst({
    where: { dedupeKey: { startsWith: `${cause}|` } },
    select: { sequence: true },
  });
  return found !== null;
}

/** The action of the one entry in the audit log that tells of a whole import. */
export const IMPORTED = 'list.imported';
