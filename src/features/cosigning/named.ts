import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findCosigners, insertInvitations, removeInvitations } from '../../storage/cosigners.ts';
import type { Member } from '../../storage/roster.ts';
import type { CommandContext, Room } from '../context.ts';
import { loadMatter } from '../matters/matter.ts';
import { whisper } from '../speaking/speak.ts';
import { deputiesNamed, membersById, namesOf } from './invitees.ts';

/** How many names a card has room for. */
const SHOWN = 6;

/** The deputies who are asked and have not answered; of a draft those who will be asked. */
export async function invitedTo(room: Room, { id: suggestionId }: Suggestion): Promise<Member[]> {
  const rows = await findCosigners(room.work.tx, room.congress.id, { suggestionId, state: 'invited' });
  return membersById(
    room,
    rows.map(({ deputyId }) => deputyId),
  );
}

/** Keep whom a draft names; they are asked once it is confirmed. Names that mean nobody are told to the deputy. */
export async function nameCosigners(
  context: CommandContext,
  draft: Suggestion,
  names: readonly string[],
): Promise<void> {
  if (names.length === 0) return;
  const { lead } = await loadMatter(context, draft);
  const { members, unknown } = await deputiesNamed(context, names, lead);
  const ids = members.map(({ id }) => id);
  const dropped = (await invitedTo(context, draft)).map(({ id }) => id).filter((id) => !ids.includes(id));
  await removeInvitations(context.work, draft.id, dropped, { action: 'cosigner.unnamed' });
  await insertInvitations(context.work, draft.id, ids, { action: 'cosigner.named' });
  if (unknown.length === 0) return;
  await whisper({ ...context, subject: draft.id }, 'cosigning/unknown-names', {
    number: displayNumber(draft),
    names: unknown.join('、'),
  });
}

/** Whether deputies are named who are to be asked before the review. */
export async function namesCosigners(room: Room, draft: Suggestion): Promise<boolean> {
  if (draft.state !== 'draft' || draft.submittedOn !== undefined) return false;
  return (await invitedTo(room, draft)).length > 0;
}

/** 拟请联名:李芳、周砚秋; empty when nobody is named. */
export async function jointWords(room: Room, draft: Suggestion): Promise<string> {
  const named = await invitedTo(room, draft);
  if (named.length === 0) return '';
  const more = named.length > SHOWN ? `等${String(named.length)}位` : '';
  return room.texts.render('cosigning/named', { names: namesOf(named.slice(0, SHOWN)) + more });
}
