import { answers } from '../../domain/assignment/assignment.ts';
import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung } from '../../domain/reminders/ladder.ts';
import type { ReminderClock } from '../../domain/reminders/planner.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';

/** A clock with the matter it belongs to. */
export interface MatterClock {
  readonly clock: ReminderClock;
  readonly matter: Matter;
  /** Absent for the deputy's own clock (rating). */
  readonly share?: Share;
}

/** Every time limit that runs in the congress now: sign-off, reply, rating. */
export async function runningClocks(room: Room): Promise<MatterClock[]> {
  const { tx } = room.work;
  const suggestions = await findSuggestions(tx, room.congress.id, {
    state: { in: ['assigned', 'reopened', 'replied'] },
  });
  const matters = await loadMatters(room, suggestions);
  const rated = new Set(
    (
      await tx.rating.findMany({
        where: { congressId: room.congress.id, suggestionId: { in: suggestions.map((each) => each.id) } },
        select: { suggestionId: true, round: true },
      })
    ).map((row) => `${row.suggestionId}:${row.round}`),
  );
  const clocks = await Promise.all(matters.map((matter) => clocksOf(room, matter, rated)));
  return clocks.flat();
}

async function clocksOf(room: Room, matter: Matter, rated: ReadonlySet<string>): Promise<MatterClock[]> {
  const { suggestion } = matter;
  const rules =
    suggestion.ruleHash === undefined ? room.rules : await room.rulesOf(room.work.tx, suggestion.ruleHash);
  if (suggestion.state === 'replied') {
    const done = rated.has(`${suggestion.id}:${suggestion.round}`);
    const { rateBy } = suggestion;
    if (done || rateBy === undefined) return [];
    const answered = matter.shares
      .map((share) => share.assignment.answeredOn ?? share.assignment.assignedOn)
      .sort();
    const start = answered.at(-1) ?? room.today;
    const clock = {
      subject: suggestion.id,
      clock: 'rating',
      round: suggestion.round,
      start,
      due: rateBy,
      enteredOn: start,
      ladder: rules.evaluate.remind,
      recipients: () => [`member:${matter.lead.id}`],
    };
    return [{ clock, matter }];
  }
  return matter.shares.flatMap((share) =>
    shareClocks(matter, share, rules.signIn.remind, rules.reply.remind),
  );
}

/** Sign-off while unsigned, reply while unanswered; both rest while a return request is undecided. */
function shareClocks(
  matter: Matter,
  share: Share,
  signOffLadder: ReminderClock['ladder'],
  replyLadder: ReminderClock['ladder'],
): MatterClock[] {
  const { assignment } = share;
  const base = {
    subject: assignment.id,
    round: assignment.round,
    start: assignment.assignedOn,
    enteredOn: civilDateOf(assignment.enteredAt),
    recipients: (rung: LadderRung) => recipientsOf(share, rung),
  };
  const clocks: MatterClock[] = [];
  if (assignment.state === 'issued') {
    clocks.push({
      clock: { ...base, clock: 'signOff', due: assignment.signOffDue, ladder: signOffLadder },
      matter,
      share,
    });
  }
  const open = assignment.state === 'issued' || assignment.state === 'signed_off';
  if (open && answers(assignment.role)) {
    clocks.push({
      clock: { ...base, clock: 'reply', due: assignment.replyDue, ladder: replyLadder },
      matter,
      share,
    });
  }
  return clocks;
}

/**
 * Up to the due day the unit's group; from the first overdue rung also the handler privately; from
 * the second one staff gets a proposal for the unit's leader (commands.md, classes of messages).
 */
function recipientsOf(share: Share, rung: LadderRung): string[] {
  const recipients = [`unit:${share.unit.id}`];
  if (rung.overdueIndex >= 1) recipients.push(`handler:${share.unit.id}`);
  if (rung.overdueIndex >= 2) recipients.push('staff');
  return recipients;
}
