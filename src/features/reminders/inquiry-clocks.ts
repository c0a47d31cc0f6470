import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { earliestSend } from '../../domain/reminders/hours.ts';
import { inquiryDay, lastReminderDay } from '../../domain/reminders/inquiry.ts';
import type { Rung } from '../../domain/reminders/ladder.ts';
import { findExtensions } from '../../storage/extensions.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter } from '../matters/matter.ts';
import { INQUIRY, isInWork, type ShareSilence, silencesOf, unanswered } from '../progress/silences.ts';
import type { MatterClock } from './clocks.ts';
import { type Held, type RemindedDays, remindedDays } from './reminded-days.ts';

const THE_DAY: Rung = { kind: 'offset', span: { count: 0, unit: 'd' }, sign: 0 };

/**
 * 无状态变更自动问询: a unit that works on a matter and shows no sign of life is asked how far it has come. `others` are the
 * clocks that remind of the same matters: a reminder asks as well, so that nobody is nagged twice.
 */
export async function inquiryClocks(
  room: Room,
  matters: readonly Matter[],
  others: readonly MatterClock[],
): Promise<MatterClock[]> {
  const held = matters
    .filter(({ suggestion }) => suggestion.state !== 'replied')
    .flatMap((matter) => matter.shares.filter(isInWork).map((share) => ({ matter, share })));
  const undecided = await undecidedExtensions(room, held);
  const asking = held.filter(({ share }) => !undecided.has(share.assignment.id));
  const silences = await silencesOf(
    room,
    asking.map(({ share }) => share),
  );
  const remindedOn = await remindedDays(room, asking, others);
  const clocks = await inTurn(asking, async ({ matter, share }): Promise<MatterClock[]> => {
    const silence = silences.get(share.assignment.id);
    if (silence === undefined) return [];
    const due = await dayOf(room, { matter, share, silence }, remindedOn);
    return due === undefined ? [] : [inquiryClock({ matter, share, silence }, due)];
  });
  return clocks.flat();
}

interface Silent extends Held {
  readonly silence: ShareSilence;
}

/** The day of the next question, which may have to be made up for; none once the reply is due, since then reminders ask. */
async function dayOf(
  room: Room,
  { matter, share, silence }: Silent,
  remindedOn: RemindedDays,
): Promise<CivilDate | undefined> {
  const { calendar, now } = room;
  const { inquiry } = await rulesOfMatter(room, matter.suggestion);
  const { replyDue } = share.assignment;
  const day = inquiryDay(
    {
      since: civilDateOf(silence.lastSign),
      asked: unanswered(silence).map(({ at }) => civilDateOf(at)),
      reminded: remindedOn({ matter, share }, lastReminderDay(replyDue, calendar)),
    },
    inquiry,
    { from: civilDateOf(earliestSend('reminder', now, calendar)), calendar },
  );
  return day !== undefined && day <= replyDue ? day : undefined;
}

function inquiryClock({ matter, share, silence }: Silent, due: CivilDate): MatterClock {
  const since = civilDateOf(silence.lastSign);
  const [last] = unanswered(silence).slice(-1);
  const start = last === undefined ? since : civilDateOf(last.at);
  const { id, round } = share.assignment;
  const recipients = (): string[] => [`unit:${share.unit.id}`];
  return {
    clock: {
      subject: id,
      clock: INQUIRY,
      round,
      start,
      due,
      enteredOn: start,
      ladder: [THE_DAY],
      recipients,
    },
    matter,
    share,
    since,
  };
}

/** Whose extension is undecided waits for the office. */
async function undecidedExtensions(room: Room, held: readonly Held[]): Promise<ReadonlySet<string>> {
  const pending = await findExtensions(room.work.tx, room.congress.id, {
    assignmentId: { in: held.map(({ share }) => share.assignment.id) },
    decision: null,
  });
  return new Set(pending.map(({ assignmentId }) => assignmentId));
}
