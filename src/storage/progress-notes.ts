import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, record, type Work } from './work.ts';

/** 进展说明: how far a unit has come, in its own words. */
export interface ProgressNote {
  readonly congressId: string;
  readonly id: string;
  readonly assignmentId: string;
  readonly round: number;
  readonly content: string;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

export async function insertProgressNote(work: Work, note: ProgressNote, entry: Entry): Promise<void> {
  await work.tx.progressNote.create({ data: note });
  record(work, { kind: 'progress_note', id: note.id, after: note }, entry);
}

/** Notes, the latest last. */
export async function findProgressNotes(
  tx: Tx,
  congressId: string,
  where: Prisma.ProgressNoteWhereInput,
): Promise<ProgressNote[]> {
  return tx.progressNote.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ enteredAt: 'asc' }, { id: 'asc' }],
  });
}
