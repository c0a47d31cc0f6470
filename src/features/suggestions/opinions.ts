import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { ReviewDecision } from '../../domain/suggestion/review.ts';
import type { ReviewOpinion } from '../../storage/review-opinions.ts';
import type { Room } from '../context.ts';
import { levelName } from './levels.ts';

const DECISIONS = {
  pass: '通过',
  revise: '退改',
  decline: '不宜',
  letter: '转来信',
  merge: '并入',
} as const satisfies Record<ReviewDecision, string>;

/** The latest opinion of each level, as a phone has room for; all of them are kept. 审核意见:代表团初审通过(3月3日,情况属实);代表工委审核退改(…). */
export function opinionWords(room: Room, opinions: readonly ReviewOpinion[]): string {
  const latest = opinions.filter(
    ({ level }, index) => !opinions.slice(index + 1).some((later) => later.level === level),
  );
  const words = latest.map(({ level, decision, remark, enteredAt }) =>
    room.texts.render(remark === undefined ? 'review/opinion' : 'review/opinion-with-remark', {
      level: levelName(level),
      decision: DECISIONS[decision],
      date: chineseDate(civilDateOf(enteredAt), room.today),
      remark: remark ?? '',
    }),
  );
  return room.texts.render('review/opinions', { opinions: words.join(';') });
}
