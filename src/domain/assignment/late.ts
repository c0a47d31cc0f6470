import type { CivilDate } from '../calendar/civil-date.ts';
import type { Assignment } from './assignment.ts';

/** Whether a share is or was late: not signed off in time, or its reply or opinion not given in time. */
export function isLate(
  assignment: Pick<Assignment, 'state' | 'signOffDue' | 'signedOffOn' | 'replyDue' | 'answeredOn'>,
  today: CivilDate,
): boolean {
  const { state, signOffDue, signedOffOn, replyDue, answeredOn } = assignment;
  if (state === 'returned' || state === 'return_requested') return false;
  const signed = signedOffOn ?? today;
  const answered = state === 'answered' ? (answeredOn ?? today) : today;
  return signed > signOffDue || answered > replyDue;
}
