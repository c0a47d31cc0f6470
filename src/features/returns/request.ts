import type { Call } from '../../chat/card-call.ts';
import { needsRuling } from '../../domain/assignment/ruling.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { decidingPlaces } from '../approvals/deciding-places.ts';
import { ask } from '../asking/ask.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { nextNumber } from '../../storage/counters.ts';
import { findReturnRequests, insertReturnRequest, type ReturnRequest } from '../../storage/returns.ts';
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
import type { Recipient } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, say, showCard, type Values } from '../speaking/speak.ts';

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

/**
 * 退办, the unit and the proposed unit, to the coordinator of the unit's system and to staff. The second return of a
 * matter is for staff to rule on: the coordinator only hears of it.
 */
async function tellDeciders(
  context: CommandContext,
  matter: Matter,
  share: Share,
  request: ReturnRequest,
): Promise<void> {
  const { coordinators, staff } = await decidingPlaces(context, share.unit.systemId);
  const ruling = needsRuling(request, await earlierRequests(context, matter));
  for (const place of staff) {
    const kind = ruling ? 'to-rule' : 'to-decide';
    await showRequest(context, {
      matter,
      share,
      request,
      place,
      template: `returns/${kind}${lateOf(request)}`,
    });
  }
  for (const place of coordinators) {
    if (!ruling) {
      const template = `returns/to-decide${lateOf(request)}`;
      await showRequest(context, { matter, share, request, place, template });
    } else {
      const values = valuesOf(context, { matter, share, request, place });
      const subject = matter.suggestion.id;
      const template = 'returns/ruling-asked';
      await say(context, { to: place.address, class: 'notice', template, values, subject });
    }
  }
}

function lateOf({ late }: ReturnRequest): '' | '-late' {
  return late ? '-late' : '';
}

async function earlierRequests(context: CommandContext, { suggestion }: Matter): Promise<ReturnRequest[]> {
  return findReturnRequests(context.work.tx, context.congress.id, {
    decision: { not: null },
    assignment: { suggestionId: suggestion.id },
  });
}

interface Laid {
  readonly matter: Matter;
  readonly share: Share;
  readonly request: ReturnRequest;
  readonly place: Recipient;
}

async function showRequest(
  context: CommandContext,
  laid: Laid & { readonly template: string },
): Promise<void> {
  const ref = { letter: '退', serial: laid.request.serial };
  await showCard(context, {
    to: laid.place.address,
    class: 'notice',
    template: laid.template,
    values: valuesOf(context, laid),
    subject: laid.matter.suggestion.id,
    kind: 'return',
    choices: [
      choice('同意', { name: 'decide', agree: true, refs: [ref], reassignTo: [] }),
      choice('不同意', { name: 'decide', agree: false, refs: [ref], reassignTo: [] }),
    ],
  });
}

function valuesOf(context: CommandContext, { matter, share, request, place }: Laid): Values {
  return {
    name: nameFor(matter.suggestion, place.group, context.rules),
    number: displayNumber(matter.suggestion),
    unit: share.unit.name,
    reason: request.reason,
    proposed: request.proposedUnit ?? '未写明',
    serial: request.serial,
  };
}
