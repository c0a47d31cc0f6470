import { addDays, chineseDate, civilDateOf, instantAt } from '../../domain/calendar/civil-date.ts';
import { nextRungAt } from '../../domain/reminders/planner.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { teamMoments } from '../../features/following/tell-teams.ts';
import { roomOf } from '../../features/opening/room.ts';
import { problemRef } from '../../features/inspections/words.ts';
import { type MatterClock, runningClocks } from '../../features/reminders/clocks.ts';
import { dateColumn } from '../../storage/database.ts';
import { type OfficePlace, PLATFORM } from './place.ts';

const LIMITS: Readonly<Record<string, string>> = {
  signOff: '签收',
  firstContact: '首次联系',
  opinion: '协办意见',
  promise: '协办承诺',
  reply: '答复',
  rating: '评价',
  commitment: '承诺事项',
  disclosure: '公开',
  supervision: '督办',
  lookBack: '回头看',
  meeting: '办公会',
  inspection: '督查问题整改',
  inquiry: '进展问询',
  toReview: '审核',
  toAssign: '交办',
};

/** Say what falls due at an instant, the next one after `now` at which anything does. */
export async function dueWords(place: OfficePlace, at: Date, now: Date): Promise<string> {
  const parts = [
    ...(await remindersAt(place, at, now)),
    ...(await teamsAt(place, at, now)),
    ...(await ratingsEndingAt(place, at)),
    ...(await messagesAt(place, at)),
  ];
  const [first] = parts;
  if (first === undefined) return '有一件事到期';
  return parts.length === 1 ? first : `${first},等${String(parts.length)}件`;
}

async function remindersAt({ database, deps }: OfficePlace, at: Date, now: Date): Promise<string[]> {
  const congresses = await database.read.congress.findMany({ select: { id: true } });
  const rooms = await Promise.all(
    congresses.map(({ id }) => roomOf(deps, database.read, id, { now, cause: 'due-words' })),
  );
  const clocks = (await Promise.all(rooms.map(runningClocks))).flat();
  return clocks
    .filter(({ clock }) => {
      const next = nextRungAt({ clocks: [clock], now, calendar: deps.calendar });
      return next?.getTime() === at.getTime();
    })
    .map(wordsOf);
}

function wordsOf({ clock, matter, share, found, units = [] }: MatterClock): string {
  const limit = LIMITS[clock.clock] ?? '办理';
  const deputy = matter === undefined ? '代表工委' : `${matter.lead.name}代表`;
  const who = share?.unit.name ?? (units.map(({ name }) => name).join('、') || deputy);
  const what = found === undefined ? matter && displayNumber(matter.suggestion) : problemRef(found);
  return `提醒${who}:${what ?? ''} ${limit}期限${chineseDate(clock.due)}`;
}

/** In the morning the teams read what has moved on. */
async function teamsAt({ database, deps }: OfficePlace, at: Date, now: Date): Promise<string[]> {
  const congresses = await database.read.congress.findMany({ select: { id: true } });
  const moments = congresses.map(async ({ id }) =>
    teamMoments(await roomOf(deps, database.read, id, { now, cause: 'due-words' })),
  );
  const news = (await Promise.all(moments)).flat().filter((moment) => moment.getTime() === at.getTime());
  return news.length === 0 ? [] : ['代表团群读到本团建议的新进展'];
}

/** At midnight after the last day for rating. */
async function ratingsEndingAt({ database }: OfficePlace, at: Date): Promise<string[]> {
  const today = civilDateOf(at);
  if (at.getTime() !== instantAt(today, '00:00').getTime()) return [];
  const rows = await database.read.suggestion.findMany({
    where: { state: 'replied', rateBy: dateColumn(addDays(today, -1)) },
    select: { number: true, intakeNumber: true },
  });
  return rows.map((row) => {
    const { intakeNumber, number } = row;
    return `${displayNumber(number === null ? { intakeNumber } : { intakeNumber, number })} 的评价时间结束`;
  });
}

async function messagesAt({ database, account }: OfficePlace, at: Date): Promise<string[]> {
  const count = await database.read.outboxMessage.count({
    where: { platform: PLATFORM, account, state: 'pending', OR: [{ notBefore: at }, { nextAttemptAt: at }] },
  });
  return Array.from({ length: count }, () => '小助手有一条消息要发出');
}
