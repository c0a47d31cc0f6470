import type { CommandContext } from '../context.ts';
import { answer, answerPrivately, type Values } from '../speaking/speak.ts';
import { type Matter, seenByAll } from './matter.ts';

/** Whether a matter may be named in the chat: everyone there may know of it (commands.md rule 5). */
export function isFitForPlace(context: CommandContext, matter: Matter): boolean {
  return context.place.group === undefined || seenByAll(context.place.audience, matter) !== 'none';
}

/**
 * Answer about matters where it was typed, if everyone there may know of them or the numbers were
 * typed there; otherwise privately, and the group reads 已私信您.
 */
export async function answerAbout(
  context: CommandContext,
  about: { readonly matters: readonly Matter[]; readonly numbersTyped: boolean },
  template: string,
  values: Values,
): Promise<void> {
  const [only] = about.matters;
  const subject = about.matters.length === 1 ? only?.suggestion.id : undefined;
  const here = { ...context, ...(subject === undefined ? {} : { subject }) };
  const fit = about.numbersTyped || about.matters.every((matter) => isFitForPlace(context, matter));
  if (fit) await answer(here, template, values);
  else await answerPrivately(here, template, values);
}
