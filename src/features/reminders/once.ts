import { recordReminders, reminderKeys } from '../../storage/reminders.ts';
import type { Room } from '../context.ts';

/** Do something the congress's planner owes once, such as `lookBack|2026`: never twice, also after a downtime. */
export async function once(room: Room, what: string, work: () => Promise<void>): Promise<void> {
  const { tx } = room.work;
  const { id } = room.congress;
  const key = `${id}|${what}`;
  if ((await reminderKeys(tx, id, [id])).has(key)) return;
  await work();
  await recordReminders(tx, id, [{ key }], room.now);
}
