import { addDays, civilDateOf, instantAt } from '../calendar/civil-date.ts';
import { rollBack, type WorkingCalendar } from '../calendar/working-calendar.ts';
import { accept, refuse, type Result } from '../result.ts';

/**
 * 意见征求: what deputies think of a list of projects, asked in the chat. It has no legal effect and is never a
 * `Ballot` (票决); both are counted by the same rules (`tally`, `decide`).
 */
export const POLL_STATES = ['open', 'closed', 'published'] as const;
export type PollState = (typeof POLL_STATES)[number];

export const POLL_TRANSITIONS = {
  close: { from: ['open'], to: 'closed' },
  publish: { from: ['closed'], to: 'published' },
} as const satisfies Record<string, { from: readonly PollState[]; to: PollState }>;

export function canMove(state: PollState, move: keyof typeof POLL_TRANSITIONS): boolean {
  const from: readonly PollState[] = POLL_TRANSITIONS[move].from;
  return from.includes(state);
}

/** What a vote is judged by. */
export interface PollGate {
  readonly state: PollState;
  readonly closesAt: Date;
  /** Closed by staff before its time. */
  readonly closedAt?: Date;
  readonly mostChoices: number;
}

export type VoteRefusal =
  | { readonly code: 'NOT_ASKED' }
  | { readonly code: 'TOO_LATE'; readonly closedAt: Date }
  | { readonly code: 'PUBLISHED' }
  | { readonly code: 'TOO_MANY'; readonly most: number; readonly chosen: number };

/**
 * Return whether a vote counts. The platform's own time decides: one sent before the close counts however late it
 * arrives, until the count is published.
 */
export function judgeVote(
  poll: PollGate,
  vote: { readonly sentAt: Date; readonly asked: boolean; readonly choices: readonly number[] },
): Result<readonly number[], VoteRefusal> {
  if (!vote.asked) return refuse({ code: 'NOT_ASKED' });
  const end = endOf(poll);
  if (vote.sentAt >= end) return refuse({ code: 'TOO_LATE', closedAt: end });
  if (poll.state === 'published') return refuse({ code: 'PUBLISHED' });
  const choices = [...new Set(vote.choices)].sort((a, b) => a - b);
  return choices.length > poll.mostChoices
    ? refuse({ code: 'TOO_MANY', most: poll.mostChoices, chosen: choices.length })
    : accept(choices);
}

/** When it ended or will end. */
export function endOf({ closesAt, closedAt }: Pick<PollGate, 'closesAt' | 'closedAt'>): Date {
  return closedAt === undefined || closedAt > closesAt ? closesAt : closedAt;
}

/**
 * Return when those who have not answered are reminded, two times at most (domain.md, manners 13): on the morning of the
 * last working day before the closing day, and of the closing day itself if people work then.
 */
export function reminderInstants(
  { openedAt, closesAt }: { readonly openedAt: Date; readonly closesAt: Date },
  calendar: WorkingCalendar,
): readonly Date[] {
  const closesOn = civilDateOf(closesAt);
  const before = rollBack(addDays(closesOn, -1), calendar);
  const days = calendar.isWorkingDay(closesOn) ? [before, closesOn] : [before];
  return days
    .filter((day) => day > civilDateOf(openedAt))
    .map((day) => instantAt(day, '09:00'))
    .filter((instant) => instant < closesAt);
}
