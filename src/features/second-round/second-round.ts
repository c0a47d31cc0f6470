import type { Call } from '../../chat/card-call.ts';
import type { NewRound } from '../../domain/satisfaction/second-round.ts';
import type { CommandContext } from '../context.ts';
import { repliedMatters } from '../hearings/arrange.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { decideRound, openRound } from './open-round.ts';

type SecondRound = Call<'secondRound'>;

/** 二次交办: replied matters go to their units once more; several at once are confirmed. */
export async function secondRound(context: CommandContext, call: SecondRound): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => repliedMatters(context), '二次交办');
  if (matters === undefined) return;
  const rounds: (readonly [Matter, NewRound])[] = [];
  for (const matter of matters) {
    const decided = await decideRound(context, matter, { due: call.due });
    if (decided === undefined) return;
    rounds.push([matter, decided]);
  }
  if (matters.length > 1 && !context.confirmed) return confirmBulk(context, call, matters);

  for (const [matter, round] of rounds) await openRound(context, matter, { ...round, demand: call.reason });
}

async function confirmBulk(
  context: CommandContext,
  call: SecondRound,
  matters: readonly Matter[],
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认',
    template: 'second-round/confirm-bulk',
    values: { count: matters.length, numbers: numbersOf(matters) },
  });
}
