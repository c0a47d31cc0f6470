import type { CommandContext } from '../context.ts';
import { say, type Values } from './speak.ts';

/**
 * A refusal goes to the speaker privately and says what to do instead (commands.md rule 5). Its
 * text contains 不能. The group hears nothing.
 */
export async function refusePrivately(
  context: CommandContext,
  template: string,
  values: Values = {},
): Promise<void> {
  await say(context, {
    to: context.actor.direct,
    class: 'answer',
    template: `refusals/${template}`,
    values: { person: context.actor.name, ...values },
    ...(context.subject === undefined ? {} : { subject: context.subject }),
  });
}
