import type { Call } from '../../chat/card-call.ts';
import type { NumberRef, SuggestionText } from '../../chat/command-call.ts';
import { formatNumberRef } from '../../chat/reading/numbers.ts';
import { listedPoints } from '../../chat/reading/points.ts';
import { present } from '../../chat/reading/present.ts';
import { displayNumber, intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion, type SuggestionMove } from '../../domain/suggestion/transitions.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { expectAnswer } from '../asking/ask.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { deputyOf } from '../context.ts';
import { endByLead } from '../cosigning/end.ts';
import { startCosigning } from '../cosigning/invite.ts';
import { namesCosigners } from '../cosigning/named.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { numberFilter } from '../../storage/suggestion-numbers.ts';
import { contentOf, keepFiles, showDraft } from './draft.ts';
import { DRAFT_CARD } from './draft-in-mind.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { askForReview } from './ask-review.ts';

const NOTHING_TYPED: SuggestionText = { cosigners: [], units: [] };

/** 提交 [N]: confirm the named, the quoted or the newest draft of the deputy, or the one on the pressed card. */
export async function confirmDraft(
  context: CommandContext,
  call: Call<'confirm' | 'confirmDraft'>,
): Promise<void> {
  const [ref, other] = (call.name === 'confirm' && call.targets?.numbers) || [];
  if (ref !== undefined && other !== undefined)
    return refusePrivately(context, 'one-at-a-time', { word: '提交', first: formatNumberRef(ref) });
  const draft =
    ref === undefined ? await draftOf(context, call) : (await ownDrafts(context, numberFilter(ref))).at(-1);
  if (draft === undefined) return refuseWithoutDraft(context, ref);
  if (draft.state === 'cosigning') return endByLead(context, draft);
  if (await namesCosigners(context, draft)) return startCosigning(context, draft);
  // What a level of review had sent back goes to that level again.
  const move = draft.reviewLevel > 0 ? 'handInAgain' : 'submit';
  const moved = moveSuggestion(draft, move, { submittedOn: context.actedOn });
  if (!moved.ok) return refusePrivately(context, 'draft-gone', {});

  const saved = await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.submitted' });
  await settleCardsAbout(context, { subject: saved.id, kinds: [DRAFT_CARD] });
  await answer(context, 'suggestions/submitted', {
    deputy: context.actor.name,
    intake: intakeLabel(saved.intakeNumber),
    name: nameFor(saved, context.place.group, context.rules),
  });
  const matter = await loadMatter(context, saved);
  if (draft.submittedOn !== undefined) await tellCosigners(context, matter);
  await askForReview(context, matter);
}

/** 提交 said twice: what was handed in is named. */
async function refuseWithoutDraft(context: CommandContext, ref: NumberRef | undefined): Promise<void> {
  const lead = deputyOf(context.actor);
  const own =
    lead === undefined
      ? []
      : await findSuggestions(context.work.tx, context.congress.id, {
          leadDeputyId: lead.id,
          ...(ref === undefined ? {} : numberFilter(ref)),
        });
  const newest = own.at(-1);
  if (newest?.submittedOn === undefined || newest.state === 'withdrawn')
    return refusePrivately(context, 'no-draft', {});
  await refusePrivately(context, 'handed-in-already', { number: displayNumber(newest) });
}

/** What they have joined was changed: they may leave it (domain.md 1.7: 确认内容真实表达意愿). */
async function tellCosigners(
  context: CommandContext,
  { suggestion, lead, cosigners }: Matter,
): Promise<void> {
  for (const deputy of cosigners) {
    await tellMember(context, deputy, {
      class: 'notice',
      template: 'cosigning/text-changed',
      values: {
        deputy: deputy.name,
        lead: lead.name,
        name: nameFor(suggestion, undefined, context.rules),
        intake: intakeLabel(suggestion.intakeNumber),
      },
      subject: suggestion.id,
    });
  }
}

/** 修改: say how. */
export async function editDraft(context: CommandContext, call: Call<'editDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, { id: call.suggestion });
  if (draft === undefined) return refusePrivately(context, 'draft-gone', {});
  // Whatever is said next in the direct chat is the part, however short.
  await expectAnswer(context, { call: { name: 'submit', suggestion: NOTHING_TYPED }, field: 'revision' });
  await answer(context, 'suggestions/how-to-edit', { intake: intakeLabel(draft.intakeNumber) });
}

/** The part that was asked for, or what was corrected: laid into the draft, which is shown again. */
export async function amendDraft(context: CommandContext, call: Call<'amendDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, { id: call.suggestion });
  if (draft !== undefined && call.noPoint !== undefined) {
    const values = { intake: intakeLabel(draft.intakeNumber), points: listedPoints(draft.advice).length };
    return refusePrivately(context, 'draft-no-point', { ...values, point: call.noPoint });
  }
  const { title, reason, advice } = call;
  const typed = { ...NOTHING_TYPED, ...present({ title, reason, advice }) };
  const moved = draft === undefined ? undefined : moveSuggestion(draft, 'edit', contentOf(typed, draft));
  if (draft === undefined || moved === undefined || !moved.ok)
    return refusePrivately(context, 'draft-gone', {});
  const saved = await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.edited' });
  await keepFiles(context, saved);
  await showDraft(context, saved, draft);
}

/** 放弃: the draft is put away; its number is not given again. */
export async function discardDraft(context: CommandContext, call: Call<'discardDraft'>): Promise<void> {
  const [draft] = await ownDrafts(context, { id: call.suggestion });
  const moved =
    draft === undefined ? undefined : moveSuggestion(draft, moveAway(draft), { withdrawnOn: context.today });
  if (draft === undefined || moved === undefined || !moved.ok)
    return refusePrivately(context, 'draft-gone', {});
  await saveSuggestion(context.work, draft, moved.value, { action: 'suggestion.discarded' });
  await settleCardsAbout(context, { subject: draft.id, kinds: [DRAFT_CARD] });
  await answer(context, 'suggestions/discarded', { intake: intakeLabel(draft.intakeNumber) });
}

function moveAway(draft: Suggestion): SuggestionMove {
  return draft.state === 'draft' ? 'discard' : 'withdraw';
}

async function draftOf(
  context: CommandContext,
  call: Call<'confirm' | 'confirmDraft'>,
): Promise<Suggestion | undefined> {
  const id = call.name === 'confirmDraft' ? call.suggestion : context.subject;
  const own = await ownDrafts(context, id === undefined ? {} : { id });
  // A draft that nobody has confirmed is meant before one that others are joining.
  return own.findLast(({ state }) => state !== 'cosigning') ?? own.at(-1);
}

async function ownDrafts(
  context: CommandContext,
  where: ReturnType<typeof numberFilter>,
): Promise<Suggestion[]> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return [];
  return findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'cosigning', 'revision_requested'] },
    AND: [where],
  });
}
