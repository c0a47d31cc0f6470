import type { Call } from '../../chat/card-call.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { findAssignments, loadAssignment, saveAssignment } from '../../storage/assignments.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { decideReturnRequest, findReturnRequests, type ReturnRequest } from '../../storage/returns.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { loadSuggestion, saveSuggestion } from '../../storage/suggestions.ts';
import { issueTo } from '../assignments/issue.ts';
import { findUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { resolveTargets } from '../matters/targets.ts';
import { staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say, type Values } from '../speaking/speak.ts';

type Decide = Call<'decide'>;
type DecideReturn = Call<'decideReturn'>;

interface Pending {
  readonly request: ReturnRequest;
  readonly unit: Unit;
  readonly matter: Matter;
}

/** 同意 退4 / 不同意 退4 理由:…; without a number the quoted or the only pending request. */
export async function decide(context: CommandContext, call: Decide): Promise<void> {
  const pending = await pendingReturns(context);
  const chosen =
    call.refs.length > 0
      ? pending.filter(({ request }) => call.refs.some((ref) => ref.serial === request.serial))
      : pending.filter(
          ({ matter }) => context.subject === undefined || matter.suggestion.id === context.subject,
        );
  const [only] = chosen;
  if (only === undefined) return refusePrivately(context, 'nothing-to-decide', {});
  if (chosen.length > 1 && call.refs.length === 0)
    return refusePrivately(context, 'which-request', { serial: only.request.serial });
  for (const each of chosen) await decideOne(context, each, call);
}

/** 退办审批 N 单位 同意 改交:… | 不同意 理由:… */
export async function decideReturn(context: CommandContext, call: DecideReturn): Promise<void> {
  const pending = await pendingReturns(context);
  const matters = await resolveTargets(
    context,
    call.targets,
    () => Promise.resolve(pending.map((each) => each.matter)),
    '退办审批',
  );
  if (matters === undefined) return;
  const ids = new Set(matters.map((matter) => matter.suggestion.id));
  const chosen = pending.filter(
    ({ matter, unit }) =>
      ids.has(matter.suggestion.id) && (call.unit === undefined || unit.name.endsWith(call.unit)),
  );
  const [only] = chosen;
  if (only === undefined) return refusePrivately(context, 'nothing-to-decide', {});
  const { agree } = call;
  if (agree === undefined) return refusePrivately(context, 'decide-how', { serial: only.request.serial });
  for (const each of chosen) await decideOne(context, each, { ...call, agree });
}

/** Undecided requests that the person may decide: staff all, a coordinator those of the own system. */
export async function pendingReturns(context: CommandContext): Promise<Pending[]> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const units = new Map((await listUnits(tx, congressId)).map((unit) => [unit.id, unit]));
  const staff = context.actor.roles.includes('staff');
  const systems = context.actor.members.flatMap((member) =>
    member.roles.includes('coordinator') ? (member.systemId ?? []) : [],
  );
  const pending: Pending[] = [];
  for (const request of await findReturnRequests(tx, congressId, { decision: null })) {
    const assignment = await loadAssignment(tx, congressId, request.assignmentId);
    const unit = units.get(assignment.unitId);
    if (unit === undefined || !(staff || (unit.systemId !== undefined && systems.includes(unit.systemId))))
      continue;
    const suggestion = await loadSuggestion(tx, congressId, assignment.suggestionId);
    if (suggestion.state === 'withdrawn') continue;
    pending.push({ request, unit, matter: await loadMatter(context, suggestion) });
  }
  return pending;
}

async function decideOne(
  context: CommandContext,
  pending: Pending,
  call: Pick<Decide, 'agree' | 'reassignTo' | 'reason'>,
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
async function takeBack(context: CommandContext, pending: Pending, next: readonly Unit[]): Promise<void> {
  const { tx } = context.work;
  const { suggestion } = pending.matter;
  const assignment = await loadAssignment(tx, context.congress.id, pending.request.assignmentId);
  const moved = moveAssignment(assignment, 'agreeReturn');
  if (!moved.ok) return refusePrivately(context, 'nothing-to-decide', {});
  await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.returned' });
  await tellUnit(context, pending, 'returns/agreed', {});

  if (next.length > 0) {
    await issueTo(context, suggestion, pending.matter, {
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
  await sayDecided(context, pending, outcome, { next: next.map((unit) => unit.name).join('、') });
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
 * desk decides, the office keeps the books (domain.md, manners 2).
 */
async function sayDecided(
  context: CommandContext,
  pending: Pending,
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
  if (context.actor.roles.includes('staff')) return answer(here, `returns/done-${outcome}`, values);
  await answer(here, `returns/coordinator-${outcome}`, values);
  for (const place of await staffPlaces(context)) {
    await say(here, {
      to: place.address,
      class: 'notice',
      template: `returns/to-staff-${outcome}`,
      values: { ...values, name: nameFor(suggestion, place.group, context.rules) },
      subject: suggestion.id,
    });
  }
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
  pending: Pending,
  reason: string | undefined,
): Promise<void> {
  const assignment = await loadAssignment(context.work.tx, context.congress.id, pending.request.assignmentId);
  const move = assignment.signedOffOn === undefined ? 'refuseReturn' : 'refuseReturnSigned';
  const moved = moveAssignment(assignment, move);
  if (!moved.ok) return refusePrivately(context, 'nothing-to-decide', {});
  await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.return_refused' });
  const said = reason ?? '请按原交办意见继续办理';
  await tellUnit(context, pending, 'returns/refused', { reason: said });
  await sayDecided(context, pending, 'refused', { reason: said });
}

async function tellUnit(
  context: CommandContext,
  pending: Pending,
  template: string,
  values: Record<string, string>,
): Promise<void> {
  const { suggestion } = pending.matter;
  for (const place of await unitPlaces(context, pending.unit.id)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template,
      values: { name: nameFor(suggestion, place.group, context.rules), unit: pending.unit.name, ...values },
      subject: suggestion.id,
    });
  }
}
