import { z } from 'zod';
import type { Sheet } from '../../domain/lists/cell.ts';
import type { Result } from '../../domain/result.ts';
import { accept, refuse } from '../../domain/result.ts';
import type { Tx } from '../../storage/database.ts';
import { loadFile } from '../../storage/files.ts';
import { hasTold, IMPORT, type ImportJob } from '../../storage/import-jobs.ts';
import { writeAtLength } from '../../storage/list-writes.ts';
import { finish } from '../../storage/work.ts';
import type { Room } from '../context.ts';
import { say } from '../speaking/speak.ts';
import { planImport, wrongRows } from './import-plan.ts';
import { showPreview } from './import-preview.ts';
import { address, asked, type ListOutcome, type ListParts, roomFor, tell } from './list-job.ts';
import { readSpreadsheet, type Unreadable } from './read-spreadsheet.ts';
import { writeLists } from './write-lists.ts';

const base = { ...asked, files: z.array(z.string()).min(1), direct: address };

const jobSchema = z.discriminatedUnion('stage', [
  z.object({ ...base, stage: z.literal('preview') }),
  z.object({ ...base, stage: z.literal('write'), only: z.enum(['all', 'good']), expects: z.string() }),
]);

/**
 * Show or write lists. All rows are one transaction, so that a process that dies leaves nothing, and the job begins
 * again; progress is told meanwhile, in transactions of its own.
 */
export async function runImport(parts: ListParts, payload: unknown): Promise<ListOutcome> {
  const job: ImportJob = jobSchema.parse(payload);
  try {
    await writeAtLength(parts.database, (tx) => importIn(parts, tx, job));
    return { kind: 'done' };
  } catch (error) {
    // Where not even this can be written the job fails, and is tried again.
    await tell(parts, { task: IMPORT, job, moment: 'failed' }, { template: 'lists/failed', values: {} });
    return { kind: 'failed', error };
  }
}

async function importIn(parts: ListParts, tx: Tx, job: ImportJob): Promise<void> {
  const room = await roomFor(parts, tx, { task: IMPORT, job, moment: 'outcome' });
  // The process died between doing it and saying so to the queue.
  if (await hasTold(tx, room.cause)) return;
  const loaded = await sheetsOf(tx, job);
  if (loaded.ok) await showOrWrite(parts, room, job, loaded.value);
  else await refuseFile(room, job, loaded.refusal);
  await finish(room.work);
}

interface Loaded {
  readonly sheets: readonly Sheet[];
  readonly names: readonly string[];
}

/** When the books have changed since the preview, so that the lists would do something else, they are shown again. */
async function showOrWrite(
  parts: ListParts,
  room: Room,
  job: ImportJob,
  { sheets, names }: Loaded,
): Promise<void> {
  const plan = await planImport(room, sheets);
  const { place: to, personId, files } = job;
  if (plan.lists.length === 0) {
    const values = { file: names.join('、') };
    await say(room, { to: job.direct, class: 'answer', template: 'lists/no-list', values });
  } else if (job.stage === 'preview') {
    await showPreview(room, plan, { to, personId, files, names });
  } else if (plan.digest !== job.expects || (job.only === 'all' && wrongRows(plan) > 0)) {
    await say(room, { to, class: 'answer', template: 'lists/moved-on', values: {} });
    await showPreview(room, plan, { to, personId, files, names });
  } else {
    await writeLists(room, plan, {
      job,
      onRows: (written, total) => {
        const moment = { task: IMPORT, job, moment: `rows-${String(written)}` };
        return tell(parts, moment, { template: 'lists/progress', values: { written, total } });
      },
    });
  }
}

async function refuseFile(
  room: Room,
  job: ImportJob,
  fault: Unreadable & { readonly file: string },
): Promise<void> {
  const { code, file, cell = '' } = fault;
  const values = { file, cell };
  await say(room, { to: job.direct, class: 'answer', template: `lists/unreadable.${code}`, values });
}

async function sheetsOf(
  tx: Tx,
  { congressId, files }: ImportJob,
): Promise<Result<Loaded, Unreadable & { readonly file: string }>> {
  const sheets: Sheet[] = [];
  const names: string[] = [];
  for (const id of files) {
    const file = await loadFile(tx, congressId, id);
    if (file === undefined) throw new Error(`the list ${id} is gone`);
    const read = await readSpreadsheet({ name: file.name, bytes: Buffer.from(file.bytes) });
    if (!read.ok) return refuse({ ...read.refusal, file: file.name });
    sheets.push(...read.value);
    names.push(file.name);
  }
  return accept({ sheets, names });
}
