import type { ReassignRefusal } from '../../domain/assignment/reassign.ts';
import { assertNever } from '../../domain/result.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/** Say privately why the units of a matter cannot be changed so, and what to do instead. */
export async function refuseReassign(
  context: CommandContext,
  matter: Matter,
  refusal: ReassignRefusal,
): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const nameOf = (unitId: string) => matter.shares.find(({ unit }) => unit.id === unitId)?.unit.name ?? '';
  switch (refusal.code) {
    case 'REASSIGN_SAME':
      return refusePrivately(context, 'reassign-same', { number });
    case 'REASSIGN_ANSWERED':
      return refusePrivately(context, 'reassign-answered', { number, unit: nameOf(refusal.unitId) });
    case 'REASSIGN_RETURN_PENDING':
      return refusePrivately(context, 'reassign-return-pending', { number, unit: nameOf(refusal.unitId) });
    case 'REASSIGN_WITHOUT_LEAD':
      return refusePrivately(context, 'assign-without-lead', {});
    default:
      return assertNever(refusal);
  }
}
