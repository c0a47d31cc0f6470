import { addDays, instantAt } from '../../domain/calendar/civil-date.ts';
import { type Duty, noticeClass, noticeDay } from '../../domain/stations/duty.ts';
import { dateColumn } from '../../storage/database.ts';
import { recordReminders, reminderKeys } from '../../storage/reminders.ts';
import { findMembers } from '../../storage/roster.ts';
import { findDuties } from '../../storage/stations.ts';
import type { Room } from '../context.ts';
import { tellMember } from '../speaking/tell.ts';
import { dayWords } from './duty.ts';

/** When a deputy is told: with the morning's reminders of the working day before. */
const AT = '09:00';

/** No run of days off is longer. */
const LONGEST_REST = 15;

/** Each deputy on duty is told once and privately, on the working day before; after a downtime until the day itself. */
export async function remindOfDuty(room: Room): Promise<void> {
  const waiting = (await untold(room)).filter(({ moment }) => moment <= room.now);
  if (waiting.length === 0) return;
  const ids = waiting.map(({ deputyId }) => deputyId);
  const members = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    id: { in: ids },
    status: { not: 'ended' },
  });
  for (const { key, deputyId, duty } of waiting) {
    const member = members.find(({ id }) => id === deputyId);
    if (member !== undefined) {
      await tellMember({ ...room, cause: `${room.cause}#${key}` }, member, {
        class: noticeClass(duty.day, room.now, room.calendar),
        template: 'stations/duty-reminder',
        values: { person: member.name, date: dayWords(room, duty.day), station: duty.station },
        expiresAt: instantAt(addDays(duty.day, 1), '00:00'),
      });
    }
    await recordReminders(room.work.tx, room.congress.id, [{ key }], room.now);
  }
}

/** The next mornings on which somebody is to be told. */
export async function dutyMoments(room: Room): Promise<Date[]> {
  return (await untold(room)).map(({ moment }) => moment).filter((moment) => moment > room.now);
}

interface Untold {
  readonly key: string;
  readonly deputyId: string;
  readonly duty: Duty;
  readonly moment: Date;
}

async function untold(room: Room): Promise<Untold[]> {
  const { tx } = room.work;
  const { id } = room.congress;
  const duties = await findDuties(tx, id, {
    day: { gte: dateColumn(room.today), lte: dateColumn(addDays(room.today, LONGEST_REST)) },
  });
  const all = duties.flatMap((duty) =>
    duty.deputyIds.map((deputyId) => ({
      key: `${deputyId}|duty|${duty.day}|${duty.station}`,
      deputyId,
      duty,
      moment: instantAt(noticeDay(duty.day, room.calendar), AT),
    })),
  );
  if (all.length === 0) return [];
  const told = await reminderKeys(
    tx,
    id,
    all.map(({ deputyId }) => deputyId),
  );
  return all.filter(({ key }) => !told.has(key));
}
