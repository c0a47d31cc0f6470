import type { Call } from '../../chat/card-call.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { ask } from '../asking/ask.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { nextNumber } from '../../storage/counters.ts';
import { insertReturnRequest, type ReturnRequest } from '../../storage/returns.ts';
import { listUnits } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { openShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { answerAbout, isFitForPlace } from '../matters/answer-about.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { coordinatorPlaces, type Recipient, staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, showCard } from '../speaking/speak.ts';

type Request = Call<'requestReturn'>;

/** 退办: a unit asks to give an assignment back, with a reason; shown back, then decided by the office. */
export async function requestReturn(context: CommandContext, call: Request): Promise<void> {
  const matter = await resolveOne(
    context,
    call.targets,
    () => unitMatters(context, ['issued', 'signed_off']),
    '退办',
  );
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '退办' });
  const late = context.actedOn > share.assignment.returnDue;
  if (late && !context.rules.reject.lateAllowed)
    return refusePrivately(context, 'return-too-late', { number });
  const moved = moveAssignment(share.assignment, 'requestReturn');
  if (!moved.ok) return refuseState(context, share, number);
  if (call.reason === undefined)
    return askReason(context, { ...call, targets: targetsOf([matter.suggestion]) }, number);
  if (!context.confirmed) return confirm(context, call, matter, late);

  const request = await requestOf(context, call, share, late);
  await saveAssignment(context.work, share.assignment, moved.value, {
    action: 'assignment.return_requested',
  });
  await insertReturnRequest(context.work, request, { action: 'return.requested' });
  await answerAbout(
    context,
    { matters: [matter], numbersTyped: call.targets.numbers.length > 0 },
    late ? 'returns/requested-late' : 'returns/requested',
    {
      number,
      serial: request.serial,
    },
  );
  await tellDeciders(context, matter, share, request);
}

/** 申请退办 was pressed: say what to write. */
export async function askReturn(
  context: CommandContext,
  { suggestion: id }: Call<'askReturn'>,
): Promise<void> {
  const [suggestion] = await findSuggestions(context.work.tx, context.congress.id, { id });
  if (suggestion === undefined) return refusePrivately(context, 'card-gone', {});
  const request: Request = { name: 'requestReturn', targets: targetsOf([suggestion]) };
  await askReason(context, request, displayNumber(suggestion));
}

async function askReason(context: CommandContext, call: Request, number: string): Promise<void> {
  await ask(context, { call, field: 'reason', template: 'returns/reason-please', values: { number } });
}

async function refuseState(context: CommandContext, share: Share, number: string): Promise<void> {
  const pending = share.assignment.state === 'return_requested';
  await refusePrivately(context, pending ? 'return-pending' : 'return-answered', { number });
}

async function confirm(context: CommandContext, call: Request, matter: Matter, late: boolean): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    label: '确认退办',
    template: late ? 'returns/confirm-late' : 'returns/confirm',
    values: {
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      reason: call.reason ?? '',
      unit: call.unit ?? '未写明',
    },
    subject: matter.suggestion.id,
    private: matter.suggestion.confidential || !isFitForPlace(context, matter),
  });
}

async function requestOf(
  context: CommandContext,
  call: Request,
  share: Share,
  late: boolean,
): Promise<ReturnRequest> {
  const proposed = await proposedUnit(context, call.unit);
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: share.assignment.id,
    serial: await nextNumber(context.work.tx, context.congress.id, 'return', 'all'),
    round: share.assignment.round,
    reason: call.reason ?? '',
    late,
    requestedOn: context.actedOn,
    enteredAt: context.now,
    enteredById: context.actor.personId,
    ...(proposed === undefined ? {} : { proposedUnit: proposed }),
  };
}

async function proposedUnit(context: CommandContext, typed: string | undefined): Promise<string | undefined> {
  if (typed === undefined) return undefined;
  return matchUnit(await listUnits(context.work.tx, context.congress.id), typed)?.name ?? typed;
}

/** 退办, the unit and the proposed unit, to the coordinator of the unit's system and to staff. */
async function tellDeciders(
  context: CommandContext,
  matter: Matter,
  share: Share,
  request: ReturnRequest,
): Promise<void> {
  const places = await decidingPlaces(context, share.unit.systemId);
  const ref = { letter: '退', serial: request.serial };
  for (const place of places) {
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: request.late ? 'returns/to-decide-late' : 'returns/to-decide',
      values: {
        name: nameFor(matter.suggestion, place.group, context.rules),
        unit: share.unit.name,
        reason: request.reason,
        proposed: request.proposedUnit ?? '未写明',
        serial: request.serial,
      },
      subject: matter.suggestion.id,
      kind: 'return',
      choices: [
        choice('同意', { name: 'decide', agree: true, refs: [ref], reassignTo: [] }),
        choice('不同意', { name: 'decide', agree: false, refs: [ref], reassignTo: [] }),
      ],
    });
  }
}

async function decidingPlaces(context: CommandContext, systemId: string | undefined): Promise<Recipient[]> {
  const places = [...(await coordinatorPlaces(context, systemId)), ...(await staffPlaces(context))];
  const seen = new Set<string>();
  return places.filter(({ address }) => {
    const key = `${address.platform}:${address.account}:${address.conversation.id}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
