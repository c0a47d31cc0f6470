import type { Call } from '../../chat/card-call.ts';
import { missingParts } from '../../domain/suggestion/content.ts';
import { intakeLabel } from '../../domain/suggestion/suggestion.ts';
import type { CommandContext } from '../context.ts';
import { answer } from '../speaking/speak.ts';
import { confirmDraft } from './confirm-draft.ts';
import { draftInMind } from './draft-in-mind.ts';

const PARTS = { reason: '「问题」', advice: '「建议」' };

/**
 * A greeting is answered. 好的 or 没问题 right after a whole draft was shown back hands it in; when the bot has spoken of
 * anything else since, or a part is missing, it is said how.
 */
export async function greet(context: CommandContext, { assent }: Call<'greeting'>): Promise<void> {
  const shown = assent === true && context.place.group === undefined ? await draftInMind(context) : undefined;
  if (shown === undefined) return answer(context, 'speaking/greeting', { person: context.actor.name });
  const { draft, last } = shown;
  const missing = missingParts(draft);
  if (last && missing.length === 0)
    return confirmDraft(context, { name: 'confirmDraft', suggestion: draft.id });
  await answer(context, 'suggestions/not-yet-handed-in', {
    deputy: context.actor.name,
    intake: intakeLabel(draft.intakeNumber),
    title: draft.title,
    missing: missing.length === 0 ? '' : `,还缺${missing.map((part) => PARTS[part]).join('和')}`,
  });
}
