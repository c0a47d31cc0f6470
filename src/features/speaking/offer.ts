import type { StoredChoice } from '../../storage/cards.ts';
import type { CommandContext } from '../context.ts';
import { isOutOfReach, noteWhispered, showCard, type Values, whisper } from './speak.ts';

/** Show the speaker privately what can be chosen; a group reads 已私信您. Each choice is used once. */
export async function offer(
  context: CommandContext,
  {
    template,
    values,
    choices,
  }: {
    readonly template: string;
    readonly values: Values;
    readonly choices: readonly StoredChoice[];
  },
): Promise<void> {
  if (isOutOfReach(context)) return whisper(context, template, values);
  await showCard(context, {
    to: context.actor.direct,
    class: 'answer',
    template,
    values,
    kind: 'confirm',
    answerableBy: [context.actor.personId],
    choices,
  });
  await noteWhispered(context);
}
