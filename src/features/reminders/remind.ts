import { chineseDate, daysBetween } from '../../domain/calendar/civil-date.ts';
import { planReminders } from '../../domain/reminders/planner.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { contactStages } from '../../storage/contacts.ts';
import { recordReminders, reminderKeys } from '../../storage/reminders.ts';
import { findMembers } from '../../storage/roster.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import { beginningOf } from '../hearings/meetings-ahead.ts';
import { meetingValues } from '../hearings/words.ts';
import { problemName, problemRef } from '../inspections/words.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { directTo, handlerPlaces, type Recipient, staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { type MatterClock, runningClocks } from './clocks.ts';
import { countOf, type DueReminder } from './due-reminder.ts';
import { guardsOf } from './guards.ts';
import { byUnits, staffValues } from './staff-digest.ts';

/**
 * Send the reminders that should exist by now and were not sent: one message per chat, a digest when
 * several fall due there. Asking twice sends nothing twice.
 */
export async function sendDueReminders(room: Room): Promise<void> {
  const clocks = await runningClocks(room);
  if (clocks.length === 0) return;
  const bySubject = new Map(clocks.map((each) => [`${each.clock.subject}|${each.clock.clock}`, each]));
  const sent = await reminderKeys(room.work.tx, room.congress.id, [
    ...new Set(clocks.map((each) => each.clock.subject)),
  ]);
  const plan = planReminders({
    clocks: clocks.map((each) => each.clock),
    sent,
    now: room.now,
    calendar: room.calendar,
  });
  await recordReminders(
    room.work.tx,
    room.congress.id,
    plan.collapsed.map((key) => ({ key })),
    room.now,
  );

  const due = plan.due.flatMap((planned) => {
    const about = bySubject.get(`${planned.subject}|${planned.clock}`);
    return about === undefined ? [] : [{ planned, about }];
  });
  for (const [recipient, reminders] of grouped(due)) await sendTo(room, recipient, reminders);
}

function grouped(reminders: readonly DueReminder[]): Map<string, DueReminder[]> {
  const groups = new Map<string, DueReminder[]>();
  for (const reminder of reminders) {
    const { recipient } = reminder.planned;
    groups.set(recipient, [...(groups.get(recipient) ?? []), reminder]);
  }
  return groups;
}

async function sendTo(room: Room, recipient: string, reminders: readonly DueReminder[]): Promise<void> {
  const places = await placesFor(room, recipient);
  const messages = recipient === 'staff' ? byUnits(reminders) : [reminders];
  for (const [index, message] of messages.entries()) {
    // A second message to the same chat, perhaps for another unit, needs a key of its own in the outbox.
    const own = { ...room, cause: `${room.cause}#${recipient}#${index}` };
    await sendMessage(own, { recipient, places, reminders: message });
  }
}

interface ReminderMessage {
  readonly recipient: string;
  readonly places: readonly Recipient[];
  readonly reminders: readonly DueReminder[];
}

async function sendMessage(room: Room, { recipient, places, reminders }: ReminderMessage): Promise<void> {
  const sequences: bigint[] = [];
  for (const place of places) {
    const sequence = await send(room, recipient, place, reminders);
    if (sequence !== undefined) sequences.push(sequence);
  }
  const [first] = sequences;
  await recordReminders(
    room.work.tx,
    room.congress.id,
    reminders.map(({ planned }) => ({
      key: planned.key,
      ...(first === undefined ? {} : { outboxSequence: first }),
    })),
    room.now,
  );
}

async function placesFor(room: Room, recipient: string): Promise<Recipient[]> {
  const [kind, id = ''] = recipient.split(':');
  if (kind === 'unit') return unitPlaces(room, id);
  if (kind === 'handler') return handlerPlaces(room, id);
  if (kind === 'staff' || kind === 'office' || kind === 'supervise') return staffPlaces(room);
  const members = await findMembers(room.work.tx, { congressId: room.congress.id, id });
  const places = await inTurn(members, (member) => directTo(room, member));
  return places.filter((place) => place !== undefined);
}

