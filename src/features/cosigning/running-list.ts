import { intakeLabel } from '../../domain/suggestion/suggestion.ts';
import { cardsAbout, type ClosedCard } from '../../storage/cards.ts';
import { findGroup, type Group } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { momentText } from '../polls/wording.ts';
import { showAnew } from '../speaking/settle-cards.ts';
import type { Values } from '../speaking/speak.ts';
import { namesOf } from './invitees.ts';

/** The kind of the cards by which deputies are asked to join. */
export const INVITATION = 'invitation';

/** What the invitation in a group says, and who has joined so far: the one list that all of the group read. */
export function invitationValues(room: Room, matter: Matter, group: Group | undefined): Values {
  const { suggestion, lead, cosigners } = matter;
  const joined =
    cosigners.length === 0
      ? room.texts.render('cosigning/joined-nobody', {})
      : room.texts.render('cosigning/joined', { count: cosigners.length, names: namesOf(cosigners) });
  return {
    name: nameFor(suggestion, group, room.rules),
    intake: intakeLabel(suggestion.intakeNumber),
    lead: lead.name,
    until: momentText(suggestion.cosignUntil ?? room.now, room.today),
    joined,
  };
}

/** Show the list in the groups as it is now; that is no message (one list, not a message for each). */
export async function updateRunningList(room: Room, matter: Matter): Promise<void> {
  const { congressId, id: subject } = matter.suggestion;
  const cards = await cardsAbout(room.work.tx, { congressId, subject, kinds: [INVITATION] });
  for (const card of cards) {
    if (card.place.conversation.kind === 'group') await showList(room, matter, card);
  }
}

async function showList(room: Room, matter: Matter, card: ClosedCard): Promise<void> {
  const { platform, account, conversation } = card.place;
  const group = await findGroup(room.work.tx, { platform, account, externalId: conversation.id });
  const text = room.texts.render('cosigning/invitation', invitationValues(room, matter, group));
  const [title = '', ...lines] = text.split('\n');
  const { fields, choices } = card.shown;
  await showAnew(room, card, { card: { title, lines, fields, choices }, because: room.cause });
}
