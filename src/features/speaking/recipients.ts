import type { Address } from '../../chat/message.ts';
import { accountsOf, findGroups, findMembers, type Group, type Member } from '../../storage/roster.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';

/** A place to send to, and whether it is a group that must not show titles (只发编号). */
export interface Recipient {
  readonly address: Address;
  readonly group?: Group;
}

/** The chat a member is written to privately, or nothing when the bot cannot reach the person. */
export async function directTo(room: Room, member: Pick<Member, 'personId'>): Promise<Recipient | undefined> {
  const accounts = await accountsOf(room.work.tx, member.personId);
  const account = accounts.find((each) => each.reachable);
  return account === undefined ? undefined : { address: account.address };
}

/** The staff group; without one every staff member privately. */
export async function staffPlaces(room: Room): Promise<Recipient[]> {
  return groupOr(room, { kind: 'staff' }, { roles: { has: 'staff' } });
}

/** The coordination group of a system; without one its coordinators privately. */
export async function coordinatorPlaces(room: Room, systemId: string | undefined): Promise<Recipient[]> {
  if (systemId === undefined) return [];
  return groupOr(
    room,
    { kind: 'coordination', OR: [{ systemId }, { systemId: null }] },
    { roles: { has: 'coordinator' }, systemId },
  );
}

/** The unit's own group; without one its handlers privately. */
export async function unitPlaces(room: Room, unitId: string): Promise<Recipient[]> {
  return groupOr(
    room,
    { kind: 'unit', unitId },
    { unitId, roles: { hasSome: ['handler', 'unit_leader'] } },
    'handler',
  );
}

/** The unit's handlers privately; when it has none, nobody. */
export async function handlerPlaces(room: Room, unitId: string): Promise<Recipient[]> {
  return privately(room, { unitId, roles: { has: 'handler' } });
}

type Where = NonNullable<Parameters<typeof findMembers>[1]>;

async function groupOr(
  room: Room,
  groups: NonNullable<Parameters<typeof findGroups>[1]>,
  members: Where,
  preferred?: Member['roles'][number],
): Promise<Recipient[]> {
  const found = await findGroups(room.work.tx, { AND: [{ congressId: room.congress.id }, groups] });
  if (found.length > 0) return found.map((group) => ({ address: group.address, group }));
  return privately(room, members, preferred);
}

async function privately(
  room: Room,
  where: Where,
  preferred?: Member['roles'][number],
): Promise<Recipient[]> {
  const members = await findMembers(room.work.tx, { AND: [{ congressId: room.congress.id }, where] });
  const first = preferred === undefined ? [] : members.filter((member) => member.roles.includes(preferred));
  const chosen = first.length > 0 ? first : members;
  const places = await inTurn(chosen, (member) => directTo(room, member));
  return places.filter((place) => place !== undefined);
}
