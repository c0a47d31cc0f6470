import { answers } from '../../domain/assignment/assignment.ts';
import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung } from '../../domain/reminders/ladder.ts';
import type { ReminderClock } from '../../domain/reminders/planner.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { findReplies } from '../../storage/replies.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';
import { ownUnitMatters } from '../satisfaction/own-unit.ts';

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
  const replied = matters.filter((matter) => matter.suggestion.state === 'replied');
  const unasked = await ownUnitMatters(room, replied);
  const awaited = replied.filter(
    ({ suggestion }) => !rated.has(`${suggestion.id}:${suggestion.round}`) && !unasked.has(suggestion.id),
  );
  const entered = await replyEntryDays(room, awaited);
  const clocks = await Promise.all(
    matters.map(async (matter) =>
      matter.suggestion.state === 'replied'
        ? ratingClocks(room, matter, entered.get(matter.suggestion.id))
        : unitClocks(room, matter),
    ),
  );
  return clocks.flat();
}

/** By suggestion, the day on which the last answering unit's reply was entered: the rating window counts from it. */
async function replyEntryDays(
  room: Room,
  matters: readonly Matter[],
): Promise<ReadonlyMap<string, CivilDate>> {
  const shares = matters.flatMap((matter) =>
    matter.shares
      .filter(({ assignment }) => answers(assignment.role))
      .map(({ assignment }) => [assignment.id, matter.suggestion.id] as const),
  );
  const owners = new Map(shares);
  const replies = await findReplies(room.work.tx, room.congress.id, [...owners.keys()]);
  // The latest entered comes last.
  return new Map(
    replies.map((reply) => [owners.get(reply.assignmentId) ?? '', civilDateOf(reply.enteredAt)]),
  );
}

/** Undefined start: nobody is asked for a rating, or it was given. */
async function ratingClocks(
  room: Room,
  matter: Matter,
  start: CivilDate | undefined,
): Promise<MatterClock[]> {
  const { suggestion } = matter;
  const { rateBy } = suggestion;
  if (start === undefined || rateBy === undefined) return [];
  const rules = await rulesFor(room, matter);
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

async function unitClocks(room: Room, matter: Matter): Promise<MatterClock[]> {
  const rules = await rulesFor(room, matter);
  return matter.shares.flatMap((share) =>
    shareClocks(matter, share, rules.signIn.remind, rules.reply.remind),
  );
}

async function rulesFor(room: Room, { suggestion }: Matter): Promise<RuleSet> {
  return suggestion.ruleHash === undefined ? room.rules : room.rulesOf(room.work.tx, suggestion.ruleHash);
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
