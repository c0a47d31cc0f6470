import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { sendFile, say } from '../speaking/speak.ts';
import { fileLabels, type Reply } from '../../storage/replies.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';

/** A matter passed down from above is answered: the office sends the reply upwards, under the number from there. */
export async function tellOfficeToReport(
  context: CommandContext,
  suggestion: Suggestion,
  { unit, reply }: { readonly unit: { readonly name: string }; readonly reply: Reply },
): Promise<void> {
  const { superiorNumber } = suggestion;
  if (superiorNumber === undefined) return;
  const files = await fileLabels(context.work.tx, context.congress.id, reply.fileIds);
  for (const { address: to, group } of await staffPlaces(context)) {
    await say(context, {
      to,
      class: 'notice',
      template: 'on-behalf/superior-replied',
      values: {
        name: nameFor(suggestion, group, context.rules),
        superior: superiorNumber,
        unit: unit.name,
        outcome: reply.outcome,
      },
      subject: suggestion.id,
    });
    for (const file of files) await sendFile(context, { to, class: 'notice', subject: suggestion.id }, file);
  }
}
