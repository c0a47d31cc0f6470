import type { Call } from '../../chat/card-call.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { findAssignments, loadAssignment, saveAssignment } from '../../storage/assignments.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { decideReturnRequest } from '../../storage/returns.ts';
import type { Unit } from '../../storage/roster.ts';
import { loadSuggestion, saveSuggestion } from '../../storage/suggestions.ts';
import { chooseRequests } from '../approvals/choose.ts';
import { decidingPlaces } from '../approvals/deciding-places.ts';
import { mayDecide, type PendingReturn, refOfPending } from '../approvals/pending.ts';
import { issueTo } from '../assignments/issue.ts';
import { unreachedLine } from '../assignments/tell-units.ts';
import { findUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { tellUnit } from '../matters/tell-unit.ts';
import { type Recipient, staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say, type Values } from '../speaking/speak.ts';

type DecideReturn = Call<'decideReturn'>;

/** What was decided, and why. */
type Decision = Pick<Call<'decide'>, 'agree' | 'reassignTo' | 'reason'>;

/** 退办审批 N 单位 同意 改交:… | 不同意 理由:… */
export async function decideReturn(context: CommandContext, call: DecideReturn): Promise<void> {
  const chosen = await chooseRequests(context, call, { letter: '退', word: '退办审批' });
  if (chosen === undefined) return;
  const ruling = chosen.find((each) => !mayDecide(context, each));
  if (ruling !== undefined)
    return refusePrivately(context, 'return-needs-ruling', { ref: refOfPending(ruling) });
  const { agree } = call;
  if (agree === undefined)
    return refusePrivately(context, 'decide-how', { ref: chosen.map(refOfPending)[0] ?? '' });
  for (const each of chosen) await decideReturnRequested(context, each, { ...call, agree });
}

/** Decide one return; where it is agreed the matter goes on to the named units, or back to the office. */
export async function decideReturnRequested(
  context: CommandContext,
  pending: PendingReturn,
  call: Decision,
): Promise<void> {
  const { request, matter } = pending;
  const next = call.agree ? await newUnits(context, call.reassignTo) : [];
  if (next === undefined) return;
  await decideReturnRequest(
    context.work,
    request,
    {
      decision: call.agree ? 'agreed' : 'refused',
      decidedAt: context.now,
      decidedById: context.actor.personId,
      ...(call.reason === undefined ? {} : { decisionNote: call.reason }),
    },
    { action: call.agree ? 'return.agreed' : 'return.refused' },
  );
  await settleCardsAbout(context, { subject: matter.suggestion.id, kinds: ['return'] });
  if (call.agree) await takeBack(context, pending, next);
  else await leaveWithUnit(context, pending, call.reason);
}

async function newUnits(context: CommandContext, names: readonly string[]): Promise<Unit[] | undefined> {
  const units: Unit[] = [];
  for (const name of names) {
    const unit = await findUnit(context, name);
    if (unit === undefined) return undefined;
    units.push(unit);
  }
  return units;
}

/** The assignment ends; the matter goes to the new unit, or back to the office to be assigned again. */
async function takeBack(
  context: CommandContext,
  pending: PendingReturn,
  next: readonly Unit[],
): Promise<void> {
  const { tx } = context.work;
  const { suggestion } = pending.matter;
  const assignment = await loadAssignment(tx, context.congress.id, pending.request.assignmentId);
  const moved = moveAssignment(assignment, 'agreeReturn');
  if (!moved.ok) return refusePrivately(context, 'nothing-to-decide', {});
  await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.returned' });
  await tellUnit(context, { unit: pending.unit, suggestion }, 'returns/agreed');

  let unreached: readonly Unit[] = [];
  if (next.length > 0) {
    unreached = await issueTo(context, suggestion, pending.matter, {
      shares: next.map((unit) => ({ unit, role: assignment.role })),
      assignedOn: context.today,
      hard: assignment.hard,
      key: suggestion.key,
      fastTrack: suggestion.kind === 'fast_track',
      legalReplyDue: assignment.legalReplyDue,
    });
  } else {
    await backToOffice(context, pending.matter);
  }
  const outcome = await outcomeOf(context, suggestion.id, next);
  await sayDecided(context, pending, outcome, {
    next: next.map((unit) => unit.name).join('、'),
    unreached: unreachedLine(context, unreached),
  });
}

/** Given to another unit, to be assigned again by the office, or left with the other units that have it. */
async function outcomeOf(
  context: CommandContext,
  suggestionId: string,
  next: readonly Unit[],
): Promise<Outcome> {
  if (next.length > 0) return 'reassigned';
  const { state } = await loadSuggestion(context.work.tx, context.congress.id, suggestionId);
  return state === 'registered' ? 'agreed' : 'agreed-others-left';
}

type Outcome = 'reassigned' | 'agreed' | 'agreed-others-left' | 'refused';

/**
 * Answer whoever decided. What a coordinator decided is told to staff too, who assigns anew: the second
 * desk decides, the office keeps the books (domain.md, manners 2). What the office ruled on is told to the coordinator,
 * who was told that it would rule.
 */
async function sayDecided(
  context: CommandContext,
  pending: PendingReturn,
  outcome: Outcome,
  more: Values,
): Promise<void> {
  const { suggestion } = pending.matter;
  const { serial } = pending.request;
  const values = { number: displayNumber(suggestion), unit: pending.unit.name, serial, ...more };
  // Two units of one matter may be decided at once: each answer needs a key of its own in the outbox.
  const here = {
    ...context,
    subject: suggestion.id,
    cause: `${context.cause}#return-${serial}`,
  };
  const tellOthers = async (places: readonly Recipient[], template: string): Promise<void> => {
    for (const place of places) {
      const name = nameFor(suggestion, place.group, context.rules);
      const told = { template, values: { ...values, name }, subject: suggestion.id };
      await say(here, { to: place.address, class: 'notice', ...told });
    }
  };
  if (!context.actor.roles.includes('staff')) {
    await answer(here, `returns/coordinator-${outcome}`, values);
    return tellOthers(await staffPlaces(context), `returns/to-staff-${outcome}`);
  }
  await answer(here, `returns/done-${outcome}`, values);
  if (!pending.officeOnly) return;
  const { coordinators } = await decidingPlaces(context, pending.unit.systemId);
  await tellOthers(coordinators, `returns/ruled-${outcome}`);
}

async function backToOffice(context: CommandContext, matter: Matter): Promise<void> {
  const left = await findAssignments(context.work.tx, context.congress.id, {
    suggestionId: matter.suggestion.id,
    round: matter.suggestion.round,
    state: { not: 'returned' },
  });
  const moved = moveSuggestion(matter.suggestion, 'unassign');
  if (left.length > 0 || !moved.ok) return;
  await saveSuggestion(context.work, matter.suggestion, moved.value, { action: 'suggestion.unassigned' });
}

async function leaveWithUnit(
  context: CommandContext,
  pending: PendingReturn,
  reason: string | undefined,
): Promise<void> {
  const assignment = await loadAssignment(context.work.tx, context.congress.id, pending.request.assignmentId);
  const move = assignment.signedOffOn === undefined ? 'refuseReturn' : 'refuseReturnSigned';
  const moved = moveAssignment(assignment, move);
  if (!moved.ok) return refusePrivately(context, 'nothing-to-decide', {});
  await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.return_refused' });
  const said = reason ?? '请按原交办意见继续办理';
  const { unit, matter } = pending;
  await tellUnit(context, { unit, suggestion: matter.suggestion }, 'returns/refused', { reason: said });
  await sayDecided(context, pending, 'refused', { reason: said });
}
