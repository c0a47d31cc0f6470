import type { ImportJob } from '../../storage/import-jobs.ts';
import { IMPORTED } from '../../storage/import-jobs.ts';
import { insertMatters, writePeople, writeSystems, writeUnits } from '../../storage/list-writes.ts';
import { saveDuty } from '../../storage/stations.ts';
import { currentRuleHash } from '../../storage/rules.ts';
import { loadSuggestion, saveSuggestion } from '../../storage/suggestions.ts';
import { record } from '../../storage/work.ts';
import type { Room } from '../context.ts';
import { say } from '../speaking/speak.ts';
import type { ImportPlan } from './import-plan.ts';
import { listLines } from './import-preview.ts';
import { matterRows } from './matter-rows.ts';
import { numbered } from './take-numbers.ts';

/** Rows that are written by one statement. */
const BATCH = 1000;

/** Progress is told at most so often before the end. */
const PROGRESS_AT_MOST = 9;

export interface Writing {
  readonly job: ImportJob;
  /** Told how many suggestions are written so far. */
  readonly onRows: (written: number, total: number) => Promise<void>;
}

/**
 * Write everything that a plan changes, in the transaction of the room, and say so. Nobody else is told of what a list
 * brings: it was told on paper.
 */
export async function writeLists(room: Room, plan: ImportPlan, { job, onRows }: Writing): Promise<void> {
  await writeSystems(room.work, plan.roster.systems);
  await writeUnits(room.work, plan.roster.units);
  await writePeople(room.work, plan.roster.people);
  for (const { before, after } of plan.duties) {
    const change = { id: room.newId(), before: before ?? { ...after, deputyIds: [] }, after };
    await saveDuty(room.work, change, { action: 'station_duty.set' });
  }
  await editMatters(room, plan.suggestions.edited);
  await addMatters(room, plan, { job, onRows });
  const [file = ''] = job.files;
  const counts = plan.lists.map(({ list, table, counts: own }) => ({ list, sheet: table.sheet, ...own }));
  record(
    // Of the event that confirmed it, so that 撤销 knows that this was the last thing done.
    { ...room.work, causeEventId: BigInt(job.causeEventId) },
    { kind: 'file', id: file, after: { files: job.files, counts } },
    { action: IMPORTED },
  );
  const values = { lists: listLines(room, plan) };
  await say(room, { to: job.place, class: 'answer', template: 'lists/imported', values });
}

async function editMatters(room: Room, edited: ImportPlan['suggestions']['edited']): Promise<void> {
  for (const { before, edit } of edited) {
    const stored = await loadSuggestion(room.work.tx, room.congress.id, before.id);
    const entry = { action: 'suggestion.corrected_by_list' };
    await saveSuggestion(room.work, stored, { ...stored, ...edit }, entry);
  }
}

async function addMatters(room: Room, { suggestions }: ImportPlan, { job, onRows }: Writing): Promise<void> {
  const total = suggestions.added.length;
  if (total === 0) return;
  const step = Math.ceil(total / ((PROGRESS_AT_MOST + 1) * BATCH)) * BATCH;
  const ruleHash = await currentRuleHash(room.work.tx, room.congress.id);
  const matters = await numbered(room, suggestions.added);
  for (let start = 0; start < total; start += BATCH) {
    const batch = matters.slice(start, start + BATCH);
    await insertMatters(
      room.work,
      batch.map((matter) => matterRows(room, matter, { place: job.place, ruleHash })),
    );
    const written = start + batch.length;
    if (written % step === 0 && written < total) await onRows(written, total);
  }
}
