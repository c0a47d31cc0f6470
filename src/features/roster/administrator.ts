import type { Role } from '../../domain/visibility/visibility.ts';
import { addMember, addRoles, type Enrolled, findEnrolled, findNamed } from '../../storage/enrolment.ts';
import type { Account } from '../../storage/roster.ts';
import type { Room } from '../context.ts';

const ROLES: readonly Role[] = ['staff', 'reviewer'];

/**
 * The person that the administrator's code makes: the one whose account it is already, or somebody of the office of
 * that name (who binds again after the ids have changed), else a new person.
 */
export async function administratorOf(
  room: Room,
  { bound, name }: { readonly bound: Account | undefined; readonly name: string | undefined },
): Promise<Enrolled> {
  const { tx } = room.work;
  const called = name ?? placeholderName(room);
  const members =
    bound === undefined
      ? (await findNamed(tx, [called], room.congress.id)).filter(({ roles }) => roles.includes('staff'))
      : await findEnrolled(tx, { congressId: room.congress.id, personId: bound.personId });
  const [member] = members;
  if (member === undefined) return newAdministrator(room, bound?.name ?? called, bound?.personId);
  await addRoles(room.work, member, ROLES);
  return { ...member, roles: [...new Set([...member.roles, ...ROLES])] };
}

/** What an administrator is called who did not say a name; 我是王敏 changes it. */
export function placeholderName(room: Room): string {
  return room.texts.render('roster/administrator', {});
}

async function newAdministrator(room: Room, name: string, known: string | undefined): Promise<Enrolled> {
  const member = { id: room.newId(), name, roles: ROLES };
  const personId = known ?? room.newId();
  await addMember(room.work, { ...member, personId });
  return { ...member, congressId: room.congress.id, personId };
}