async function send(
  room: Room,
  recipient: string,
  place: Recipient,
  reminders: readonly DueReminder[],
): Promise<bigint | undefined> {
  const [only] = reminders;
  if (only === undefined) return undefined;
  const single = reminders.length === 1;
  const { matter } = only.about;
  const kind = kindOf(recipient);
  const expiresAt = beginningOfFirst(reminders);
  return say(room, {
    to: place.address,
    class: 'reminder',
    template: single ? `reminders/${kind}-${only.planned.clock}-${stageOf(only)}` : digestOf(kind, reminders),
    values: single
      ? { ...valuesOf(room, { place, recipient }, only), lines: await talkLine(room, only) }
      : digestValues(room, { place, recipient }, reminders),
    guards: guardsOf(reminders),
    ...(single && matter !== undefined ? { subject: matter.suggestion.id } : {}),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
}

/** Who is spoken to: the desk about units (staff), about its own work (office), about what is to be supervised; a deputy, a unit. */
function kindOf(recipient: string): 'staff' | 'office' | 'supervise' | 'deputy' | 'unit' {
  if (recipient === 'staff' || recipient === 'office' || recipient === 'supervise') return recipient;
  return recipient.startsWith('member') ? 'deputy' : 'unit';
}

/** Also to deputies goes more than the question for a rating. */
function digestOf(kind: ReturnType<typeof kindOf>, reminders: readonly DueReminder[]): string {
  const meets = kind === 'deputy' && reminders.some(({ about }) => about.meeting !== undefined);
  return meets ? 'reminders/deputy-digest-meeting' : `reminders/${kind}-digest`;
}

/** Nobody is reminded of a meeting that has begun. */
function beginningOfFirst(reminders: readonly DueReminder[]): Date | undefined {
  const beginnings = reminders.flatMap(({ about: { meeting } }) =>
    meeting === undefined ? [] : (beginningOf(meeting) ?? []),
  );
  return beginnings.sort((a, b) => a.getTime() - b.getTime())[0];
}

interface Addressee {
  readonly place: Recipient;
  readonly recipient: string;
}

function stageOf(reminder: DueReminder): 'before' | 'due' | 'overdue' {
  return reminder.planned.rung.stage;
}

function valuesOf(
  room: Room,
  { place, recipient }: Addressee,
  { planned, about }: DueReminder,
): Record<string, string | number> {
  const { matter, meeting, found } = about;
  return {
    name: matter === undefined ? '' : nameFor(matter.suggestion, place.group, room.rules),
    number: matter === undefined ? '' : displayNumber(matter.suggestion),
    date: chineseDate(planned.due, room.today),
    count: daysBetween(room.today, planned.due),
    who: whoOf(about, recipient),
    what: whatOf(room, place, about),
    ...sinceValues(room, about),
    ...(meeting === undefined ? {} : meetingValues(room, meeting)),
    ...(found === undefined ? {} : { ref: problemRef(found) }),
  };
}

/** Since when nothing has moved. */
function sinceValues({ today }: Room, { since, clock }: MatterClock): Record<string, string | number> {
  const day = since ?? clock.start;
  return { since: chineseDate(day, today), days: daysBetween(day, today) };
}

/** The unit, or the deputy who is reminded. */
function whoOf({ share, matter, units = [] }: MatterClock, recipient: string): string {
  const deputies = matter === undefined ? [] : [matter.lead, ...matter.cosigners];
  const member = deputies.find(({ id }) => recipient === `member:${id}`);
  const unit = units.find(({ id }) => recipient === `unit:${id}`) ?? share?.unit;
  if (member !== undefined && share === undefined) return member.name;
  if (unit !== undefined) return unit.name;
  return units.length > 0 ? units.map(({ name }) => name).join('、') : (matter?.lead.name ?? '');
}

/** A promise, an order or a problem. The number of an order gives nothing away. */
function whatOf(room: Room, { group }: Recipient, { matter, order, found, what }: MatterClock): string {
  if (found !== undefined) return problemName(room, { ...found, matter }, group);
  const hidden = matter !== undefined && isHiddenIn(matter.suggestion, group, room.rules);
  return order === undefined && hidden ? '' : (what ?? '');
}

/** Whoever has talked with the deputy is not asked to. */
async function talkLine(room: Room, { about: { share } }: DueReminder): Promise<string> {
  if (share === undefined) return '';
  const talked = (await contactStages(room.work.tx, share.assignment)).size > 0;
  return room.texts.render(talked ? 'reminders/talked' : 'reminders/not-talked', {});
}

const LISTED = 4;

function digestValues(
  room: Room,
  { place, recipient }: Addressee,
  reminders: readonly DueReminder[],
): Record<string, string | number> {
  const kind = kindOf(recipient);
  if (kind === 'staff') return staffValues(room, place, reminders);
  const sorted = [...reminders].sort((a, b) => a.planned.due.localeCompare(b.planned.due));
  const lines = sorted
    .slice(0, LISTED)
    .map((reminder) =>
      room.texts.render(
        `reminders/${kind}-line-${reminder.planned.clock}-${stageOf(reminder)}`,
        valuesOf(room, { place, recipient }, reminder),
      ),
    );
  const more = countOf(reminders) - countOf(sorted.slice(0, LISTED));
  if (more > 0) lines.push(room.texts.render('reminders/line-more', { count: more }));
  const [first] = sorted;
  return {
    who: first === undefined ? '' : whoOf(first.about, recipient),
    number: first?.about.matter === undefined ? '' : displayNumber(first.about.matter.suggestion),
    count: countOf(reminders),
    lines: lines.join('\n'),
  };
}
