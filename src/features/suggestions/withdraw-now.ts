import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';

/** The cards of a matter that ask for something which is over with it. */
const CARDS = ['draft', 'invitation', 'review', 'assignment', 'return', 'withdrawal'];

/** End the handling; the units that have the matter and the deputies who have joined it are told. */
export async function withdrawNow(
  context: CommandContext,
  matter: Matter,
  reason: string | undefined,
): Promise<void> {
  const { suggestion } = matter;
  const moved = moveSuggestion(suggestion, 'withdraw', { withdrawnOn: context.actedOn });
  if (!moved.ok) throw new Error(`suggestion ${suggestion.id} was withdrawn in state ${suggestion.state}`);
  const saved = await saveSuggestion(context.work, suggestion, moved.value, {
    action: 'suggestion.withdrawn',
    facts: reason === undefined ? {} : { reason },
  });
  await settleCardsAbout(context, { subject: saved.id, kinds: CARDS });
  await tellCosigners(context, matter, saved);
  await tellUnits(context, matter);
}

async function tellCosigners(
  context: CommandContext,
  { cosigners, lead }: Matter,
  withdrawn: Suggestion,
): Promise<void> {
  for (const deputy of cosigners) {
    await tellMember(context, deputy, {
      class: 'notice',
      template: 'suggestions/withdrawn-for-cosigner',
      values: { deputy: deputy.name, lead: lead.name, name: nameFor(withdrawn, undefined, context.rules) },
      subject: withdrawn.id,
    });
  }
}

async function tellUnits(context: CommandContext, matter: Matter): Promise<void> {
  for (const { unit } of matter.shares) {
    for (const place of await unitPlaces(context, unit.id)) {
      await say(context, {
        to: place.address,
        class: 'notice',
        template: 'suggestions/withdrawn-for-unit',
        values: { name: nameFor(matter.suggestion, place.group, context.rules), unit: unit.name },
        subject: matter.suggestion.id,
      });
    }
  }
}
