import { answers } from '../../domain/assignment/assignment.ts';
import { chineseDate, type CivilDate, daysBetween } from '../../domain/calendar/civil-date.ts';
import { gradeName } from '../../domain/satisfaction/rating.ts';
import type { Room } from '../context.ts';
import { roleName, stateAmong } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import type { Facts, RatingFact } from './facts.ts';

/** The units with their roles, in one line. */
export function unitList(room: Room, matter: Matter): string {
  if (matter.shares.length === 0) return room.texts.render('inquiries/no-unit', {});
  return matter.shares
    .map(({ unit, assignment }) => `${unit.name}(${roleName(assignment.role, room.rules)})`)
    .join('、');
}

/** Number, title and state in one line of a list, with the units; `rated` are those whose ratings are all in. */
export function listLine(
  room: Room,
  matter: Matter,
  { name, rated }: { readonly name: string; readonly rated: ReadonlySet<string> },
): string {
  return room.texts.render('inquiries/list-line', {
    name,
    state: stateAmong(matter.suggestion, rated),
    units: unitList(room, matter),
  });
}

/** Who put it forward, all by name. */
export function leadLine({ texts }: Room, { lead, cosigners }: Matter): string {
  if (cosigners.length === 0) return texts.render('inquiries/lead', { deputy: lead.name });
  return texts.render('inquiries/lead-with-cosigners', {
    deputy: lead.name,
    cosigners: cosigners.map((member) => member.name).join('、'),
  });
}

/** Who put it forward, in few words. */
export function leadWords({ texts }: Room, { lead, cosigners }: Matter): string {
  const values = { deputy: lead.name, count: cosigners.length + 1 };
  return texts.render(cosigners.length === 0 ? 'inquiries/lead' : 'inquiries/lead-among', values);
}

/** One unit's share: its role, whether it has signed, its contacts, its answer or until when. */
export function shareLine(room: Room, share: Share, facts: Facts): string {
  const contacts = facts.contacts.get(share.assignment.id) ?? 0;
  const parts = [
    signOffPart(room, share),
    ...(contacts === 0 ? [] : [room.texts.render('inquiries/share-contacts', { count: contacts })]),
    answerPart(room, share, facts),
  ];
  return room.texts.render('inquiries/share', {
    unit: share.unit.name,
    role: roleName(share.assignment.role, room.rules),
    parts: parts.join(','),
  });
}

function signOffPart(room: Room, { assignment }: Share): string {
  const { texts, today } = room;
  if (assignment.state === 'return_requested') return texts.render('inquiries/share-return-requested', {});
  if (assignment.signedOffOn !== undefined) {
    return texts.render('inquiries/share-signed', { date: chineseDate(assignment.signedOffOn, today) });
  }
  return texts.render('inquiries/share-unsigned', { date: chineseDate(assignment.signOffDue, today) });
}

function answerPart(room: Room, { assignment }: Share, facts: Facts): string {
  const { texts, today } = room;
  const reply = facts.replies.get(assignment.id);
  const replies = answers(assignment.role);
  if (assignment.state === 'answered') {
    const date = chineseDate(reply?.repliedOn ?? assignment.answeredOn ?? today, today);
    if (!replies || reply === undefined) return texts.render('inquiries/share-opinion-given', { date });
    return texts.render('inquiries/share-replied', { date, outcome: reply.outcome });
  }
  const note = assignment.provisional ? '(暂定)' : daysLeft(room, assignment.replyDue);
  const date = `${chineseDate(assignment.replyDue, today)}${note}`;
  return texts.render(replies ? 'inquiries/share-reply-due' : 'inquiries/share-opinion-due', { date });
}

/** How long there is still time; of what is over nothing is said, since others may read it (nobody is shamed). */
function daysLeft({ texts, today }: Room, due: CivilDate): string {
  const count = daysBetween(today, due);
  return count > 0 ? texts.render('inquiries/days-left', { count }) : '';
}

export function ratingLine(room: Room, rating: RatingFact): string {
  return room.texts.render('inquiries/rating', {
    attitude: gradeName(rating.attitude),
    result: gradeName(rating.result),
  });
}
