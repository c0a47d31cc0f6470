import type { CommandContext } from '../context.ts';
import { type Values, whisper } from './speak.ts';

/**
 * A refusal goes to the speaker privately and says what to do instead (commands.md rule 5). Its
 * text contains 不能. The group hears nothing.
 */
export async function refusePrivately(
  context: CommandContext,
  template: string,
  values: Values = {},
): Promise<void> {
  await whisper(context, `refusals/${template}`, { person: context.actor.name, ...values });
}
