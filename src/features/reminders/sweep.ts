import { addDays, instantAt } from '../../domain/calendar/civil-date.ts';
import { nextRungAt } from '../../domain/reminders/planner.ts';
import { civilColumn, type Database, type Tx } from '../../storage/database.ts';
import { lockReminders, releaseReminders } from '../../storage/reminders.ts';
import { finish } from '../../storage/work.ts';
import { carryOver } from '../commitments/carry-over.ts';
import { askLookBack } from '../commitments/look-back.ts';
import { commitmentMoments, reportLookBack } from '../commitments/report-look-back.ts';
import type { Deps, Room } from '../context.ts';
import { teamMoments, tellTeams } from '../following/tell-teams.ts';
import { cosignMoments, endDueCosigning } from '../cosigning/end.ts';
import { roomOf } from '../opening/room.ts';
import { monthlyMoments, reconcileMonthly } from '../reconciliation/monthly.ts';
import { sendWeeklyReport, weeklyMoments } from '../weekly/send-weekly.ts';
import { closeDuePolls } from '../polls/close-poll.ts';
import { pollMoments, remindVoters } from '../polls/remind.ts';
import { closeUnrated } from '../satisfaction/close-unrated.ts';
import { dutyMoments, remindOfDuty } from '../stations/remind-duty.ts';
import { runningClocks } from './clocks.ts';
import { sendDueReminders } from './remind.ts';

/** Plan and queue the reminders of every congress, each in a transaction of its own. */
export async function remindAll(deps: Deps, database: Database, now: Date): Promise<void> {
  await eachCongress(deps, database, { now, job: 'reminders' }, async (room) => {
    await lockReminders(room.work.tx, room.congress.id);
    await sendDueReminders(room);
    await remindVoters(room);
    await tellTeams(room);
    await remindOfDuty(room);
    await carryOver(room);
    await askLookBack(room);
    await reportLookBack(room);
    await sendWeeklyReport(room);
    await reconcileMonthly(room);
  });
}

/** Close the polls whose time is over, and count them. */
export async function closeAllDuePolls(deps: Deps, database: Database, now: Date): Promise<void> {
  await eachCongress(deps, database, { now, job: 'close-polls' }, closeDuePolls);
}

/** Hand in the joint suggestions whose window is over. */
export async function endAllDueCosigning(deps: Deps, database: Database, now: Date): Promise<void> {
  await eachCongress(deps, database, { now, job: 'end-cosigning' }, endDueCosigning);
}

/** Close the replies whose rating window has ended. */
export async function closeAllUnrated(deps: Deps, database: Database, now: Date): Promise<void> {
  await eachCongress(deps, database, { now, job: 'close-unrated' }, closeUnrated);
}

/** A reminder was dropped at sending because its matter had moved on: plan what is still owed anew. */
export async function replanDropped(
  deps: Deps,
  tx: Tx,
  dropped: { readonly congressId: string; readonly sequence: bigint; readonly now: Date },
): Promise<void> {
  await releaseReminders(tx, dropped.sequence);
  const room = await roomOf(deps, tx, dropped.congressId, {
    now: dropped.now,
    cause: `replanned:${String(dropped.sequence)}`,
  });
  await lockReminders(tx, dropped.congressId);
  await sendDueReminders(room);
  await finish(room.work);
}

/** The next instant after `now` at which a rung falls due or a rating window has ended. */
export async function nextMoment(deps: Deps, database: Database, now: Date): Promise<Date | undefined> {
  const moments: Date[] = [];
  for (const congressId of await congressIds(database)) {
    const room = await roomOf(deps, database.read, congressId, { now, cause: 'next-moment' });
    const clocks = (await runningClocks(room)).map((each) => each.clock);
    const rung = nextRungAt({ clocks, now, calendar: deps.calendar });
    if (rung !== undefined) moments.push(rung);
    moments.push(...(await closings(room, now)), ...(await pollMoments(room)));
    moments.push(...(await commitmentMoments(room, now)));
    moments.push(...weeklyMoments(room), ...monthlyMoments(room));
    moments.push(...(await cosignMoments(room)), ...(await teamMoments(room)));
    moments.push(...(await dutyMoments(room)));
  }
  return moments.sort((a, b) => a.getTime() - b.getTime())[0];
}

async function closings(room: Room, now: Date): Promise<Date[]> {
  const rows = await room.work.tx.suggestion.findMany({
    where: { congressId: room.congress.id, state: 'replied', rateBy: { not: null } },
    select: { rateBy: true },
  });
  return rows
    .flatMap((row) => (row.rateBy === null ? [] : [instantAt(addDays(civilColumn(row.rateBy), 1), '00:00')]))
    .filter((moment) => moment > now);
}

async function eachCongress(
  deps: Deps,
  database: Database,
  { now, job }: { readonly now: Date; readonly job: string },
  work: (room: Room) => Promise<void>,
): Promise<void> {
  for (const congressId of await congressIds(database)) {
    await database.write(async (tx) => {
      const room = await roomOf(deps, tx, congressId, { now, cause: `${job}:${now.toISOString()}` });
      await work(room);
      await finish(room.work);
    });
  }
}

async function congressIds(database: Database): Promise<string[]> {
  const rows = await database.read.congress.findMany({ select: { id: true }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => row.id);
}
