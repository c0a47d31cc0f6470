import {
  type Author,
  hasLevelAfter,
  levelAhead,
  type LevelAhead,
  levelOf,
  reviewsFor,
  type ReviewLevel,
} from '../../domain/suggestion/review.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { Actor, Room } from '../context.ts';
import type { Matter } from '../matters/matter.ts';

/** Who reviews what, by the roster and the rules of now. */
export interface Reviewing {
  /** The level that a matter waits for. */
  levelOf(matter: Matter): LevelAhead;
  /** Whether another level follows the one it waits for. */
  isLast(matter: Matter): boolean;
  /** The reviewers of a level for this matter; of the office only those beside the staff. */
  reviewersAt(level: ReviewLevel, matter: Matter): readonly Member[];
  /** Whether the person may review it now. */
  mayReview(actor: Actor, matter: Matter): boolean;
}

/** Load the reviewers of the congress once. */
export async function loadReviewing(room: Room): Promise<Reviewing> {
  const { review: levels } = room.rules;
  const all = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    roles: { has: 'reviewer' },
    status: 'active',
  });
  const reviewersAt = (level: ReviewLevel, matter: Matter): readonly Member[] =>
    all.filter(
      (reviewer) => levelOf(reviewer, levels, all) === level && reviewsFor(reviewer, authorOf(matter)),
    );
  const manned =
    (matter: Matter) =>
    (level: ReviewLevel): boolean =>
      reviewersAt(level, matter).length > 0;
  const ahead = (matter: Matter): LevelAhead =>
    levelAhead(levels, matter.suggestion.reviewLevel, manned(matter));
  return {
    levelOf: ahead,
    isLast: (matter) => !hasLevelAfter(levels, ahead(matter), manned(matter)),
    reviewersAt,
    mayReview: (actor, matter) => {
      const { level } = ahead(matter);
      if (level === 'office' && actor.roles.includes('staff')) return true;
      return reviewersAt(level, matter).some(({ personId }) => personId === actor.personId);
    },
  };
}

const LEVEL_NAMES = {
  team: '代表团初审',
  street: '街道(镇)预审',
  office: '代表工委审核',
} as const satisfies Record<ReviewLevel, string>;

export function levelName(level: ReviewLevel): string {
  return LEVEL_NAMES[level];
}

function authorOf({ lead }: Matter): Author {
  return { personId: lead.personId, ...(lead.team === undefined ? {} : { team: lead.team }) };
}
