import { answers } from '../../domain/assignment/assignment.ts';
import { firstContactDue } from '../../domain/assignment/first-contact.ts';
import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { LadderRung, Rung } from '../../domain/reminders/ladder.ts';
import type { ReminderClock } from '../../domain/reminders/planner.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { type AssistPromise, findPromises } from '../../storage/assisting.ts';
import { findExtensions } from '../../storage/extensions.ts';
import { findOrders } from '../../storage/supervision.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { Room } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter, Share } from '../matters/matter.ts';
import type { MatterClock } from './clocks.ts';

/** What beside the shares themselves decides their clocks. */
interface Known {
  /** `suggestion|date`: the day on which that date was agreed as an extension. */
  readonly extendedOn: ReadonlyMap<string, CivilDate>;
  /** Assignments with a contact. */
  readonly contacted: ReadonlySet<string>;
  /** `suggestion|unit`: an order of supervision is not closed. */
  readonly supervised: ReadonlySet<string>;
  /** Open promises with a date, by assignment. */
  readonly promises: ReadonlyMap<string, readonly AssistPromise[]>;
}

/** The time limits that run for the units of matters under way: sign-off, first contact, reply, opinion, promises. */
export async function unitClocks(room: Room, matters: readonly Matter[]): Promise<MatterClock[]> {
  const known = await knownOf(room, matters);
  const clocks = await inTurn(matters, async (matter) => {
    const rules = await rulesOfMatter(room, matter.suggestion);
    return matter.shares.flatMap((share) => shareClocks(room, { matter, share, rules, known }));
  });
  return clocks.flat();
}

/** What assisting units promised and still owe, of matters that are closed: nothing else runs there. */
export async function promiseClocksOf(room: Room, matters: readonly Matter[]): Promise<MatterClock[]> {
  const known = await knownOf(room, matters);
  const clocks = await inTurn(matters, async (matter) => {
    const rules = await rulesOfMatter(room, matter.suggestion);
    return matter.shares.flatMap((share) => promiseClocks({ matter, share, rules, known }));
  });
  return clocks.flat();
}

async function knownOf(room: Room, matters: readonly Matter[]): Promise<Known> {
  const { tx } = room.work;
  const congressId = room.congress.id;
  const owners = new Map(
    matters.flatMap((matter) =>
      matter.shares.map(({ assignment }) => [assignment.id, matter.suggestion.id] as const),
    ),
  );
  const assignmentId = { in: [...owners.keys()] };
  const agreed = await findExtensions(tx, congressId, { assignmentId, decision: 'agreed' });
  const contacts = await tx.contact.findMany({
    where: { congressId, assignmentId },
    select: { assignmentId: true },
  });
  const promises = await findPromises(tx, congressId, {
    assignmentId,
    doneOn: null,
    dueOn: { not: null },
  });
  const orders = await findOrders(tx, congressId, {
    suggestionId: { in: [...owners.values()] },
    state: { not: 'closed' },
  });
  return {
    extendedOn: new Map(
      agreed.flatMap((each) =>
        each.decidedAt === undefined
          ? []
          : [[`${owners.get(each.assignmentId) ?? ''}|${each.untilOn}`, civilDateOf(each.decidedAt)]],
      ),
    ),
    contacted: new Set(contacts.map((row) => row.assignmentId)),
    promises: byAssignment(promises),
    supervised: new Set(orders.map(({ suggestionId, unitId }) => `${suggestionId}|${unitId}`)),
  };
}

function byAssignment(promises: readonly AssistPromise[]): Map<string, readonly AssistPromise[]> {
  const groups = new Map<string, readonly AssistPromise[]>();
  for (const promise of promises)
    groups.set(promise.assignmentId, [...(groups.get(promise.assignmentId) ?? []), promise]);
  return groups;
}

interface About {
  readonly matter: Matter;
  readonly share: Share;
  readonly rules: RuleSet;
  readonly known: Known;
}

