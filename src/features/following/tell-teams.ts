import { addDays, civilDateOf, instantAt } from '../../domain/calendar/civil-date.ts';
import { rollForward } from '../../domain/calendar/working-calendar.ts';
import { followedNode, FRESH_FOR_DAYS } from '../../domain/suggestion/nodes.ts';
import { dateColumn } from '../../storage/database.ts';
import { recordReminders, reminderKeys } from '../../storage/reminders.ts';
import { findGroups, type Group } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { listLine } from '../inquiries/describe.ts';
import { LIST_LENGTH } from '../inquiries/pieces.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { ratedMatters } from '../satisfaction/rated.ts';
import { say } from '../speaking/speak.ts';

/** When teams are told: with the morning's reminders, on working days. */
const AT = '09:00';

interface News {
  readonly key: string;
  readonly matter: Matter;
}

/**
 * A team's group follows its own suggestions (代表组群自动订阅本组建议节点): on the next working morning it reads what has
 * moved on, in one message; nothing that is 不公开, and nobody who is late. Asking twice tells nothing twice.
 */
export async function tellTeams(room: Room): Promise<void> {
  if (!room.calendar.isWorkingDay(room.today)) return;
  for (const [group, news] of await newsByGroup(room)) {
    const sequence = await tell(room, group, news);
    await recordReminders(
      room.work.tx,
      room.congress.id,
      news.map(({ key }) => ({ key, ...(sequence === undefined ? {} : { outboxSequence: sequence }) })),
      room.now,
    );
  }
}

/** The next morning on which a team has something to read. */
export async function teamMoments(room: Room): Promise<Date[]> {
  const news = await newsByGroup(room);
  if (news.size === 0) return [];
  const today = instantAt(rollForward(civilDateOf(room.now), room.calendar), AT);
  if (today > room.now) return [today];
  return [instantAt(rollForward(addDays(civilDateOf(room.now), 1), room.calendar), AT)];
}

async function newsByGroup(room: Room): Promise<ReadonlyMap<Group, readonly News[]>> {
  const { tx } = room.work;
  const groups = await findGroups(tx, {
    congressId: room.congress.id,
    kind: 'deputies',
    team: { not: null },
  });
  if (groups.length === 0) return new Map();
  const news = await untold(room);
  const byGroup = groups.map(
    (group) => [group, news.filter(({ matter }) => matter.lead.team === group.team)] as const,
  );
  return new Map(byGroup.filter(([, own]) => own.length > 0));
}

async function untold(room: Room): Promise<News[]> {
  const { tx } = room.work;
  const lately = { gte: dateColumn(addDays(room.today, -FRESH_FOR_DAYS)) };
  const rows = await findSuggestions(tx, room.congress.id, {
    confidential: false,
    OR: [
      { state: 'registered', registeredOn: lately },
      { state: { in: ['assigned', 'reopened'] }, assignments: { some: { assignedOn: lately } } },
      { state: 'replied', assignments: { some: { answeredOn: lately } } },
      { state: 'closed', closedOn: lately },
    ],
  });
  const news = (await loadMatters(room, rows)).flatMap((matter) => {
    const shares = matter.shares.map(({ assignment }) => assignment);
    const node = followedNode(matter.suggestion, {
      today: room.today,
      assignedOn: shares
        .map(({ assignedOn }) => assignedOn)
        .toSorted()
        .at(-1),
      answeredOn: shares
        .flatMap(({ answeredOn }) => answeredOn ?? [])
        .toSorted()
        .at(-1),
    });
    return node === undefined ? [] : [{ key: node.key, matter }];
  });
  const told = await reminderKeys(
    tx,
    room.congress.id,
    news.map(({ matter }) => matter.suggestion.id),
  );
  return news.filter(({ key }) => !told.has(key));
}

async function tell(room: Room, group: Group, news: readonly News[]): Promise<bigint | undefined> {
  const shown = news.slice(0, LIST_LENGTH).map(({ matter }) => matter);
  const rated = await ratedMatters(room, shown);
  const lines = shown.map((matter) =>
    listLine(room, matter, { name: shortName(room, matter, group), rated }),
  );
  const more = news.length - lines.length;
  const rest = more > 0 ? [room.texts.render('following/more', { count: more })] : [];
  const [only] = news;
  return say(room, {
    to: group.address,
    class: 'reminder',
    template: 'following/news',
    values: { lines: [...lines, ...rest].join('\n') },
    ...(news.length === 1 && only !== undefined ? { subject: only.matter.suggestion.id } : {}),
  });
}

function shortName(room: Room, { suggestion, lead }: Matter, group: Group): string {
  const name = nameFor(suggestion, group, room.rules);
  return isHiddenIn(suggestion, group, room.rules) ? name : `${name}(${lead.name}代表)`;
}
