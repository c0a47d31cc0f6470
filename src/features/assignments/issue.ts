import { answers, type Assignment, type AssignmentRole } from '../../domain/assignment/assignment.ts';
import type { Beginnings } from '../../domain/assignment/clock-starts.ts';
import { dueDates } from '../../domain/assignment/due-dates.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { insertAssignment } from '../../storage/assignments.ts';
import { currentRuleHash } from '../../storage/rules.ts';
import type { Unit } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { beginningsOf } from './beginnings.ts';
import { type Issued, tellUnits } from './tell-units.ts';

/** A unit with the role it gets. */
export interface Share {
  readonly unit: Unit;
  readonly role: AssignmentRole;
}

export interface Issue {
  readonly shares: readonly Share[];
  readonly assignedOn: CivilDate;
  readonly hard: boolean;
  readonly key: boolean;
  readonly fastTrack: boolean;
  /** When a matter goes to another unit, the statutory date stays (domain.md, manners 15). */
  readonly legalReplyDue?: CivilDate;
  /** 通知规定日: the unit's own date where it is the earlier one (domain.md, manners 15). */
  readonly officeReplyDue?: CivilDate;
}

/** A registered suggestion, and how it goes to its units. */
export interface Order {
  readonly matter: Matter;
  readonly issue: Issue;
}

/**
 * Move registered suggestions to `assigned` with one assignment per unit, and tell each unit once of all that is new
 * to it. `jointly` names the systems whose offices issue them together with the congress's own. Returns the units that
 * could not be told.
 */
export async function issueOrders(
  room: Room,
  orders: readonly Order[],
  jointly: readonly string[] = [],
): Promise<Unit[]> {
  const issued: Issued[] = [];
  for (const { matter, issue } of orders) {
    const saved = await moveOn(room, matter, issue);
    issued.push(...(await insertShares(room, saved, matter, issue)));
  }
  return tellUnits(room, issued, jointly);
}

/** Issue assignments of a suggestion that is assigned already, and tell each unit; returns those that could not be. */
export async function issueTo(
  room: Room,
  suggestion: Suggestion,
  matter: Matter,
  issue: Issue,
): Promise<Unit[]> {
  return tellUnits(room, await insertShares(room, suggestion, matter, issue));
}

async function moveOn(room: Room, matter: Matter, issue: Issue): Promise<Suggestion> {
  const moved = moveSuggestion(matter.suggestion, 'assign', {
    assignedOn: issue.assignedOn,
    key: matter.suggestion.key || issue.key,
    kind: issue.fastTrack ? 'fast_track' : matter.suggestion.kind,
    ruleHash: await currentRuleHash(room.work.tx, room.congress.id),
  });
  if (!moved.ok)
    throw new Error(`suggestion ${matter.suggestion.id} cannot be assigned in state ${moved.refusal.state}`);
  return saveSuggestion(room.work, matter.suggestion, moved.value, { action: 'suggestion.assigned' });
}

async function insertShares(
  room: Room,
  suggestion: Suggestion,
  { lead }: Matter,
  issue: Issue,
): Promise<Issued[]> {
  const issued: Issued[] = [];
  for (const share of issue.shares) {
    const begun = await beginningsOf(room, suggestion, { assignedOn: issue.assignedOn, enteredAt: room.now });
    const assignment = newAssignment(room, suggestion, share, { ...issue, begun });
    await insertAssignment(room.work, assignment, { action: 'assignment.issued' });
    issued.push({ suggestion, lead, unit: share.unit, assignment });
  }
  return issued;
}

function newAssignment(
  room: Room,
  suggestion: Suggestion,
  share: Share,
  issue: Issue & { readonly begun: Beginnings },
): Assignment {
  const due = dueDates(
    room.rules,
    {
      ...issue.begun,
      role: share.role,
      hard: issue.hard,
      fastTrack: suggestion.kind === 'fast_track',
    },
    room.calendar,
  );
  return {
    congressId: suggestion.congressId,
    id: room.newId(),
    version: 1,
    suggestionId: suggestion.id,
    unitId: share.unit.id,
    round: suggestion.round,
    role: share.role,
    state: 'issued',
    assignedOn: issue.assignedOn,
    enteredAt: room.now,
    enteredById: room.work.actorId ?? suggestion.enteredById,
    signOffDue: due.signOffDue,
    returnDue: due.returnDue,
    replyDue: answers(share.role) ? earlier(due.replyDue, issue.officeReplyDue) : due.replyDue,
    legalReplyDue: issue.legalReplyDue ?? due.replyDue,
    hard: issue.hard,
    provisional: due.provisional,
    ...(issue.officeReplyDue === undefined ? {} : { officeReplyDue: issue.officeReplyDue }),
  };
}

function earlier(legal: CivilDate, office: CivilDate | undefined): CivilDate {
  return office !== undefined && office < legal ? office : legal;
}
