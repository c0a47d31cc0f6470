import type { RecallEvent } from '../../chat/message.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import type { Tx } from '../../storage/database.ts';
import { draftedBy } from '../../storage/recalls.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { whisper } from '../speaking/speak.ts';

/** Whether a draft came of the message that was taken back. */
export async function hasDraftOf(tx: Tx, event: RecallEvent): Promise<boolean> {
  return (await draftedBy(tx, event)).length > 0;
}

/**
 * Whoever takes back the message takes back the draft that came of it, as long as it is one. What was handed in
 * stays: the deputy is told, privately, how to withdraw it.
 */
export async function recallDraft(context: CommandContext, event: RecallEvent): Promise<void> {
  const drafted = await findSuggestions(context.work.tx, context.congress.id, {
    id: { in: await draftedBy(context.work.tx, event) },
    enteredById: context.actor.personId,
  });
  for (const suggestion of drafted) {
    const about = { ...context, subject: suggestion.id };
    const number = displayNumber(suggestion);
    const moved =
      suggestion.submittedOn === undefined
        ? moveSuggestion(suggestion, 'discard', { withdrawnOn: context.today })
        : undefined;
    if (moved?.ok === true) {
      await saveSuggestion(context.work, suggestion, moved.value, { action: 'suggestion.recalled' });
      await settleCardsAbout(context, { subject: suggestion.id, kinds: ['draft'] });
      await whisper(about, 'suggestions/recalled-draft', { deputy: context.actor.name, intake: number });
    } else if (suggestion.state !== 'withdrawn') {
      const state = stateName(suggestion.state);
      await whisper(about, 'suggestions/recalled-later', { deputy: context.actor.name, number, state });
    }
  }
}
