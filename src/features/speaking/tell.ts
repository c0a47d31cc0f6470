import { findGroups, groupMembers, type Member } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { directTo } from './recipients.ts';
import { say, type Saying, showCard, type CardSaying } from './speak.ts';

type ToMember = Omit<Saying, 'to'>;
type CardToMember = Omit<CardSaying, 'to'>;

/**
 * Tell a member privately. Whoever cannot be written to gets a line without content in a group that
 * the person is in (domain.md, manners 7), and nothing when there is none: then it is paper.
 */
export async function tellMember(room: Room, member: Member, saying: ToMember): Promise<boolean> {
  const place = await directTo(room, member);
  if (place === undefined) return askToAddTheBot(room, member);
  await say(room, { ...saying, to: place.address });
  return true;
}

/** The same with a card, which only the member may answer. */
export async function showMember(room: Room, member: Member, saying: CardToMember): Promise<boolean> {
  const place = await directTo(room, member);
  if (place === undefined) return askToAddTheBot(room, member);
  await showCard(room, { ...saying, to: place.address, answerableBy: [member.personId] });
  return true;
}

async function askToAddTheBot(room: Room, member: Member): Promise<false> {
  const groups = await findGroups(room.work.tx, { congressId: room.congress.id });
  const order = ['deputies', 'mixed', 'unit', 'staff'];
  const sorted = groups
    .filter((group) => order.includes(group.kind))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const group of sorted) {
    const { members } = await groupMembers(room.work.tx, group);
    if (members.every((each) => each.personId !== member.personId)) continue;
    await say(room, {
      to: group.address,
      class: 'notice',
      template: 'speaking/please-add-me',
      values: { person: member.name },
      subject: member.id,
    });
    return false;
  }
  return false;
}
