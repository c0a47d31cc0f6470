import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { tellUnit } from '../matters/tell-unit.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { tellMember } from '../speaking/tell.ts';

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
  await settleCardsAbout(context, { subject: saved.id });
  await tellCosigners(context, matter, saved);
  for (const { unit } of matter.shares)
    await tellUnit(context, { unit, suggestion }, 'suggestions/withdrawn-for-unit');
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
