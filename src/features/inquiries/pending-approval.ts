import type { Group } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { seenByAll } from '../matters/matter.ts';
import { pendingReturns } from '../returns/decide.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { sayPieces } from './pieces.ts';
import { todoList } from './todo-list.ts';

type Pending = Awaited<ReturnType<typeof pendingReturns>>[number];

/** 待批: the requests that the speaker may decide; a coordinator's are those of the own system. */
export async function pendingApproval(context: CommandContext): Promise<void> {
  const { group, audience, address } = context.place;
  const pending = await pendingReturns(context);
  if (pending.length === 0) return answer(context, 'inquiries/approval-empty');
  const shared = group !== undefined && pending.every(({ matter }) => seenByAll(audience, matter) === 'full');
  const list = todoList(context, {
    head: context.texts.render('inquiries/approval-head', { count: pending.length }),
    lines: returnLines(context, pending, shared ? group : undefined),
    next: context.texts.render('inquiries/approval-next', {}),
  });
  if (shared) await sayPieces(context, { to: address, name: 'approval', text: list.short });
  if (shared && list.complete) return;
  await sayPieces(context, { to: context.actor.direct, name: 'approval-all', text: list.long });
  if (!shared) await noteWhispered(context);
}

/** One line for each request: 退4, the matter, the unit, its reason and the unit it proposes. */
export function returnLines(
  context: CommandContext,
  pending: readonly Pending[],
  group: Group | undefined,
): string[] {
  return pending.map(({ request, unit, matter }) => {
    const values = {
      serial: request.serial,
      name: nameFor(matter.suggestion, group, context.rules),
      unit: unit.name,
      reason: request.reason,
    };
    const { proposedUnit } = request;
    if (proposedUnit === undefined) return context.texts.render('inquiries/approval-line', values);
    return context.texts.render('inquiries/approval-line-proposed', { ...values, proposed: proposedUnit });
  });
}
