import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { listedPoints } from '../../chat/reading/points.ts';
import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion, type SuggestionMove } from '../../domain/suggestion/transitions.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { deputyOf } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { targetsOf } from '../matters/targets.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { contentOf, showDraft } from './draft.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, showCard } from '../speaking/speak.ts';

/** 提交: confirm the newest (or the quoted) draft of the deputy, or the one on the pressed card. */
export async function confirmDraft(
  context: CommandContext,
  call: Call<'confirm' | 'confirmDraft'>,
): Promise<void> {
  const draft = await draftOf(context, call);
  if (draft === undefined) return refusePrivately(context, 'no-draft', {});
  const moved = moveSuggestion(draft, 'submit', { submittedOn: context.actedOn });
  if (!moved.ok) return refusePrivately(context, 'draft-gone', {});

  const saved = await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.submitted' });
  await settleCardsAbout(context, { subject: saved.id, kinds: ['draft'] });
  await answer(context, 'suggestions/submitted', {
    deputy: context.actor.name,
    intake: intakeLabel(saved.intakeNumber),
    name: nameFor(saved, context.place.group, context.rules),
  });
  await askForReview(context, saved);
}

/** 修改: say how. */
export async function editDraft(context: CommandContext, call: Call<'editDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, call.suggestion);
  if (draft === undefined) return refusePrivately(context, 'draft-gone', {});
  await answer(context, 'suggestions/how-to-edit', { intake: intakeLabel(draft.intakeNumber) });
}

/** The part that was asked for: laid into the draft, which is shown again. */
export async function amendDraft(context: CommandContext, call: Call<'amendDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, call.suggestion);
  const { reason, advice } = call;
  const typed = {
    cosigners: [],
    units: [],
    ...(reason === undefined ? {} : { reason }),
    ...(advice === undefined ? {} : { advice }),
  };
  const moved = draft === undefined ? undefined : moveSuggestion(draft, 'edit', contentOf(typed, draft));
  if (draft === undefined || moved === undefined || !moved.ok)
    return refusePrivately(context, 'draft-gone', {});
  const saved = await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.edited' });
  await showDraft(context, saved);
}

/** 放弃: the draft is put away; its number is not given again. */
export async function discardDraft(context: CommandContext, call: Call<'discardDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, call.suggestion);
  const moved =
    draft === undefined ? undefined : moveSuggestion(draft, moveAway(draft), { withdrawnOn: context.today });
  if (draft === undefined || moved === undefined || !moved.ok)
    return refusePrivately(context, 'draft-gone', {});
  await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.discarded' });
  await settleCardsAbout(context, { subject: draft.id, kinds: ['draft'] });
  await answer(context, 'suggestions/discarded', { intake: intakeLabel(draft.intakeNumber) });
}

function moveAway(draft: Suggestion): SuggestionMove {
  return draft.state === 'draft' ? 'discard' : 'withdraw';
}

/** The review card in the staff group: 待审, the number, title and lead deputy. */
export async function askForReview(context: CommandContext, suggestion: Suggestion): Promise<void> {
  const targets = targetsOf([suggestion]);
  const lead = deputyOf(context.actor);
  for (const place of await staffPlaces(context)) {
    await showCard(context, {
      to: place.address,
      class: 'notice',
      template: 'review/waiting',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        intake: intakeLabel(suggestion.intakeNumber),
        deputy: context.actor.name,
        team: lead?.team ?? '代表',
        date: chineseDate(context.today),
        category: suggestion.category === undefined ? '类别待定' : `${suggestion.category}类`,
        points: listedPoints(suggestion.advice).length,
      },
      subject: suggestion.id,
      kind: 'review',
      choices: [
        choice('通过', { name: 'review', targets, decision: 'pass' }),
        choice('退改', { name: 'askRevision', suggestion: suggestion.id }),
        choice('不宜', { name: 'askDecline', suggestion: suggestion.id }),
      ],
    });
  }
}

async function draftOf(
  context: CommandContext,
  call: Call<'confirm' | 'confirmDraft'>,
): Promise<Suggestion | undefined> {
  const id = call.name === 'confirmDraft' ? call.suggestion : context.subject;
  return (await ownDrafts(context, id)).at(-1);
}

async function ownDrafts(context: CommandContext, id: string | undefined): Promise<Suggestion[]> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return [];
  return findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'cosigning', 'revision_requested'] },
    ...(id === undefined ? {} : { id }),
  });
}
