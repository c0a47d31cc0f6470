import type { Call } from '../../chat/card-call.ts';
import type { Assignment, AssignmentRole } from '../../domain/assignment/assignment.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { dueDates } from '../../domain/assignment/due-dates.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { reassign as decide, type Reassignment } from '../../domain/assignment/reassign.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import type { Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { isAtDesk } from '../approvals/pending.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { beginningsOf } from './beginnings.ts';
import { issueTo, type Share } from './issue.ts';
import { namedParts, type NamedUnits } from './named-parts.ts';
import { refuseReassign } from './refuse-reassign.ts';
import { tellReassigned } from './tell-reassigned.ts';

/** 改办: a matter goes to other units, or units change their roles; the statutory date stays (domain.md, manners 15). */
export async function reassign(context: CommandContext, call: Call<'reassign'>): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => assignedMatters(context), '改办');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (suggestion.state !== 'assigned' && suggestion.state !== 'reopened')
    return refusePrivately(context, 'reassign-state', { number, state: stateName(suggestion.state) });
  const named = await namedParts(context, call);
  if (named === undefined) return;
  if (named.units.size === 0) return refusePrivately(context, 'reassign-how', { number });
  const decided = decide(
    matter.shares.map((share) => share.assignment),
    named,
  );
  if (!decided.ok) return refuseReassign(context, matter, decided.refusal);
  if (!isWithinDesk(context, matter, named, decided.value))
    return refusePrivately(context, 'reassign-other-system', { number });

  await takeBack(context, decided.value);
  await changeRoles(context, matter, decided.value);
  const unreached = await issueNew(context, matter, { call, named, decided: decided.value });
  await tellReassigned(context, matter, { ...decided.value, unreached });
}

async function assignedMatters(context: CommandContext): Promise<Matter[]> {
  const state = { in: ['assigned', 'reopened'] };
  const matters = await loadMatters(
    context,
    await findSuggestions(context.work.tx, context.congress.id, { state }),
  );
  return matters.filter(({ shares }) => shares.some(({ unit }) => isAtDesk(context, unit)));
}

/** A coordinator moves matters within the own system only; staff everywhere (domain.md, manners 2). */
function isWithinDesk(
  context: CommandContext,
  { shares }: Matter,
  { units }: NamedUnits,
  { takenBack, kept }: Reassignment,
): boolean {
  const touched = [...takenBack, ...kept.filter(changes).map(({ assignment }) => assignment)];
  const losing = shares.filter((share) => touched.some((each) => each.id === share.assignment.id));
  return [...losing.map(({ unit }) => unit), ...units.values()].every((unit) => isAtDesk(context, unit));
}

function changes({ assignment, role }: Reassignment['kept'][number]): boolean {
  return assignment.role !== role;
}

async function takeBack(context: CommandContext, { takenBack }: Reassignment): Promise<void> {
  for (const assignment of takenBack) {
    const moved = moveAssignment(assignment, 'takeBack');
    if (!moved.ok)
      throw new Error(`assignment ${assignment.id} cannot be taken back: ${moved.refusal.state}`);
    await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.taken_back' });
  }
}

async function changeRoles(context: CommandContext, matter: Matter, { kept }: Reassignment): Promise<void> {
  for (const { assignment, role } of kept.filter(changes)) {
    const replyDue =
      answers(role) === answers(assignment.role)
        ? assignment.replyDue
        : await ownDate(context, matter, assignment, role);
    const entry = { action: 'assignment.role_changed' };
    await saveAssignment(context.work, assignment, { ...assignment, role, replyDue }, entry);
  }
}

/** The date of an opinion, or of a reply, in the new role; counted from the same day. */
async function ownDate(
  context: CommandContext,
  matter: Matter,
  assignment: Assignment,
  role: AssignmentRole,
): Promise<CivilDate> {
  const { hard } = assignment;
  const begun = await beginningsOf(context, matter.suggestion, assignment);
  const rules = await rulesOfMatter(context, matter.suggestion);
  const fastTrack = matter.suggestion.kind === 'fast_track';
  return dueDates(rules, { ...begun, role, hard, fastTrack }, context.calendar).replyDue;
}

async function issueNew(
  context: CommandContext,
  matter: Matter,
  {
    call,
    named,
    decided,
  }: {
    readonly call: Call<'reassign'>;
    readonly named: NamedUnits;
    readonly decided: Reassignment;
  },
): Promise<Unit[]> {
  const { suggestion } = matter;
  const shares = decided.issued.flatMap(({ unitId, role }): Share[] => {
    const unit = named.units.get(unitId);
    return unit === undefined ? [] : [{ unit, role }];
  });
  const current = matter.shares.map(({ assignment }) => assignment).filter(({ role }) => answers(role));
  const legal = current.map(({ legalReplyDue }) => legalReplyDue).toSorted()[0];
  return issueTo(context, suggestion, matter, {
    shares,
    assignedOn: call.date ?? context.today,
    hard: call.sixMonths || current.some(({ hard }) => hard),
    key: suggestion.key,
    fastTrack: suggestion.kind === 'fast_track',
    ...(legal === undefined ? {} : { legalReplyDue: legal }),
  });
}
