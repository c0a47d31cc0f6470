import type { AnyCall } from '../../chat/card-call.ts';
import type { Targets } from '../../chat/command-call.ts';
import { passage } from '../../chat/reading/fold.ts';
import { isEmpty, leadingTargets, NO_TARGETS } from '../../chat/reading/targets.ts';
import type { CommandContext } from '../context.ts';

/** The call for the matters that were asked for: numbers or 全部, perhaps with the word said once more (签收 1、3). */
export function aimedAt(
  context: Pick<CommandContext, 'table'>,
  asked: AnyCall,
  said: { readonly call: AnyCall; readonly spoken: string },
): AnyCall | undefined {
  if (asked.name !== 'signOff') return undefined;
  const targets = targetsSaid(context, said);
  if (isEmpty(targets)) return undefined;
  // Details that are told again count instead of those told before.
  return said.call.name === 'signOff' ? { ...asked, ...said.call } : { ...asked, targets };
}

function targetsSaid(
  { table }: Pick<CommandContext, 'table'>,
  { call, spoken }: { readonly call: AnyCall; readonly spoken: string },
): Targets {
  if (call.name === 'signOff') return call.targets;
  const found = leadingTargets(passage(spoken), { series: table.series, rangeWords: 'yes' });
  const isWhole = /^[\s。.!?]*$/u.test(found.rest.folded);
  return isWhole ? found.targets : NO_TARGETS;
}
