import type { Tx } from './database.ts';

/** Keys of all reminders of a congress that were sent, or will never be. */
export async function reminderKeys(
  tx: Tx,
  congressId: string,
  subjects: readonly string[],
): Promise<Set<string>> {
  const beginnings = subjects.map((subject) => `${subject}|`);
  return new Set((await findReminders(tx, congressId, beginnings)).map(({ key }) => key));
}

/** A reminder that was sent, or will never be. */
export interface RecordedReminder {
  readonly key: string;
  readonly plannedAt: Date;
  /** Somebody could be reached. */
  readonly sent: boolean;
}

/** Reminders whose keys begin in one of these ways, the latest last. */
export async function findReminders(
  tx: Tx,
  congressId: string,
  beginnings: readonly string[],
): Promise<RecordedReminder[]> {
  const rows = await tx.reminder.findMany({
    where: { congressId, OR: beginnings.map((beginning) => ({ key: { startsWith: beginning } })) },
    select: { key: true, plannedAt: true, state: true },
    orderBy: [{ plannedAt: 'asc' }, { key: 'asc' }],
  });
  return rows.map(({ state, ...row }) => ({ ...row, sent: state === 'sent' }));
}

/** Record reminders as sent with a message, or as collapsed into a later one. Known keys stay as they are. */
export async function recordReminders(
  tx: Tx,
  congressId: string,
  reminders: readonly { readonly key: string; readonly outboxSequence?: bigint }[],
  plannedAt: Date,
): Promise<void> {
  await tx.reminder.createMany({
    data: reminders.map(({ key, outboxSequence }) => ({
      congressId,
      key,
      state: outboxSequence === undefined ? 'collapsed' : 'sent',
      plannedAt,
      outboxSequence: outboxSequence ?? null,
    })),
    skipDuplicates: true,
  });
}

/** A reminder message was dropped before it was sent: what of it is still owed may be planned again. */
export async function releaseReminders(tx: Tx, outboxSequence: bigint): Promise<void> {
  await tx.reminder.deleteMany({ where: { outboxSequence } });
}

/** Only one planner at a time per congress: what one recorded, the next one sees. */
export async function lockReminders(tx: Tx, congressId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('reminders:' || ${congressId}, 0))`;
}
