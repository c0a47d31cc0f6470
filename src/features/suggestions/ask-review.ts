import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { listedPoints } from '../../chat/reading/points.ts';
import type { ReviewLevel } from '../../domain/suggestion/review.ts';
import { intakeLabel } from '../../domain/suggestion/suggestion.ts';
import { findReviewOpinions } from '../../storage/review-opinions.ts';
import type { Group } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { choice, say, showCard, type Values } from '../speaking/speak.ts';
import { showMember } from '../speaking/tell.ts';
import { levelName, loadReviewing } from './levels.ts';
import { opinionWords } from './opinions.ts';
import { similarNumbers } from './similar.ts';

/**
 * Ask whoever reviews next, with a card: the office in its group (待审, the number, title and lead deputy), the
 * reviewers of an earlier level privately. The office reads once that a suggestion is on its way through the levels.
 */
export async function askForReview(room: Room, matter: Matter): Promise<void> {
  const reviewing = await loadReviewing(room);
  const { level } = reviewing.levelOf(matter);
  if (level === 'office') return askOffice(room, matter);
  for (const reviewer of reviewing.reviewersAt(level, matter)) {
    await showMember(room, reviewer, {
      ...reviewCard(matter),
      template: 'review/waiting',
      values: await valuesFor(room, matter, undefined),
    });
  }
  if (matter.suggestion.state === 'submitted') await tellOffice(room, matter, level);
}

async function askOffice(room: Room, matter: Matter): Promise<void> {
  for (const place of await staffPlaces(room)) {
    await showCard(room, {
      ...reviewCard(matter),
      to: place.address,
      template: 'review/waiting',
      values: await valuesFor(room, matter, place.group),
    });
  }
}

async function tellOffice(room: Room, matter: Matter, level: ReviewLevel): Promise<void> {
  for (const place of await staffPlaces(room)) {
    await say(room, {
      to: place.address,
      class: 'notice',
      template: 'review/waiting-elsewhere',
      values: { ...(await valuesFor(room, matter, place.group)), level: levelName(level) },
      subject: matter.suggestion.id,
    });
  }
}

function reviewCard({ suggestion }: Matter) {
  return {
    class: 'notice',
    subject: suggestion.id,
    kind: 'review',
    choices: [
      choice('通过', { name: 'review', targets: targetsOf([suggestion]), decision: 'pass' }),
      choice('退改', { name: 'askRevision', suggestion: suggestion.id }),
      choice('不宜', { name: 'askDecline', suggestion: suggestion.id }),
    ],
  } as const;
}

async function valuesFor(room: Room, matter: Matter, group: Group | undefined): Promise<Values> {
  const { suggestion, lead } = matter;
  const opinions = await findReviewOpinions(room.work.tx, room.congress.id, [suggestion.id]);
  const similar = await similarNumbers(room, suggestion);
  const notes = [
    ...(opinions.length === 0 ? [] : [opinionWords(room, opinions)]),
    ...(suggestion.formedBy === undefined
      ? []
      : [room.texts.render('review/formed-by', { how: suggestion.formedBy })]),
    ...(similar === '' ? [] : [room.texts.render('review/similar', { numbers: similar })]),
  ];
  return {
    name: nameFor(suggestion, group, room.rules),
    intake: intakeLabel(suggestion.intakeNumber),
    deputy: lead.name,
    team: lead.team ?? '代表',
    date: chineseDate(suggestion.submittedOn ?? room.today),
    category: suggestion.category === undefined ? '类别待定' : `${suggestion.category}类`,
    points: listedPoints(suggestion.advice).length,
    notes: notes.map((note) => `\n${note}`).join(''),
  };
}
