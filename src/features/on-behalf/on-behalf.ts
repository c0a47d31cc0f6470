import type { Call } from '../../chat/card-call.ts';
import { displayNumber, intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { saveAnswer } from '../../storage/cosigners.ts';
import type { Member } from '../../storage/roster.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter } from '../matters/matter.ts';
import { findDeputy } from '../roster/find-deputy.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { adviseOn } from '../suggestions/appraisal.ts';
import { askForReview } from '../suggestions/ask-review.ts';
import { createDraft } from '../suggestions/draft.ts';
import { isEmpty } from '../suggestions/word-file.ts';
import { superiorDeputy } from '../superior/superior-deputy.ts';

type OnBehalf = Call<'onBehalf'>;

/**
 * 代录 姓名 …: staff writes down what a deputy gave on paper, by voice or by hand; the deputy leads it and is told.
 * 代录 上级 原号 …: a suggestion passed down from the congress above goes the same way, under both numbers.
 */
export async function enterOnBehalf(context: CommandContext, call: OnBehalf): Promise<void> {
  if (call.superior && call.superiorNumber === undefined)
    return refusePrivately(context, 'behalf-superior-number', {});
  if (isEmpty(call.suggestion) && context.attachments.length === 0)
    return refusePrivately(context, 'behalf-what', { person: call.person ?? '姓名' });
  const lead = await leadOf(context, call);
  if (lead === undefined) return;
  const draft = await draftOf(context, call, lead);
  await askToConfirm(context, {
    call: { name: 'confirmOnBehalf', suggestion: draft.id },
    label: '确认提交',
    template: call.superior ? 'on-behalf/confirm-superior' : 'on-behalf/confirm-deputy',
    values: {
      deputy: lead.name,
      intake: intakeLabel(draft.intakeNumber),
      title: draft.title,
      superior: call.superiorNumber ?? '',
      cosigners: call.suggestion.cosigners.join('、') || '无',
    },
    subject: draft.id,
    private: draft.confidential,
  });
  await adviseOn(context, draft);
}

/** Confirmed: it is submitted in the deputy's name, by staff. */
export async function confirmOnBehalf(context: CommandContext, call: Call<'confirmOnBehalf'>): Promise<void> {
  const [draft] = await findSuggestions(context.work.tx, context.congress.id, { id: call.suggestion });
  const moved =
    draft === undefined ? undefined : moveSuggestion(draft, 'submit', { submittedOn: context.actedOn });
  if (draft === undefined || moved?.ok !== true) return refusePrivately(context, 'draft-gone', {});
  const saved = await saveSuggestion(context.work, draft, moved.value, {
    action: 'suggestion.submitted_on_behalf',
  });
  const matter = await loadMatter(context, saved);
  const number = displayNumber(saved);
  const values = { deputy: matter.lead.name, number, name: nameFor(saved, undefined, context.rules) };
  const here = { ...context, subject: saved.id };
  if (saved.superiorNumber === undefined) {
    const told = await tellDeputy(context, matter.lead, saved, values);
    await answer(here, told ? 'on-behalf/submitted' : 'on-behalf/submitted-untold', values);
  } else await answer(here, 'on-behalf/submitted-superior', { ...values, superior: saved.superiorNumber });
  await askForReview(context, matter);
}

async function leadOf(context: CommandContext, call: OnBehalf): Promise<Member | undefined> {
  if (call.superior) return superiorDeputy(context, call.person);
  if (call.person === undefined) {
    await refusePrivately(context, 'behalf-whom', {});
    return undefined;
  }
  const deputy = await findDeputy(context, call.person);
  if (deputy === undefined || deputy.status === 'active') return deputy;
  await refusePrivately(context, 'behalf-inactive', { person: deputy.name });
  return undefined;
}

async function draftOf(context: CommandContext, call: OnBehalf, lead: Member): Promise<Suggestion> {
  const { cosigners, ...text } = call.suggestion;
  const draft = await createDraft(context, lead, { ...text, cosigners: [] });
  for (const name of call.superior ? [] : cosigners) {
    // Whoever signed the paper has joined; a name that is not on the roster was told to staff.
    const deputy = await findDeputy(context, name);
    if (deputy === undefined || deputy.id === lead.id) continue;
    await saveAnswer(
      context.work,
      { suggestionId: draft.id, deputyId: deputy.id, state: 'agreed' },
      { action: 'cosigner.signed_on_paper' },
    );
  }
  if (call.superiorNumber === undefined) return draft;
  return saveSuggestion(
    context.work,
    draft,
    { ...draft, superiorNumber: call.superiorNumber },
    { action: 'suggestion.passed_down' },
  );
}

async function tellDeputy(
  context: CommandContext,
  deputy: Member,
  suggestion: Suggestion,
  values: Record<string, string>,
): Promise<boolean> {
  return tellMember(context, deputy, {
    class: 'notice',
    template: 'on-behalf/to-deputy',
    values: { ...values, person: context.actor.name },
    subject: suggestion.id,
  });
}
