import { coordinatorPlaces, directTo, type Recipient, staffPlaces } from '../speaking/recipients.ts';
import type { Room } from '../context.ts';
import type { SupervisionLine, SupervisionOrder } from '../../domain/supervision/order.ts';
import { findGroups, findMembers, type Unit } from '../../storage/roster.ts';

/** Where a line of supervision is told: the deputies' office, or the coordinating office of the unit's system. */
export function placesOfLine(room: Room, line: SupervisionLine, unit: Unit): Promise<Recipient[]> {
  return line === 'congress' ? staffPlaces(room) : coordinatorPlaces(room, unit.systemId);
}

/** The supervising groups; where there is none, nobody. */
export async function supervisionPlaces({ work, congress }: Room): Promise<Recipient[]> {
  const groups = await findGroups(work.tx, { congressId: congress.id, kind: 'supervision' });
  return groups.map((group) => ({ address: group.address, group }));
}

/** The two lines share what comes out: each chat once, the office first, and the supervisor who gave the order privately. */
export async function placesOfBoth(
  room: Room,
  { order, unit }: { readonly order: SupervisionOrder; readonly unit: Unit },
): Promise<Recipient[]> {
  const [supervisor] = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    personId: order.issuedById,
    roles: { has: 'supervisor' },
  });
  const privately = supervisor === undefined ? undefined : await directTo(room, supervisor);
  const places = [
    ...(await placesOfLine(room, 'congress', unit)),
    ...(await placesOfLine(room, 'government', unit)),
    ...(privately === undefined ? [] : [privately]),
  ];
  const keys = places.map(
    ({ address }) => `${address.platform}:${address.account}:${address.conversation.id}`,
  );
  return places.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}