/** Sign-off while unsigned, reply or opinion while unanswered; all rest while a return request is undecided. */
function shareClocks(room: Room, { matter, share, rules, known }: About): MatterClock[] {
  const { assignment } = share;
  if (assignment.state !== 'issued' && assignment.state !== 'signed_off')
    return promiseClocks({ matter, share, rules, known });
  const base = {
    subject: assignment.id,
    round: assignment.round,
    start: assignment.assignedOn,
    enteredOn: civilDateOf(assignment.enteredAt),
    recipients: (rung: LadderRung) => recipientsOf(share, rung),
  };
  const recipients = (rung: LadderRung): string[] => recipientsOfOwed({ matter, share, known }, rung);
  const owed = { ...base, recipients };
  const clocks: ReminderClock[] = [];
  if (assignment.state === 'issued')
    clocks.push({ ...owed, clock: 'signOff', due: assignment.signOffDue, ladder: rules.signIn.remind });
  if (answers(assignment.role)) {
    const extended = known.extendedOn.get(`${matter.suggestion.id}|${assignment.replyDue}`);
    const enteredOn = extended ?? base.enteredOn;
    clocks.push({
      ...owed,
      clock: 'reply',
      due: assignment.replyDue,
      ladder: rules.reply.remind,
      enteredOn,
    });
  } else {
    const ladder = rules.reply.remind.filter((rung) => !isLongBefore(rung));
    clocks.push({ ...base, clock: 'opinion', due: assignment.replyDue, ladder });
  }
  if (assignment.state === 'signed_off' && answers(assignment.role) && !known.contacted.has(assignment.id)) {
    const due = firstContactDue(assignment, rules, room.calendar);
    // Once before, on the day and after it: a conversation is no paper to be hunted for.
    const ladder = rules.signIn.remind.filter((rung) => rung.kind !== 'every');
    clocks.push({ ...base, clock: 'firstContact', due, ladder });
  }
  return [
    ...clocks.map((clock) => ({ clock, matter, share })),
    ...promiseClocks({ matter, share, rules, known }),
  ];
}

/** Rungs for the three months of a reply: a month before is the first day of an opinion's time. */
function isLongBefore(rung: Rung): boolean {
  return rung.kind === 'offset' && rung.sign === -1 && rung.span.unit === 'd' && rung.span.count > 7;
}

/** A promise outlives the opinion in which it was given. */
function promiseClocks({ matter, share, rules, known }: About): MatterClock[] {
  const promises = known.promises.get(share.assignment.id) ?? [];
  return promises.flatMap(({ id, round, dueOn, enteredAt }) =>
    dueOn === undefined
      ? []
      : [
          {
            clock: {
              subject: id,
              clock: 'promise',
              round,
              start: civilDateOf(enteredAt),
              due: dueOn,
              enteredOn: civilDateOf(enteredAt),
              ladder: rules.reply.remind.filter((rung) => rung.kind !== 'half' && !isLongBefore(rung)),
              recipients: (rung: LadderRung) => recipientsOf(share, rung),
            },
            matter,
            share,
          },
        ],
  );
}

/**
 * Up to the due day the unit's group; from the first overdue rung also the handler privately; from
 * the second one staff gets a proposal for the unit's leader (commands.md, classes of messages).
 */
export function recipientsOf(share: Share, rung: LadderRung): string[] {
  const recipients = [`unit:${share.unit.id}`];
  if (rung.overdueIndex >= 1) recipients.push(`handler:${share.unit.id}`);
  if (rung.overdueIndex >= 2) recipients.push('staff');
  return recipients;
}

/**
 * On the fast track (小微急) what is overdue is proposed for supervision at once, unless an order is out already: then
 * the order has a clock of its own, and nobody nags twice.
 */
function recipientsOfOwed(
  { matter, share, known }: Pick<About, 'matter' | 'share' | 'known'>,
  rung: LadderRung,
): string[] {
  const recipients = recipientsOf(share, rung);
  if (matter.suggestion.kind !== 'fast_track' || rung.overdueIndex < 1) return recipients;
  const units = recipients.filter((recipient) => recipient !== 'staff');
  const supervised = known.supervised.has(`${matter.suggestion.id}|${share.unit.id}`);
  return supervised ? units : [...units, 'supervise'];
}
