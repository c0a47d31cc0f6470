import type { ListRoster } from '../domain/lists/roster.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Role } from '../domain/visibility/visibility.ts';
import { civilColumn, type Tx } from './database.ts';
import { present } from './work.ts';

/** Who and what is on the roster of a congress, for lists to be compared with. */
export async function loadListRoster(tx: Tx, congressId: string): Promise<ListRoster> {
  const members = await tx.membership.findMany({
    where: { congressId, validTo: null },
    include: { person: true },
    orderBy: [{ person: { name: 'asc' } }, { id: 'asc' }],
  });
  const units = await tx.handlingUnit.findMany({
    where: { congressId, mergedIntoId: null },
    orderBy: { name: 'asc' },
  });
  const systems = await tx.handlingSystem.findMany({ where: { congressId }, orderBy: { name: 'asc' } });
  return {
    people: members.map((row) => ({
      membershipId: row.id,
      personId: row.personId,
      name: row.person.name,
      // The cast holds: roles are written from the Role type only.
      roles: row.roles as Role[],
      status: row.status,
      ...present({
        team: row.team ?? undefined,
        station: row.station ?? undefined,
        unitId: row.unitId ?? undefined,
        systemId: row.systemId ?? undefined,
      }),
    })),
    units: units.map(({ id, name, systemId }) => ({
      id,
      name,
      ...present({ systemId: systemId ?? undefined }),
    })),
    systems: systems.map(({ id, name, coordinatingOffice }) => ({
      id,
      name,
      ...present({ office: coordinatingOffice ?? undefined }),
    })),
  };
}

/** 会议, with the names that formal numbers are made of. */
export interface SessionDays {
  readonly name: string;
  readonly term: string | undefined;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** The sessions of a congress, the latest first. */
export async function loadSessions(tx: Tx, congressId: string): Promise<SessionDays[]> {
  const rows = await tx.session.findMany({
    where: { congressId },
    include: { term: true },
    orderBy: { startsOn: 'desc' },
  });
  return rows.map(({ name, term, startsOn, endsOn }) => ({
    name,
    term: term?.name,
    from: civilColumn(startsOn),
    to: civilColumn(endsOn),
  }));
}
