import { z } from 'zod';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { Tx } from '../../storage/database.ts';
import { storeFile } from '../../storage/files.ts';
import { hasTold, LEDGER, type LedgerJob } from '../../storage/import-jobs.ts';
import { LEDGER_BATCH, loadLedger } from '../../storage/ledger.ts';
import type { Room } from '../context.ts';
import { say, sendFile } from '../speaking/speak.ts';
import { LONG_LEDGER } from './ledger.ts';
import { conditionOf } from './ledger-condition.ts';
import { type Scope, scopeOf } from './ledger-scope.ts';
import { type Found, sheetOf } from './ledger-sheet.ts';
import { asked, type ListOutcome, type ListParts, roomFor, tell } from './list-job.ts';
import { writeSpreadsheet, XLSX_TYPE } from './write-spreadsheet.ts';

const jobSchema = z.object({
  ...asked,
  person: z.string(),
  grants: z
    .array(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('all') }),
        z.object({ kind: z.literal('unit'), unitIds: z.array(z.string()) }),
        z.object({ kind: z.literal('system'), unitIds: z.array(z.string()) }),
        z.object({ kind: z.literal('own'), deputyId: z.string() }),
      ]),
    )
    .min(1),
  condition: z.string(),
});

/** Progress is told at most so often, and only of long ledgers. */
const PROGRESS_AT_MOST = 4;

/**
 * Make a ledger and send it. Matters are read and the file is made outside of any transaction; the file, and that it
 * comes, are one. A process that dies leaves nothing, and the job begins again; one that is run again says nothing twice.
 */
export async function runLedger(parts: ListParts, payload: unknown): Promise<ListOutcome> {
  const job: LedgerJob = jobSchema.parse(payload);
  const { read } = parts.database;
  try {
    const room = await roomFor(parts, read, { task: LEDGER, job, moment: 'outcome' });
    if (await hasTold(read, room.cause)) return { kind: 'done' };
    const found = await matters(parts, room, job);
    const filled = found.filter((it) => it.matters.length > 0);
    const bytes =
      filled.length === 0 ? undefined : await writeSpreadsheet(filled.map((it) => sheetOf(room, it)));
    const [first] = filled.length > 0 ? filled : found;
    const ledger = {
      kind: first?.scope.kind ?? 'all',
      count: filled.reduce((sum, it) => sum + it.matters.length, 0),
    };
    await parts.database.write((tx) => deliver(parts, tx, job, { ...ledger, bytes }));
    return { kind: 'done' };
  } catch (error) {
    // Where not even this can be written the job fails, and is tried again.
    await tell(
      parts,
      { task: LEDGER, job, moment: 'failed' },
      { template: 'lists/ledger.failed', values: {} },
    );
    return { kind: 'failed', error };
  }
}

async function matters(parts: ListParts, room: Room, job: LedgerJob): Promise<Found[]> {
  const condition = await conditionOf(room, job.condition);
  // It meant something when it was asked for; a unit may have changed its name since.
  if ('unknown' in condition) throw new Error('the condition of a ledger means nothing any more');
  const found: Found[] = [];
  for (const grant of job.grants) {
    const scope = scopeOf(grant);
    const where = { AND: [scope.where, condition.where] };
    const onRows = (read: number, total: number): Promise<void> =>
      tellProgress(parts, job, { scope, read, total });
    found.push({ scope, matters: await loadLedger(room.work.tx, job.congressId, where, onRows) });
  }
  return found;
}

async function tellProgress(
  parts: ListParts,
  job: LedgerJob,
  { scope, read, total }: { readonly scope: Scope; readonly read: number; readonly total: number },
): Promise<void> {
  const step = Math.ceil(total / ((PROGRESS_AT_MOST + 1) * LEDGER_BATCH)) * LEDGER_BATCH;
  if (total < LONG_LEDGER || read === total || read % step !== 0) return;
  const moment = { task: LEDGER, job, moment: `${scope.kind}-${String(read)}` };
  await tell(parts, moment, { template: 'lists/ledger.progress', values: { read, total } });
}

interface Made {
  readonly kind: Scope['kind'];
  readonly count: number;
  /** The spreadsheet; absent when there is nothing to put into it. */
  readonly bytes: Buffer | undefined;
}

async function deliver(
  parts: ListParts,
  tx: Tx,
  job: LedgerJob,
  { kind, count, bytes }: Made,
): Promise<void> {
  const room = await roomFor(parts, tx, { task: LEDGER, job, moment: 'outcome' });
  const what = nameOf(room, kind);
  const told = { to: job.place, class: 'answer' } as const;
  if (bytes === undefined) {
    await say(room, { ...told, template: 'lists/ledger.none', values: { person: job.person, what } });
    return;
  }
  const values = { person: job.person, what, count, date: chineseDate(room.today) };
  const isFirst = await say(room, { ...told, template: 'lists/ledger.sent', values });
  // Another process has just done the same.
  if (isFirst === undefined) return;
  // The file's name says whose ledger it is, and of which day.
  const name = `${room.texts.render(`lists/file.${kind}`, {})}${room.today}.xlsx`;
  const file = { congressId: job.congressId, name, mediaType: XLSX_TYPE, bytes, at: room.now };
  await sendFile(room, told, { id: await storeFile(tx, file), name, mediaType: XLSX_TYPE });
}

/** What a ledger is called; a text key each, so that none is missing. */
function nameOf({ texts }: Room, kind: Scope['kind']): string {
  switch (kind) {
    case 'all':
      return texts.render('lists/ledger.all', {});
    case 'unit':
      return texts.render('lists/ledger.unit', {});
    case 'system':
      return texts.render('lists/ledger.system', {});
    case 'own':
      return texts.render('lists/ledger.own', {});
  }
}
