import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Contact } from '../../storage/contacts.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { directTo } from '../speaking/recipients.ts';
import { choice, showCard } from '../speaking/speak.ts';

/** A contact with the matter and the share it is of. */
export interface Recorded {
  readonly contact: Contact;
  readonly matter: Matter;
  readonly share: Share;
}

/**
 * 本意确认: what a unit noted before it began is shown to the lead deputy, who says whether it was meant so; one card
 * for the matters of one meeting. Whoever the bot cannot write to is asked by the unit itself.
 */
export async function askIntent(context: CommandContext, recorded: readonly Recorded[]): Promise<void> {
  const before = recorded.filter(({ contact }) => contact.stage === 'before' && contact.summary !== '');
  const deputies = new Map(before.map(({ matter }) => [matter.lead.id, matter.lead]));
  for (const deputy of deputies.values()) {
    const place = await directTo(context, deputy);
    const own = before.filter(({ matter }) => matter.lead.id === deputy.id);
    const [first] = own;
    if (place === undefined || first === undefined || context.behalf !== undefined) continue;
    const contacts = own.map(({ contact }) => contact.id);
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: 'contacts/intent',
      values: {
        deputy: deputy.name,
        names:
          own.length === 1
            ? nameFor(first.matter.suggestion, undefined, context.rules)
            : own.map(({ matter }) => displayNumber(matter.suggestion)).join('、'),
        unit: first.share.unit.name,
        summary: first.contact.summary,
      },
      subject: first.matter.suggestion.id,
      kind: 'intent',
      answerableBy: [deputy.personId],
      choices: [
        choice('确认', { name: 'confirmContact', contacts, agree: true }, { confirmed: true }),
        choice('不是这个意思', { name: 'confirmContact', contacts, agree: false }),
      ],
    });
  }
}
