import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { Tx } from '../../storage/database.ts';
import { currentRuleHash } from '../../storage/rules.ts';
import type { Deps, Room } from '../context.ts';

/** The room of a congress: its name and rules, and a unit of work in the transaction. */
export async function roomOf(
  deps: Deps,
  tx: Tx,
  congressId: string,
  moment: { readonly now: Date; readonly id?: bigint; readonly cause?: string; readonly actorId?: string },
): Promise<Room> {
  const congress = await tx.congress.findUniqueOrThrow({
    where: { id: congressId },
    select: { id: true, name: true },
  });
  return {
    ...deps,
    congress,
    rules: await deps.rulesOf(tx, await currentRuleHash(tx, congressId)),
    now: moment.now,
    today: civilDateOf(moment.now),
    cause: moment.cause ?? `event:${String(moment.id)}`,
    work: {
      tx,
      congressId,
      at: moment.now,
      records: [],
      ...(moment.actorId === undefined ? {} : { actorId: moment.actorId }),
      ...(moment.id === undefined ? {} : { causeEventId: moment.id }),
    },
  };
}
