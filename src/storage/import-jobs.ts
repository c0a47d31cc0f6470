import type { Address } from '../chat/message.ts';
import type { Tx } from './database.ts';
import { storable } from './stored-json.ts';

/** The graphile-worker task that reads lists and writes them. */
export const IMPORT = 'import';

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

/**
 * Add the job, in the transaction of the event that asks for it. The jobs of one congress run one after the other; one
 * whose process dies begins again in another.
 */
export async function addImportJob(tx: Tx, job: ImportJob): Promise<void> {
  await tx.$queryRaw`
    select (graphile_worker.add_job(
      ${IMPORT},
      ${JSON.stringify(storable(job))}::json,
      queue_name := ${`${IMPORT}/${job.congressId}`},
      job_key := ${`${IMPORT}/${job.causeEventId}`}
    )).id::text as job`;
}

/** How many jobs are running, or are to run now; one that failed waits for its next attempt. */
export async function openImports(read: Tx): Promise<number> {
  const rows = await read.$queryRaw<{ open: number }[]>`
    select count(*)::int as open from graphile_worker.jobs
    where task_identifier = ${IMPORT} and (locked_at is not null or run_at <= now()) and attempts < max_attempts`;
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
