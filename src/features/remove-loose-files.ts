import { appendAudit } from '../storage/audit.ts';
import type { Database } from '../storage/database.ts';
import { closeCardsOf, deleteLooseFiles, forgetAttachments } from '../storage/loose-files.ts';

/** Files live as long as what they belong to; what belongs to nothing is kept for so many days (docs/adr/0011). */
export const LOOSE_FOR_DAYS = 30;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Remove what was sent so long ago and never became part of anything, and the copies that came in. */
export async function removeLooseFiles(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - LOOSE_FOR_DAYS * DAY_MS);
  await database.write(async (tx) => {
    await forgetAttachments(tx, before);
    const removed = await deleteLooseFiles(tx, before);
    if (removed.length === 0) return;
    await closeCardsOf(tx, removed, now);
    await appendAudit(
      tx,
      removed.map(({ congressId, id }) => ({
        ...{ congressId, action: 'file.removed', subjectKind: 'file', subjectId: id, at: now },
        facts: { days: LOOSE_FOR_DAYS },
      })),
    );
  });
}
