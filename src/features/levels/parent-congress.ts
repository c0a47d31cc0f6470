import type { Call } from '../../chat/card-call.ts';
import { listCongresses, type OtherCongress, saveParent } from '../../storage/congress.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';

/**
 * 上级人大 名称: the office gives its own totals to the congress one level above, once confirmed; 上级人大 无 ends it.
 * The lower level says so, since the figures are its own.
 */
export async function parentCongress(context: CommandContext, call: Call<'parentCongress'>): Promise<void> {
  const all = await listCongresses(context.work.tx);
  const own = all.find(({ id }) => id === context.congress.id);
  const current = all.find(({ id }) => id === own?.parentId);
  if (call.none) {
    if (current === undefined) return refusePrivately(context, 'parent-none', {});
    await save(context, current.id, undefined);
    return answer(context, 'levels/parent-ended', { congress: current.name });
  }
  if (call.congress === undefined)
    return current === undefined
      ? refusePrivately(context, 'parent-none', {})
      : answer(context, 'levels/parent', { congress: current.name });

  const parent = matchUnit(
    all.filter(({ id }) => id !== context.congress.id),
    call.congress,
  );
  if (parent === undefined) return refusePrivately(context, 'parent-unknown', { congress: call.congress });
  if (isBelow(all, parent, context.congress.id))
    return refusePrivately(context, 'parent-below', { congress: parent.name });
  const values = { congress: parent.name };
  if (!context.confirmed)
    return askToConfirm(context, {
      call: { ...call, congress: parent.name },
      label: '确认',
      template: 'levels/confirm-parent',
      values,
    });
  await save(context, current?.id, parent.id);
  await answer(context, 'levels/parent-set', values);
}

function save(context: CommandContext, before: string | undefined, after: string | undefined): Promise<void> {
  return saveParent(context.work, { before, after }, { action: 'congress.parent_set' });
}

/** Whether a congress is under another one, however far. */
export function isBelow(all: readonly OtherCongress[], congress: OtherCongress, above: string): boolean {
  if (congress.parentId === undefined) return false;
  if (congress.parentId === above) return true;
  const next = all.find(({ id }) => id === congress.parentId);
  return next !== undefined && isBelow(all, next, above);
}
