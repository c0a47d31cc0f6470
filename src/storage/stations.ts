import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Duty } from '../domain/stations/duty.ts';
import { civilColumn, dateColumn, type Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import type { Member } from './roster.ts';
import { type Entry, record, type Work } from './work.ts';

/** Put a deputy to a station (家站), or take the deputy out of any. */
export async function saveStation(
  work: Work,
  member: Pick<Member, 'congressId' | 'id' | 'station'>,
  station: string | undefined,
  entry: Entry,
): Promise<void> {
  const { congressId, id, station: before } = member;
  await work.tx.membership.updateMany({ where: { congressId, id }, data: { station: station ?? null } });
  record(work, { kind: 'station', id, before: { station: before }, after: { station } }, entry);
}

/** Duties by day and station. */
export async function findDuties(
  tx: Tx,
  congressId: string,
  where: Prisma.StationDutyWhereInput,
): Promise<Duty[]> {
  const rows = await tx.stationDuty.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: [{ day: 'asc' }, { station: 'asc' }, { deputyId: 'asc' }],
  });
  const duties = new Map<string, Duty>();
  for (const row of rows) {
    const day = civilColumn(row.day);
    const key = `${day}|${row.station}`;
    const known = duties.get(key)?.deputyIds ?? [];
    duties.set(key, { station: row.station, day, deputyIds: [...known, row.deputyId] });
  }
  return [...duties.values()];
}

/** Who is on duty at a station on a day; nobody when it is empty. */
export async function dutyOn(tx: Tx, congressId: string, station: string, day: CivilDate): Promise<Duty> {
  const [duty] = await findDuties(tx, congressId, { station, day: dateColumn(day) });
  return duty ?? { station, day, deputyIds: [] };
}

/** Who is on duty at a station on a day, and who was; `id` names the change in the audit log. */
export interface DutyChange {
  readonly id: string;
  readonly before: Duty;
  readonly after: Duty;
}

/** Write who is on duty at a station on a day, in place of whoever was. */
export async function saveDuty(work: Work, { id, before, after }: DutyChange, entry: Entry): Promise<void> {
  const { congressId } = work;
  const { station } = after;
  const day = dateColumn(after.day);
  await work.tx.stationDuty.deleteMany({ where: { congressId, station, day } });
  await work.tx.stationDuty.createMany({
    data: after.deputyIds.map((deputyId) => ({ congressId, station, day, deputyId })),
  });
  record(work, { kind: 'station_duty', id, before, after }, entry);
}
