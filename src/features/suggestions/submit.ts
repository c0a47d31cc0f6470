import type { Call } from '../../chat/card-call.ts';
import type { SuggestionText } from '../../chat/command-call.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { formNamed } from '../speaking/form.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { noteWhispered, showCard } from '../speaking/speak.ts';
import { withCategory } from './appraisal.ts';
import { contentOf, createDraft, showDraft } from './draft.ts';

/** 建议: what a deputy typed becomes a draft that is shown back; alone it opens the form. */
export async function submit(context: CommandContext, call: Call<'submit'>): Promise<void> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return refusePrivately(context, 'role', { word: '建议', who: '人大代表' });
  if (lead.status !== 'active') return refusePrivately(context, 'deputy-not-active', {});
  if (isEmpty(call.suggestion) && context.attachments.length === 0) return openForm(context);

  const open = context.marked ? undefined : await draftBeingEdited(context, call.suggestion, lead.id);
  if (open === undefined) {
    await showDraft(context, await createDraft(context, lead, call.suggestion));
    return;
  }
  const edited = moveSuggestion(open, 'edit', withCategory(context, contentOf(call.suggestion, open)));
  if (!edited.ok) return refusePrivately(context, 'draft-gone', {});
  await showDraft(
    context,
    await saveSuggestion(context.work, open, edited.value, { action: 'suggestion.edited' }),
  );
}

/** The form 建议, in the direct chat; the group reads 已私信您. */
async function openForm(context: CommandContext): Promise<void> {
  await showCard(context, {
    to: context.actor.direct,
    class: 'answer',
    template: 'suggestions/form-offered',
    values: { deputy: context.actor.name },
    kind: 'form',
    answerableBy: [context.actor.personId],
    choices: [],
    form: await formNamed(context, '建议'),
  });
  await noteWhispered(context);
}

/**
 * In a direct chat, labelled text without a mark is a correction of the deputy's open draft (把改好的
 * 那段直接发我); so is any text while a revision is asked for. Everything else is a new suggestion.
 */
async function draftBeingEdited(
  context: CommandContext,
  typed: SuggestionText,
  leadDeputyId: string,
): Promise<Suggestion | undefined> {
  if (context.place.group !== undefined && context.subject === undefined) return undefined;
  const open = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId,
    state: { in: ['draft', 'revision_requested'] },
  });
  const candidates =
    context.subject === undefined ? open : open.filter((each) => each.id === context.subject);
  const newest = candidates.at(-1);
  if (newest === undefined) return undefined;
  const whole = typed.title !== undefined && typed.advice !== undefined;
  return whole && newest.state === 'draft' && typed.title !== newest.title ? undefined : newest;
}

function isEmpty(typed: SuggestionText): boolean {
  const texts = [typed.title, typed.reason, typed.analysis, typed.advice, typed.body];
  return texts.every((text) => text === undefined || text.trim() === '');
}
