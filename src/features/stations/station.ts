import type { Call } from '../../chat/card-call.ts';
import { saveStation } from '../../storage/stations.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { sayPieces } from '../inquiries/pieces.ts';
import { findDeputy } from '../roster/find-deputy.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';

type Station = Call<'station'>;

/** 家站: which deputies belong to which station, by name; staff puts a deputy to one (家站 姓名 名称). */
export async function station(context: CommandContext, call: Station): Promise<void> {
  if (call.entries.length === 0) return show(context, call.about);
  if (!context.actor.roles.includes('staff'))
    return refusePrivately(context, 'role', { word: '家站', who: '代表工委' });
  const found: { readonly member: Member; readonly to: string | undefined }[] = [];
  for (const { deputies, station: to } of call.entries) {
    if (deputies.length === 0) return refusePrivately(context, 'station-whom', {});
    for (const name of deputies) {
      const member = await findDeputy(context, name);
      if (member === undefined) return;
      found.push({ member, to });
    }
  }
  for (const { member, to } of found)
    if (member.station !== to) await saveStation(context.work, member, to, { action: 'station.set' });
  const lines = found.map(({ member: { name: person }, to }) =>
    to === undefined
      ? context.texts.render('stations/left', { person })
      : context.texts.render('stations/joined', { person, station: to }),
  );
  await answer(context, 'stations/done', { lines: lines.join('\n') });
}

async function show(context: CommandContext, about: string | undefined): Promise<void> {
  const deputies = await findMembers(context.work.tx, {
    congressId: context.congress.id,
    roles: { has: 'deputy' },
    status: { not: 'ended' },
  });
  const stations = new Map<string, Member[]>();
  for (const member of deputies) {
    if (member.station === undefined) continue;
    stations.set(member.station, [...(stations.get(member.station) ?? []), member]);
  }
  const shown = [...stations].filter(
    ([name, members]) =>
      about === undefined || name.includes(about) || members.some((it) => it.name === about),
  );
  if (shown.length === 0)
    return about === undefined
      ? answer(context, 'stations/none', {})
      : refusePrivately(context, 'station-unknown', { station: about });
  const lines = shown
    .toSorted(([a], [b]) => a.localeCompare(b, 'zh'))
    .map(([name, members]) =>
      context.texts.render('stations/line', {
        station: name,
        count: members.length,
        people: members.map((member) => member.name).join('、'),
      }),
    );
  const head = context.texts.render('stations/head', { count: shown.length });
  await sayPieces(context, {
    to: context.place.address,
    name: 'stations',
    text: [head, ...lines].join('\n'),
  });
}
