import { listSystems } from '../../storage/enrolment.ts';
import { accountsOf, findMembers } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { coordinatorPlaces, type Recipient } from '../speaking/recipients.ts';

/** The coordinating office of a handling system, and where it is asked. */
export interface Desk {
  readonly systemId: string;
  readonly name: string;
  readonly places: readonly Recipient[];
}

/** The offices that issue jointly by the rules of the place; `missing` names systems in which nobody can be asked. */
export async function jointDesks(
  room: Room,
): Promise<{ readonly desks: readonly Desk[]; readonly missing: readonly string[] }> {
  if (room.rules.jointIssue.length === 0) return { desks: [], missing: [] };
  const systems = await listSystems(room.work.tx, room.congress.id);
  const desks: Desk[] = [];
  const missing: string[] = [];
  for (const name of room.rules.jointIssue) {
    const system = systems.find((each) => each.name === name);
    const bound = system !== undefined && (await hasCoordinator(room, system.id));
    const places = bound ? await coordinatorPlaces(room, system.id) : [];
    if (bound && places.length > 0) desks.push({ systemId: system.id, name, places });
    else missing.push(name);
  }
  return { desks, missing };
}

/** Somebody who is bound: only such a person can answer, also where there is a group. */
async function hasCoordinator(room: Room, systemId: string): Promise<boolean> {
  const { tx } = room.work;
  const members = await findMembers(tx, {
    congressId: room.congress.id,
    roles: { has: 'coordinator' },
    systemId,
  });
  for (const { personId } of members) if ((await accountsOf(tx, personId)).length > 0) return true;
  return false;
}
