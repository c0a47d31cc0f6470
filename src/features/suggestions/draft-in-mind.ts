import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { cardOfMessage } from '../../storage/cards.ts';
import { type DeliveredMessage, lastMessages } from '../../storage/outbox.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';

/** The kind of the card that shows a draft back. */
export const DRAFT_CARD = 'draft';

/** A draft stays in mind for so many messages of the bot. */
const IN_MIND = 3;

/** So many messages are looked through for them: each file that is added is acknowledged, and shown on the card. */
const MOST_LOOKED_AT = 20;

/**
 * The newest open draft, if the bot spoke of it just now in this chat; `last`: with its card, and of nothing since but
 * of files that were added to it.
 */
export async function draftInMind(
  context: CommandContext,
): Promise<{ readonly draft: Suggestion; readonly last: boolean } | undefined> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return undefined;
  const { work, congress, place } = context;
  const drafts = await findSuggestions(work.tx, congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'revision_requested'] },
  });
  const draft = drafts.at(-1);
  if (draft === undefined) return undefined;
  const { platform, account, conversation } = place.address;
  const key = { platform, account, conversationKind: conversation.kind, conversationId: conversation.id };
  const recent = await lastMessages(work.tx, key, MOST_LOOKED_AT);
  const said = recent.filter((each) => !saysNothingNew(each, draft)).slice(0, IN_MIND);
  if (!said.some(({ subjectId }) => subjectId === draft.id)) return undefined;
  const [last] = said;
  const card = last === undefined ? undefined : await cardOfMessage(work.tx, last.sequence);
  return { draft, last: card?.kind === DRAFT_CARD && card.subject === draft.id };
}

/** A file was added to the draft, or a card that was shown before looks otherwise. */
function saysNothingNew({ template, subjectId }: DeliveredMessage, draft: Suggestion): boolean {
  return template.startsWith('card/') || (template === 'speaking/files-added' && subjectId === draft.id);
}
