import type { Group } from '../../storage/roster.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { decidableRequests, type Pending, refOfPending } from '../approvals/pending.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { seenByAll } from '../matters/matter.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { sayPieces } from './pieces.ts';
import { type TodoList, todoList } from './todo-list.ts';

/**
 * 待批: the requests that the speaker may decide; a coordinator's are those of the own system. A group is
 * shown those that everyone in it may see, and the speaker the whole list privately when there are more.
 */
export async function pendingApproval(context: CommandContext): Promise<void> {
  const { group, address } = context.place;
  const pending = await decidableRequests(context);
  if (pending.length === 0) return answer(context, 'inquiries/approval-empty');
  const shown = pending.filter((each) => mayBeShown(context, each));
  const here = approvalList(context, shown, group);
  if (shown.length > 0) await sayPieces(context, { to: address, name: 'approval', text: here.short });
  if (shown.length === pending.length && here.complete) return;
  const all = approvalList(context, pending, undefined);
  await sayPieces(context, { to: context.actor.direct, name: 'approval-all', text: all.long });
  if (shown.length < pending.length) await noteWhispered(context);
}

/** The requests under their heading, with the words that decide the first one. */
export function approvalList(
  context: CommandContext,
  pending: readonly Pending[],
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
function mayBeShown(context: CommandContext, { unit, matter }: Pending): boolean {
  const { group, audience } = context.place;
  if (group === undefined || matter.suggestion.confidential) return false;
  const systemId = group.kind === 'coordination' ? unit.systemId : undefined;
  if (systemId === undefined) return seenByAll(audience, matter) === 'full';
  if (group.systemId !== undefined && group.systemId !== systemId) return false;
  const viewers = audience.map((viewer) =>
    viewer.roles.includes('coordinator') && viewer.systemId === undefined ? { ...viewer, systemId } : viewer,
  );
  return seenByAll(viewers, matter) === 'full';
}

/** 退4 or 延2, the matter, the unit, its reason, and the unit or the date that it proposes. */
function requestLine(context: CommandContext, pending: Pending, group: Group | undefined): string {
  const { unit, matter, request } = pending;
  const values = {
    ref: refOfPending(pending),
    name: nameFor(matter.suggestion, group, context.rules),
    unit: unit.name,
    reason: request.reason,
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
