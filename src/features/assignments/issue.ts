import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import type { Beginnings } from '../../domain/assignment/clock-starts.ts';
import { dueDates } from '../../domain/assignment/due-dates.ts';
import { type CivilDate, chineseDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { insertAssignment } from '../../storage/assignments.ts';
import { currentRuleHash } from '../../storage/rules.ts';
import type { Member } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { isHiddenIn, nameFor, roleName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { targetsOf } from '../matters/targets.ts';
import type { Share } from './assign.ts';
import { beginningsOf } from './beginnings.ts';

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

/** Move a registered suggestion to `assigned` and issue one assignment per unit. */
export async function issueShares(room: Room, matter: Matter, issue: Issue): Promise<Suggestion> {
  const moved = moveSuggestion(matter.suggestion, 'assign', {
    assignedOn: issue.assignedOn,
    key: matter.suggestion.key || issue.key,
    kind: issue.fastTrack ? 'fast_track' : matter.suggestion.kind,
    ruleHash: await currentRuleHash(room.work.tx, room.congress.id),
  });
  if (!moved.ok)
    throw new Error(`suggestion ${matter.suggestion.id} cannot be assigned in state ${moved.refusal.state}`);
  const saved = await saveSuggestion(room.work, matter.suggestion, moved.value, {
    action: 'suggestion.assigned',
  });
  await issueTo(room, saved, matter, issue);
  return saved;
}

/** Issue assignments of a suggestion that is assigned already, and tell each unit. */
export async function issueTo(
  room: Room,
  suggestion: Suggestion,
  matter: Matter,
  issue: Issue,
): Promise<void> {
  for (const share of issue.shares) {
    const begun = await beginningsOf(room, suggestion, { assignedOn: issue.assignedOn, enteredAt: room.now });
    const assignment = newAssignment(room, suggestion, share, { ...issue, begun });
    await insertAssignment(room.work, assignment, { action: 'assignment.issued' });
    await tellUnit(room, suggestion, { lead: matter.lead, share, assignment });
  }
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

/** 签收, the number, title, due date and role: the card in the unit's group. */
async function tellUnit(
  room: Room,
  suggestion: Suggestion,
  {
    lead,
    share,
    assignment,
  }: { readonly lead: Member; readonly share: Share; readonly assignment: Assignment },
): Promise<void> {
  const targets = targetsOf([suggestion]);
  for (const place of await unitPlaces(room, share.unit.id)) {
    const hidden = isHiddenIn(suggestion, place.group, room.rules);
    await showCard(room, {
      to: place.address,
      class: 'notice',
      template: share.role === 'assisting' ? 'assignments/issued-assisting' : 'assignments/issued',
      values: {
        unit: share.unit.name,
        name: nameFor(suggestion, place.group, room.rules),
        number: displayNumber(suggestion),
        role: roleName(share.role, room.rules),
        deputy: hidden ? '代表' : `${lead.name}代表`,
        ...dateValues(room, assignment, room.rules),
      },
      subject: suggestion.id,
      guards: [],
      kind: 'assignment',
      choices: [
        choice('签收', { name: 'signOff', targets }),
        choice('申请退办', { name: 'askReturn', suggestion: suggestion.id }),
      ],
    });
  }
}

function dateValues(room: Room, assignment: Assignment, rules: RuleSet): Record<string, string> {
  const tentative = assignment.provisional ? '(暂定)' : '';
  return {
    signOffDue: askedBy(room, 'sign', assignment.signOffDue),
    returnDue: askedBy(room, rules.reject.lateAllowed ? 'return' : 'return-ends', assignment.returnDue),
    replyDue: `${replyDueWords(room, assignment)}${tentative}`,
  };
}

/** The office's date, or that of a unit which got the matter later, beside the legal one (domain.md, manners 15). */
function replyDueWords(room: Room, { role, replyDue, legalReplyDue, officeReplyDue }: Assignment): string {
  const date = chineseDate(replyDue, room.today);
  if (!answers(role) || replyDue === legalReplyDue) return date;
  const values = { date, legal: chineseDate(legalReplyDue, room.today) };
  return room.texts.render(
    officeReplyDue === replyDue ? 'assignments/two-dates' : 'assignments/legal-stays',
    values,
  );
}

/** Until when something is asked; a past date of a late entry is not held up to the unit. */
function askedBy(room: Room, what: string, due: CivilDate): string {
  return room.texts.render(`assignments/asked.${due < room.today ? `${what}-late` : what}`, {
    date: chineseDate(due, room.today),
  });
}
