import { z } from 'zod';
import type { Sheet } from '../../domain/lists/cell.ts';
import type { Result } from '../../domain/result.ts';
import { accept, refuse } from '../../domain/result.ts';
import type { Database, Tx } from '../../storage/database.ts';
import { loadFile } from '../../storage/files.ts';
import { hasTold, type ImportJob } from '../../storage/import-jobs.ts';
import { writeAtLength } from '../../storage/list-writes.ts';
import { finish } from '../../storage/work.ts';
import type { Deps, Room } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { say, type Values } from '../speaking/speak.ts';
import { planImport, wrongRows } from './import-plan.ts';
import { showPreview } from './import-preview.ts';
import { readSpreadsheet, type Unreadable } from './read-spreadsheet.ts';
import { writeLists } from './write-lists.ts';

const address = z.object({
  platform: z.enum(['wechat', 'feishu', 'sandbox']),
  account: z.string(),
  conversation: z.object({ kind: z.enum(['group', 'direct']), id: z.string() }),
});

const base = {
  congressId: z.string(),
  personId: z.string(),
  files: z.array(z.string()).min(1),
  place: address,
  direct: address,
  causeEventId: z.string().regex(/^\d+$/u),
};

const jobSchema = z.discriminatedUnion('stage', [
  z.object({ ...base, stage: z.literal('preview') }),
  z.object({ ...base, stage: z.literal('write'), only: z.enum(['all', 'good']), expects: z.string() }),
]);

export interface ImportParts {
  readonly deps: Deps;
  readonly database: Database;
  readonly now: () => Date;
}

/** What became of a job; `failed` carries what was thrown, for the log. */
export type ImportOutcome = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: unknown };

/**
 * Show or write lists. All rows are one transaction, so that a process that dies leaves nothing, and the job begins
 * again; progress is told meanwhile, in transactions of its own.
 */
export async function runImport(parts: ImportParts, payload: unknown): Promise<ImportOutcome> {
  const job: ImportJob = jobSchema.parse(payload);
  try {
    await writeAtLength(parts.database, (tx) => importIn(parts, tx, job));
    return { kind: 'done' };
  } catch (error) {
    // Where not even this can be written the job fails, and is tried again.
    await tell(parts, job, { moment: 'failed', template: 'lists/failed', values: {} });
    return { kind: 'failed', error };
  }
}

async function importIn(parts: ImportParts, tx: Tx, job: ImportJob): Promise<void> {
  const room = await roomFor(parts, tx, job, 'outcome');
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
  parts: ImportParts,
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
        const values = { written, total };
        return tell(parts, job, { moment: `rows-${String(written)}`, template: 'lists/progress', values });
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

/** Say something while the rows are being written, in a transaction of its own. */
async function tell(
  parts: ImportParts,
  job: ImportJob,
  {
    moment,
    template,
    values,
  }: { readonly moment: string; readonly template: string; readonly values: Values },
): Promise<void> {
  await parts.database.write(async (tx) => {
    await say(await roomFor(parts, tx, job, moment), { to: job.place, class: 'answer', template, values });
  });
}

/** The cause makes each message unique, so that a job that begins again says nothing twice. */
function roomFor({ deps, now }: ImportParts, tx: Tx, job: ImportJob, moment: string): Promise<Room> {
  const cause = `import:${job.causeEventId}:${moment}`;
  return roomOf(deps, tx, job.congressId, { now: now(), cause, actorId: job.personId });
}
