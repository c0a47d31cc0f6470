import type { Group } from '../../storage/roster.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { askedJointly, type PendingJoint, waitingJointly } from '../approvals/joint.ts';
import { decidableRequests, type Pending, refOfPending } from '../approvals/pending.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { seenByAll } from '../matters/matter.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { tellWithdrawals } from './pending-withdrawals.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, isAmongOffice } from './place.ts';
import { type TodoList, todoList } from './todo-list.ts';

/** A request of a unit, or a matter that is to be issued jointly. */
type Waiting = Pending | PendingJoint;

/**
 * 待批: what the speaker may decide; a coordinator's are the requests of the own system and the matters that this office
 * issues jointly. A group is shown those that everyone in it may see, and the speaker the whole list privately when
 * there are more. Staff also reads what waits for the other offices.
 */
export async function pendingApproval(context: CommandContext): Promise<void> {
  const { group, address } = context.place;
  const pending = [...(await decidableRequests(context)), ...(await askedJointly(context))];
  const waits = [await tellWaitingJointly(context), await tellWithdrawals(context)].includes(true);
  if (pending.length === 0) return waits ? undefined : answer(context, 'inquiries/approval-empty');
  const shown = pending.filter((each) => mayBeShown(context, each));
  const here = approvalList(context, shown, group);
  if (shown.length > 0) await sayPieces(context, { to: address, name: 'approval', text: here.short });
  if (shown.length === pending.length && here.complete) return;
  const all = approvalList(context, pending, undefined);
  await sayPieces(context, { to: context.actor.direct, name: 'approval-all', text: all.long });
  if (shown.length < pending.length) await noteWhispered(context);
}

/** To staff, among itself: which matters other offices have not agreed to yet. Whether there were any. */
async function tellWaitingJointly(context: CommandContext): Promise<boolean> {
  if (!hasRole(context, 'staff')) return false;
  const waiting = await waitingJointly(context);
  if (waiting.length === 0) return false;
  const group = isAmongOffice(context) ? context.place.group : undefined;
  const lines = waiting.map(({ matter, systems }) =>
    context.texts.render('assignments/joint-waiting-line', {
      name: nameFor(matter.suggestion, group, context.rules),
      systems,
    }),
  );
  const head = context.texts.render('assignments/joint-waiting-head', { count: waiting.length });
  await sayPieces(context, {
    to: isAmongOffice(context) ? context.place.address : context.actor.direct,
    name: 'joint',
    text: [head, ...lines].join('\n'),
  });
  return true;
}

/** The requests under their heading, with the words that decide the first one. */
export function approvalList(
  context: CommandContext,
  pending: readonly Waiting[],
  group: Group | undefined,
): TodoList {
  return todoList(context, {
    head: context.texts.render('inquiries/approval-head', { count: pending.length }),
    lines: pending.map((each) => requestLine(context, each, group)),
    next: context.texts.render('inquiries/approval-next', {
      ref: pending[0] === undefined ? '' : refOfPending(pending[0]),
    }),
  });
}

/**
 * In a coordination group its own system's requests, in other groups what everyone there may see. A
 * coordination group without a system gets the requests of all of them, so it counts as the unit's.
 */
function mayBeShown(context: CommandContext, pending: Waiting): boolean {
  const { group, audience } = context.place;
  const { matter } = pending;
  if (group === undefined || matter.suggestion.confidential) return false;
  if (pending.letter === '交') return isOwnDesk(group, pending);
  const { unit } = pending;
  const systemId = group.kind === 'coordination' ? unit.systemId : undefined;
  if (systemId === undefined) return seenByAll(audience, matter) === 'full';
  if (group.systemId !== undefined && group.systemId !== systemId) return false;
  const viewers = audience.map((viewer) =>
    viewer.roles.includes('coordinator') && viewer.systemId === undefined ? { ...viewer, systemId } : viewer,
  );
  return seenByAll(viewers, matter) === 'full';
}

/** The coordination group in which the office was asked. */
function isOwnDesk({ kind, systemId }: Group, { own }: PendingJoint): boolean {
  return kind === 'coordination' && (systemId === undefined || own.includes(systemId));
}

/** 退4 or 延2, the matter, the unit, its reason, and the unit or the date that it proposes. */
function requestLine(context: CommandContext, pending: Waiting, group: Group | undefined): string {
  const { matter } = pending;
  if (pending.letter === '交')
    return context.texts.render('assignments/joint-line', {
      ref: refOfPending(pending),
      name: nameFor(matter.suggestion, group, context.rules),
      units: pending.units,
    });
  const { unit } = pending;
  const values = {
    ref: refOfPending(pending),
    name: nameFor(matter.suggestion, group, context.rules),
    unit: unit.name,
    reason: pending.request.reason,
  };
  if (pending.letter === '延') {
    const date = chineseDate(pending.request.untilOn, context.today);
    return context.texts.render('inquiries/approval-line-extension', { ...values, date });
  }
  const { proposedUnit } = pending.request;
  const line =
    proposedUnit === undefined
      ? context.texts.render('inquiries/approval-line', values)
      : context.texts.render('inquiries/approval-line-proposed', { ...values, proposed: proposedUnit });
  return pending.officeOnly ? context.texts.render('inquiries/approval-line-ruling', { line }) : line;
}
