import type { Call } from '../../chat/card-call.ts';
import type { SuggestionText } from '../../chat/command-call.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { Member } from '../../storage/roster.ts';
import { askAnew } from '../../storage/cosigners.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameCosigners } from '../cosigning/named.ts';
import { INVITATION } from '../cosigning/running-list.ts';
import { expectAnswer } from '../asking/ask.ts';
import { openForm } from '../speaking/form.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { withCategory } from './appraisal.ts';
import { takeEarlierFiles } from './earlier-files.ts';
import { tellSimilar } from './similar.ts';
import { added, contentOf, createDraft, keepFiles, showDraft } from './draft.ts';
import {
  addedTo,
  askWhichSuggestion,
  explainAddition,
  maybeAnother,
  takeChosenFiles,
} from './which-suggestion.ts';
import { isEmpty, withoutWordFiles, withWord, wordFilesOf } from './word-file.ts';

/**
 * 建议: what a deputy typed, or sent as a Word file, becomes a draft that is shown back; alone it opens the form. Several
 * Word files without words are a suggestion each.
 */
export async function submit(context: CommandContext, call: Call<'submit'>): Promise<void> {
  const lead = deputyOf(context.actor);
  if (lead === undefined) return refusePrivately(context, 'role', { word: '建议', who: '人大代表' });
  if (lead.status !== 'active') return refusePrivately(context, 'deputy-not-active', {});
  if (isEmpty(call.suggestion) && context.attachments.length === 0) {
    // Whatever is said next in the direct chat is the suggestion, however short.
    await expectAnswer(context, { call, field: 'suggestion' });
    return openForm(context, '建议', {
      template: 'suggestions/form-offered',
      values: { deputy: context.actor.name },
    });
  }

  const [first, ...more] = isEmpty(call.suggestion) ? wordFilesOf(context) : [];
  if (first !== undefined && more.length > 0) {
    await submit({ ...context, attachments: [first, ...withoutWordFiles(context)] }, call);
    for (const file of more) await submit({ ...context, attachments: [file] }, call);
    return;
  }
  const typed = await withWord(context, call.suggestion);
  const { prose = false, anew = context.marked ? true : undefined } = call;
  if (typed !== undefined) await keepTyped(context, lead, { typed, prose, anew });
}

interface Typed {
  readonly typed: SuggestionText;
  readonly prose: boolean;
  /** Undefined: nobody has said whether it is a new one. */
  readonly anew: boolean | undefined;
}

async function keepTyped(
  context: CommandContext,
  lead: Member,
  { typed, prose, anew }: Typed,
): Promise<void> {
  const open = anew === true ? undefined : await draftBeingEdited(context, typed, lead.id);
  if (open !== undefined && prose && anew === undefined && maybeAnother(context, typed, open))
    return askWhichSuggestion(context, open, typed);
  const late = prose && anew === undefined && open === undefined ? typed.body : undefined;
  const matter = late === undefined ? undefined : await addedTo(context, late);
  if (matter !== undefined) return explainAddition(context, matter, typed);
  if (open === undefined) {
    const draft = await createDraft(context, lead, typed);
    await showDraft(context, draft);
    await takeChosenFiles(context, draft);
    await takeEarlierFiles(context, draft);
    return tellSimilar(context, draft);
  }
  const edited = moveSuggestion(
    open,
    'edit',
    withCategory(context, contentOf(prose ? added(typed, open) : typed, open)),
  );
  if (!edited.ok) return refusePrivately(context, 'draft-gone', {});
  const saved = await saveSuggestion(context.work, open, edited.value, { action: 'suggestion.edited' });
  await keepFiles(context, saved);
  await takeChosenFiles(context, saved);
  if (open.state === 'cosigning') await stopAsking(context, saved);
  await nameCosigners(context, saved, typed.cosigners);
  await showDraft(context, saved, open);
}

/** What others were asked to join is changed (代表确认内容真实表达意愿): they are asked anew once it is confirmed. */
async function stopAsking(context: CommandContext, { id }: Suggestion): Promise<void> {
  await askAnew(context.work, id, { action: 'cosigner.asked_anew' });
  await settleCardsAbout(context, { subject: id, kinds: [INVITATION] });
}

/**
 * In a direct chat, labelled text without a mark is a correction of the deputy's open draft (把改好的
 * 那段直接发我); so is any text while a revision is asked for. Everything else is a new suggestion, also a Word file
 * with another title.
 */
async function draftBeingEdited(
  context: CommandContext,
  typed: SuggestionText,
  leadDeputyId: string,
): Promise<Suggestion | undefined> {
  if (context.place.group !== undefined && context.subject === undefined) return undefined;
  const open = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId,
    // Of what others are joining only the quoted one is meant.
    state: { in: ['draft', 'revision_requested', ...(context.subject === undefined ? [] : ['cosigning'])] },
  });
  const candidates =
    context.subject === undefined ? open : open.filter((each) => each.id === context.subject);
  const newest = candidates.at(-1);
  if (newest === undefined) return undefined;
  const whole = typed.title !== undefined && (typed.advice !== undefined || wordFilesOf(context).length > 0);
  return whole && newest.state === 'draft' && typed.title !== newest.title ? undefined : newest;
}
