import type { Duty } from '../../domain/stations/duty.ts';
import { findMembers } from '../../storage/roster.ts';
import { dutyOn, saveDuty, saveStation } from '../../storage/stations.ts';
import type { CommandContext } from '../context.ts';
import { type Change, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** How to take back what staff said of a deputy's station or of a day's duty, or nothing when it was said anew since. */
export async function stationReversal(
  context: CommandContext,
  change: Change,
): Promise<Reversal | undefined> {
  const { work, congress } = context;
  const { kind, id, before, after } = change;
  const entry = { action: `${kind}${UNDONE}` };
  if (kind === 'station') {
    const [member] = await findMembers(work.tx, { congressId: congress.id, id });
    if (member === undefined || member.station !== after?.['station']) return undefined;
    const station = before?.['station'];
    return () => saveStation(work, member, typeof station === 'string' ? station : undefined, entry);
  }
  // The casts hold: the audit log keeps the duty itself as JSON, which has no instants.
  const [was, said] = [before, after] as unknown as readonly [Duty, Duty];
  const current = await dutyOn(work.tx, congress.id, said.station, said.day);
  const same = current.deputyIds.toSorted().join() === said.deputyIds.toSorted().join();
  return same ? () => saveDuty(work, { id, before: current, after: was }, entry) : undefined;
}
