import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { hasAllAnswers } from '../../domain/cosigning/cosigner.ts';
import { findCosigners, lockSuggestion } from '../../storage/cosigners.ts';
import { findSuggestions, loadSuggestion, saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext, Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { askForReview } from '../suggestions/ask-review.ts';
import { groupsFor } from './invite.ts';
import { membersById, namesOf, withAccount } from './invitees.ts';
import { INVITATION } from './running-list.ts';

/** 提交 of a suggestion that is being joined: the lead deputy waits no longer. */
export async function endByLead(context: CommandContext, suggestion: Suggestion): Promise<void> {
  const matter = await handIn(context, suggestion);
  if (matter === undefined) return refusePrivately(context, 'draft-gone', {});
  await answer({ ...context, subject: suggestion.id }, 'suggestions/submitted', {
    deputy: context.actor.name,
    intake: intakeLabel(suggestion.intakeNumber),
    name: nameFor(suggestion, context.place.group, context.rules),
  });
}

/** Hand the suggestion in once everybody who was asked, and can answer, has answered. */
export async function endIfAllAnswered(room: Room, suggestion: Suggestion): Promise<void> {
  if (suggestion.state !== 'cosigning') return;
  const parts = await findCosigners(room.work.tx, room.congress.id, { suggestionId: suggestion.id });
  const members = await membersById(
    room,
    parts.map(({ deputyId }) => deputyId),
  );
  if (hasAllAnswers(parts, await withAccount(room, members))) await endAndTell(room, suggestion);
}

/** Hand in the suggestions whose window is over, however late that is found. */
export async function endDueCosigning(room: Room): Promise<void> {
  const { tx } = room.work;
  const due = await findSuggestions(tx, room.congress.id, {
    state: 'cosigning',
    cosignUntil: { lte: room.now },
  });
  for (const { id } of due) {
    await lockSuggestion(tx, room.congress.id, id);
    const suggestion = await loadSuggestion(tx, room.congress.id, id);
    if (suggestion.state === 'cosigning')
      await endAndTell({ ...room, cause: `${room.cause}:${id}` }, suggestion);
  }
}

/** The next instants at which a window ends. */
export async function cosignMoments(room: Room): Promise<Date[]> {
  const open = await findSuggestions(room.work.tx, room.congress.id, { state: 'cosigning' });
  return open.flatMap(({ cosignUntil }) =>
    cosignUntil !== undefined && cosignUntil > room.now ? [cosignUntil] : [],
  );
}

async function endAndTell(room: Room, suggestion: Suggestion): Promise<void> {
  const matter = await handIn(room, suggestion);
  if (matter === undefined) return;
  await tellMember(room, matter.lead, {
    class: 'notice',
    template: 'cosigning/handed-in',
    values: {
      deputy: matter.lead.name,
      name: nameFor(matter.suggestion, undefined, room.rules),
      intake: intakeLabel(suggestion.intakeNumber),
      count: matter.cosigners.length,
    },
    subject: suggestion.id,
  });
}

/** The review begins; the groups read once who has joined. */
async function handIn(room: Room, suggestion: Suggestion): Promise<Matter | undefined> {
  const moved = moveSuggestion(suggestion, 'submit', { submittedOn: room.today });
  if (!moved.ok) return undefined;
  const saved = await saveSuggestion(room.work, suggestion, moved.value, { action: 'suggestion.submitted' });
  await settleCardsAbout(room, { subject: saved.id, kinds: [INVITATION] });
  const matter = await loadMatter(room, saved);
  const { cosigners, lead } = matter;
  for (const group of cosigners.length === 0 ? [] : await groupsFor(room, matter)) {
    await say(room, {
      to: group.address,
      class: 'notice',
      template: 'cosigning/complete',
      values: {
        name: nameFor(saved, group, room.rules),
        lead: lead.name,
        count: cosigners.length,
        names: namesOf(cosigners),
      },
      subject: saved.id,
    });
  }
  await askForReview(room, matter);
  return matter;
}
