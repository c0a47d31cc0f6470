import { lastSignsOfLife } from '../../storage/last-changes.ts';
import { findReminders } from '../../storage/reminders.ts';
import type { Room } from '../context.ts';
import type { Share } from '../matters/matter.ts';

/** The name of the clock by which a unit is asked how far it has come. */
export const INQUIRY = 'inquiry';

/** One question to a unit. */
export interface Inquiry {
  readonly at: Date;
  /** False when nobody could be reached: it counts, so that it is not tried every day, and is shown to nobody. */
  readonly sent: boolean;
}

/** The last sign of life about a share, and all questions to its unit, the latest last. */
export interface ShareSilence {
  readonly lastSign: Date;
  readonly inquiries: readonly Inquiry[];
}

export async function silencesOf(
  room: Room,
  shares: readonly Share[],
): Promise<ReadonlyMap<string, ShareSilence>> {
  const { tx } = room.work;
  const ids = shares.map(({ assignment }) => assignment.id);
  const signs = await lastSignsOfLife(tx, room.congress.id, ids);
  const rows = await findReminders(
    tx,
    room.congress.id,
    ids.map((id) => `${id}|${INQUIRY}|`),
  );
  return new Map(
    shares.map(({ assignment: { id, enteredAt } }) => [
      id,
      {
        lastSign: signs.get(id) ?? enteredAt,
        inquiries: rows
          .filter(({ key }) => key.startsWith(`${id}|`))
          .map(({ plannedAt: at, sent }) => ({ at, sent })),
      },
    ]),
  );
}

/** Signed for and not answered: the unit works on it. */
export function isInWork({ assignment: { state } }: Share): boolean {
  return state === 'signed_off';
}

/** The questions since the last sign of life. */
export function unanswered({ lastSign, inquiries }: ShareSilence): Inquiry[] {
  return inquiries.filter(({ at }) => at > lastSign);
}
