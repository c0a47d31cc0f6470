import { findMembers, type Member } from '../../storage/roster.ts';
import type { Room } from '../context.ts';

export interface Named {
  readonly members: readonly Member[];
  /** Names, as typed, of nobody who could be asked, or of several. */
  readonly unknown: readonly string[];
}

/** The deputies behind some names; of several of one name the one of the lead deputy's team. */
export async function deputiesNamed(room: Room, names: readonly string[], lead: Member): Promise<Named> {
  const found = await activeDeputies(room, { person: { name: { in: [...names] } } });
  const members: Member[] = [];
  const unknown: string[] = [];
  for (const name of new Set(names)) {
    const fitting = found.filter((member) => member.name === name);
    const ofTeam = fitting.filter((member) => member.team !== undefined && member.team === lead.team);
    const [only, ...others] = fitting.length > 1 ? ofTeam : fitting;
    if (only === undefined || others.length > 0) unknown.push(name);
    else if (only.id !== lead.id) members.push(only);
  }
  return { members, unknown };
}

/** Everybody else of the lead deputy's team. */
export async function teamOf(room: Room, lead: Member): Promise<Member[]> {
  if (lead.team === undefined) return [];
  const members = await activeDeputies(room, { team: lead.team });
  return members.filter(({ id }) => id !== lead.id);
}

/** Of some members (ids), those with an account: the others cannot be asked here, nor answer. */
export async function withAccount(room: Room, members: readonly Member[]): Promise<ReadonlySet<string>> {
  const rows = await room.work.tx.identity.findMany({
    where: { personId: { in: members.map(({ personId }) => personId) }, revokedAt: null },
    select: { personId: true },
  });
  const bound = new Set(rows.map(({ personId }) => personId));
  return new Set(members.filter(({ personId }) => bound.has(personId)).map(({ id }) => id));
}

/** Members by their ids, in the order of the ids. */
export async function membersById(room: Room, ids: readonly string[]): Promise<Member[]> {
  const members = await findMembers(room.work.tx, { congressId: room.congress.id, id: { in: [...ids] } });
  return ids.flatMap((id) => members.find((member) => member.id === id) ?? []);
}

export function namesOf(members: readonly Member[]): string {
  return members.map(({ name }) => name).join('、');
}

function activeDeputies(
  room: Room,
  where: NonNullable<Parameters<typeof findMembers>[1]>,
): Promise<Member[]> {
  const deputies = { congressId: room.congress.id, roles: { has: 'deputy' }, status: 'active' };
  return findMembers(room.work.tx, { AND: [deputies, where] });
}
