import type { Role } from '../domain/visibility/visibility.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { present, record, type Work } from './work.ts';

/** Somebody on the roster, with the names of where the person belongs. */
export interface Enrolled {
  readonly congressId: string;
  /** The membership's id. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team?: string;
  readonly unit?: string;
  readonly system?: string;
}

export interface NewMember {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly team?: string;
  readonly unitId?: string;
  readonly systemId?: string;
}

/** Present members of these names, in one congress or in all. */
export function findNamed(tx: Tx, names: readonly string[], congressId?: string): Promise<Enrolled[]> {
  return findEnrolled(tx, {
    person: { name: { in: [...names] } },
    ...(congressId === undefined ? {} : { congressId }),
  });
}

export async function findEnrolled(tx: Tx, where: Prisma.MembershipWhereInput): Promise<Enrolled[]> {
  const rows = await tx.membership.findMany({
    where: { AND: [where, { validTo: null }] },
    include: { person: true, unit: true, system: true },
    orderBy: [{ congressId: 'asc' }, { team: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    congressId: row.congressId,
    id: row.id,
    personId: row.personId,
    name: row.person.name,
    // The cast holds: roles are written from the Role type only.
    roles: row.roles as Role[],
    ...present({
      team: row.team ?? undefined,
      unit: row.unit?.name,
      system: row.system?.name,
    }),
  }));
}

/** Put somebody on the roster of the congress; a person who is known from elsewhere keeps that name. */
export async function addMember(work: Work, member: NewMember): Promise<void> {
  const { id, personId, name, roles, team, unitId, systemId } = member;
  await work.tx.person.upsert({
    where: { id: personId },
    create: { id: personId, name },
    update: {},
  });
  await work.tx.membership.create({
    data: {
      congressId: work.congressId,
      id,
      personId,
      roles: [...roles],
      team: team ?? null,
      unitId: unitId ?? null,
      systemId: systemId ?? null,
      status: 'active',
    },
  });
  record(
    work,
    { kind: 'person', id: personId, after: { name, roles, team, unitId, systemId } },
    { action: 'person.added' },
  );
}

/** Give a member further roles. */
export async function addRoles(
  work: Work,
  member: Pick<Enrolled, 'id' | 'personId' | 'roles'>,
  roles: readonly Role[],
): Promise<void> {
  const all = [...new Set([...member.roles, ...roles])];
  if (all.length === member.roles.length) return;
  await work.tx.membership.update({
    where: { congressId_id: { congressId: work.congressId, id: member.id } },
    data: { roles: all },
  });
  record(
    work,
    { kind: 'person', id: member.personId, before: { roles: member.roles }, after: { roles: all } },
    { action: 'person.roles_added' },
  );
}

export async function addUnit(
  work: Work,
  unit: { readonly id: string; readonly name: string },
): Promise<void> {
  await work.tx.handlingUnit.create({ data: { congressId: work.congressId, ...unit } });
  record(work, { kind: 'unit', id: unit.id, after: { name: unit.name } }, { action: 'unit.added' });
}

export async function addSystem(
  work: Work,
  system: { readonly id: string; readonly name: string },
): Promise<void> {
  await work.tx.handlingSystem.create({ data: { congressId: work.congressId, ...system } });
  record(work, { kind: 'system', id: system.id, after: { name: system.name } }, { action: 'system.added' });
}

export async function listSystems(
  tx: Tx,
  congressId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  return tx.handlingSystem.findMany({
    where: { congressId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

/** The names of the teams that members belong to. */
export async function listTeams(tx: Tx, congressId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { congressId, validTo: null, team: { not: null } },
    distinct: ['team'],
    orderBy: { team: 'asc' },
    select: { team: true },
  });
  return rows.flatMap(({ team }) => team ?? []);
}
