import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { cosign } from './cosign.ts';

/** 附议 to what is there already: the draft, which says the same, is put away. */
export async function cosignInstead(context: CommandContext, call: Call<'cosignInstead'>): Promise<void> {
  const { tx } = context.work;
  const [other] = await findSuggestions(tx, context.congress.id, { id: call.suggestion });
  const draft = await ownDraft(context, call.draft);
  const moved = draft && moveSuggestion(draft, 'discard', { withdrawnOn: context.today });
  if (other === undefined || draft === undefined || moved?.ok !== true)
    return refusePrivately(context, 'draft-gone', {});
  await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.discarded' });
  await settleCardsAbout(context, { subject: draft.id, kinds: ['draft'] });
  await cosign({ ...context, subject: other.id }, { name: 'cosign', targets: targetsOf([other]), names: [] });
}

/** 另提一件: it is something else; the draft stays. */
export async function keepOwn(context: CommandContext, call: Call<'keepOwn'>): Promise<void> {
  const draft = await ownDraft(context, call.draft);
  if (draft === undefined) return refusePrivately(context, 'draft-gone', {});
  await answer({ ...context, subject: draft.id }, 'cosigning/keep-own', { intake: displayNumber(draft) });
}

async function ownDraft(context: CommandContext, id: string): Promise<Suggestion | undefined> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return undefined;
  const [draft] = await findSuggestions(context.work.tx, context.congress.id, {
    id,
    leadDeputyId: lead.id,
    state: 'draft',
  });
  return draft;
}
