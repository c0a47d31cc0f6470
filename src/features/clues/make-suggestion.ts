import { type Clue, clueNumber, clueTitle } from '../../domain/clues/clue.ts';
import { moveClue } from '../../domain/clues/transitions.ts';
import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { clueFiles, saveClue } from '../../storage/clues.ts';
import { addSuggestionFiles } from '../../storage/files.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { asMember } from '../on-behalf/as-member.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, noteWhispered } from '../speaking/speak.ts';
import { createDraft, showDraft } from '../suggestions/draft.ts';
import { refuseSettled } from './find.ts';
import { settleClueCards, tellOfficeOf, tellReporters } from './tell.ts';

/**
 * 转建议, 转小微急: the clue becomes a draft of the deputy who took it up, else of the deputy who reported it, and is
 * shown to that deputy alone, who submits it. A councillor cannot make a statutory suggestion: a deputy must claim
 * the clue first.
 */
export async function makeSuggestion(
  context: CommandContext,
  clue: Clue,
  deed: 'suggest' | 'fastTrack',
): Promise<void> {
  if (!moveClue(clue, 'convert').ok) return refuseSettled(context, clue);
  const owner = await ownerOf(context, clue);
  if (owner === undefined) return;
  const clueRef = { clue: clueNumber(clue), person: owner.name };
  if (owner.status !== 'active') return refusePrivately(context, 'clue-owner-inactive', clueRef);
  const theirs = await asMember(context, owner);
  if (theirs === undefined) return refusePrivately(context, 'clue-owner-unreachable', clueRef);

  const draft = await draftOf(theirs, clue, owner, deed);
  const moved = moveClue(clue, 'convert', {
    suggestionId: draft.id,
    claimedById: clue.claimedById ?? owner.id,
    settledAt: context.now,
  });
  if (!moved.ok) return refuseSettled(context, clue);
  const saved = await saveClue(context.work, clue, moved.value, { action: 'clue.converted' });
  await settleClueCards(context, saved);
  await showDraft(theirs, draft);
  await tellMade(context, saved, owner, draft);
}

/** Whose suggestion it becomes; undefined after a refusal. */
async function ownerOf(context: CommandContext, clue: Clue): Promise<Member | undefined> {
  const own = deputyOf(context.actor);
  const [claimer] = await membersOf(context, clue.claimedById);
  const [reporter] = await membersOf(context, clue.reporterId);
  const claimed = claimer?.roles.includes('deputy') === true ? claimer : undefined;
  if (!context.actor.roles.includes('staff') && own !== undefined) {
    if (claimed === undefined || claimed.id === own.id) return own;
    await refusePrivately(context, 'clue-settled.claimed', { clue: clueNumber(clue) });
    return undefined;
  }
  const owner = claimed ?? (reporter?.roles.includes('deputy') === true ? reporter : undefined);
  if (owner === undefined)
    await refusePrivately(context, 'clue-needs-deputy', {
      clue: clueNumber(clue),
      person: reporter?.name ?? '',
    });
  return owner;
}

function membersOf(context: CommandContext, id: string | undefined): Promise<Member[]> {
  if (id === undefined) return Promise.resolve([]);
  return findMembers(context.work.tx, { congressId: context.congress.id, id });
}

async function draftOf(
  theirs: CommandContext,
  clue: Clue,
  owner: Member,
  deed: 'suggest' | 'fastTrack',
): Promise<Suggestion> {
  const text = { reason: clue.body, body: clue.body, cosigners: [], units: [] };
  const draft = await createDraft(theirs, owner, text);
  const files = await clueFiles(theirs.work.tx, clue.congressId, clue.id);
  await addSuggestionFiles(theirs.work, draft.id, files);
  if (deed === 'suggest') return draft;
  return saveSuggestion(
    theirs.work,
    draft,
    { ...draft, kind: 'fast_track' },
    { action: 'suggestion.fast_track' },
  );
}

async function tellMade(
  context: CommandContext,
  clue: Clue,
  owner: Member,
  draft: Suggestion,
): Promise<void> {
  const values = {
    clue: clueNumber(clue),
    body: clueTitle(clue),
    person: owner.name,
    intake: intakeLabel(draft.intakeNumber),
  };
  if (owner.personId === context.actor.personId) await noteWhispered(context);
  else {
    const template = draft.kind === 'fast_track' ? 'clues/made-fast-track' : 'clues/made-suggestion';
    await answer({ ...context, subject: clue.id }, template, values);
  }
  await tellOfficeOf(context, clue, 'clues/to-staff-suggestion');
  await tellReporters(context, clue, {
    template: 'clues/told-suggestion',
    more: { intake: values.intake },
    but: [owner.personId],
  });
}
