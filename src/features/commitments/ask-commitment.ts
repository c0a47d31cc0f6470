import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { numbersOf, targetsOf } from '../matters/targets.ts';

/** A class that must carry a promise was given without one: it is asked for afterwards, privately. */
export async function askForCommitment(context: CommandContext, matters: readonly Matter[]): Promise<void> {
  await ask(context, {
    call: {
      name: 'commitment',
      targets: targetsOf(matters.map(({ suggestion }) => suggestion)),
      commitments: [],
    },
    field: 'commitment',
    template: 'commitments/please-add',
    values: { number: numbersOf(matters) },
  });
}
