import type { Call } from '../../chat/card-call.ts';
import type { CommandContext } from '../context.ts';
import { decideExtensionRequested } from '../extensions/decide.ts';
import { decideReturnRequested } from '../returns/decide.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { mayDecide, type Pending, pendingRequests, refOfPending } from './pending.ts';

type Decide = Call<'decide'>;

/** 同意 退4 / 不同意 延2 理由:…; without a number the quoted or the only request that waits. */
export async function decide(context: CommandContext, call: Decide): Promise<void> {
  const pending = await pendingRequests(context);
  const chosen = call.refs.length > 0 ? named(pending, call.refs) : about(context, pending);
  const [only] = chosen;
  if (only === undefined) return refusePrivately(context, 'nothing-to-decide', {});
  const several = chosen.length > 1 && call.refs.length === 0;
  if (several || isAmbiguous(chosen, call.refs))
    return refusePrivately(context, 'which-request', { ref: refOfPending(only) });
  const ruling = chosen.find((each) => !mayDecide(context, each));
  if (ruling !== undefined)
    return refusePrivately(context, 'return-needs-ruling', { ref: refOfPending(ruling) });
  for (const each of chosen) {
    if (each.letter === '退') await decideReturnRequested(context, each, call);
    else await decideExtensionRequested(context, each, call);
  }
}

function about(context: CommandContext, pending: readonly Pending[]): Pending[] {
  const { subject } = context;
  return pending.filter(({ matter }) => subject === undefined || matter.suggestion.id === subject);
}

function named(pending: readonly Pending[], refs: Decide['refs']): Pending[] {
  return pending.filter((each) => refs.some((ref) => fits(each, ref)));
}

function fits({ letter, request }: Pending, ref: Decide['refs'][number]): boolean {
  return ref.serial === request.serial && (ref.letter === undefined || ref.letter === letter);
}

/** 4 without a letter may be 退4 and 延4. */
function isAmbiguous(chosen: readonly Pending[], refs: Decide['refs']): boolean {
  return refs.some((ref) => chosen.filter((each) => fits(each, ref)).length > 1);
}
