import type { Call } from '../../chat/card-call.ts';
import { addDays, chineseDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { type Duty, mergeDuties, SHOWN_DAYS, weekdayName } from '../../domain/stations/duty.ts';
import { dateColumn } from '../../storage/database.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import { dutyOn, findDuties, saveDuty } from '../../storage/stations.ts';
import { type CommandContext, deputyOf, type Room } from '../context.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { findDeputy } from '../roster/find-deputy.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, answerPrivately } from '../speaking/speak.ts';

type DutyCall = Call<'duty'>;

/** 值班: the next four weeks, of the own station or of all; staff enters days (值班 家站 日期 姓名). */
export async function duty(context: CommandContext, call: DutyCall): Promise<void> {
  if (call.entries.length === 0) return show(context, call.station);
  if (!context.actor.roles.includes('staff'))
    return refusePrivately(context, 'role', { word: '值班', who: '代表工委' });
  const planned: { readonly duty: Duty; readonly people: readonly Member[] }[] = [];
  for (const entry of call.entries) {
    const read = await dutyOf(context, entry);
    if (read === undefined) return;
    planned.push(read);
  }
  const duties = mergeDuties(planned.map(({ duty: each }) => each));
  for (const after of duties) {
    const before = await dutyOn(context.work.tx, context.congress.id, after.station, after.day);
    await saveDuty(context.work, { id: context.newId(), before, after }, { action: 'station_duty.set' });
  }
  const people = new Map(
    planned.flatMap((each) => each.people.map((member) => [member.id, member] as const)),
  );
  const lines = duties.map((each) => dutyLine(context, each, [...people.values()]));
  await answer(context, 'stations/duty-done', { lines: lines.join('\n') });
}

/** One day as staff said it; undefined after a refusal. */
async function dutyOf(
  context: CommandContext,
  { day, station, deputies }: DutyCall['entries'][number],
): Promise<{ readonly duty: Duty; readonly people: readonly Member[] } | undefined> {
  const refuse = async (template: string): Promise<undefined> => {
    await refusePrivately(context, template, {});
    return undefined;
  };
  if (day === undefined) return refuse('duty-when');
  if (day < context.today) return refuse('duty-past');
  const people: Member[] = [];
  for (const name of deputies) {
    const member = await findDeputy(context, name);
    if (member === undefined) return undefined;
    people.push(member);
  }
  // Who belongs to one station is on duty there.
  const homes = new Set(people.map(({ station: own }) => own));
  const [home] = homes.size === 1 ? homes : [];
  const at = station ?? home;
  if (at === undefined) return refuse('duty-where');
  return { duty: { station: at, day, deputyIds: [...new Set(people.map(({ id }) => id))] }, people };
}

async function show(context: CommandContext, named: string | undefined): Promise<void> {
  const { actor, today } = context;
  const staff = actor.roles.includes('staff');
  const station = named ?? (staff ? undefined : deputyOf(actor)?.station);
  if (station === undefined && !staff)
    return answerPrivately(context, 'stations/duty-no-station', { person: actor.name });
  const last = addDays(today, SHOWN_DAYS - 1);
  const duties = await findDuties(context.work.tx, context.congress.id, {
    day: { gte: dateColumn(today), lte: dateColumn(last) },
    ...(station === undefined ? {} : { station: { contains: station } }),
  });
  const until = chineseDate(last, today);
  const where = station ?? '各家站';
  if (duties.length === 0) return answer(context, 'stations/duty-none', { station: where, date: until });
  const people = await findMembers(context.work.tx, {
    congressId: context.congress.id,
    id: { in: duties.flatMap(({ deputyIds }) => [...deputyIds]) },
  });
  const head = context.texts.render('stations/duty-head', { station: where, date: until });
  const lines = duties.map((each) => dutyLine(context, each, people));
  await sayPieces(context, { to: context.place.address, name: 'duties', text: [head, ...lines].join('\n') });
}

function dutyLine(room: Room, { station, day, deputyIds }: Duty, people: readonly Member[]): string {
  const names = people.filter(({ id }) => deputyIds.includes(id)).map(({ name }) => name);
  const values = { date: dayWords(room, day), station };
  return names.length === 0
    ? room.texts.render('stations/duty-line-empty', values)
    : room.texts.render('stations/duty-line', { ...values, people: names.join('、') });
}

/** 6月10日(周三) */
export function dayWords({ today }: Pick<Room, 'today'>, day: CivilDate): string {
  return `${chineseDate(day, today)}(${weekdayName(day)})`;
}
