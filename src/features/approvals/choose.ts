import type { Targets } from '../../chat/command-call.ts';
import type { CommandContext } from '../context.ts';
import { resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { type Pending, pendingRequests } from './pending.ts';

/**
 * The requests of one kind that 退办审批 N 单位 or 延期审批 N 单位 means, one at least; `undefined` after a refusal.
 */
export async function chooseRequests<L extends Pending['letter']>(
  context: CommandContext,
  call: { readonly targets: Targets; readonly unit?: string },
  { letter, word }: { readonly letter: L; readonly word: string },
): Promise<readonly Extract<Pending, { readonly letter: L }>[] | undefined> {
  const pending = (await pendingRequests(context)).filter(
    (each): each is Extract<Pending, { readonly letter: L }> => each.letter === letter,
  );
  const open = () => Promise.resolve(pending.map(({ matter }) => matter));
  const matters = await resolveTargets(context, call.targets, open, word);
  if (matters === undefined) return undefined;
  const ids = new Set(matters.map(({ suggestion }) => suggestion.id));
  const chosen = pending.filter(
    ({ matter, unit }) =>
      ids.has(matter.suggestion.id) && (call.unit === undefined || unit.name.endsWith(call.unit)),
  );
  if (chosen.length > 0) return chosen;
  await refusePrivately(context, 'nothing-to-decide', {});
  return undefined;
}
