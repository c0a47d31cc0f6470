import type { AssignmentState } from '../../domain/assignment/assignment.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import type { Change, Snapshot } from './last-action.ts';
import { isUndoableAfterReply } from './revert-after-reply.ts';

/** States into which staff moves a suggestion: by review, by assigning, by a second round. */
const BY_STAFF: readonly SuggestionState[] = [
  'in_review',
  'registered',
  'revision_requested',
  'declined',
  'converted',
  'merged',
  'assigned',
  'reopened',
];

/** States that an assignment is in when staff has decided its return, or before anybody acted on it. */
const DECIDED: readonly AssignmentState[] = ['returned', 'issued', 'signed_off'];

/**
 * Whether a change can be taken back by 撤销: reviews, assignments, decided returns and extensions. What units and deputies
 * did (signing off, replies, ratings) is not staff's to undo, nor is a row that staff entered for them.
 */
export function isUndoable(change: Change): boolean {
  const { kind, before, after } = change;
  switch (kind) {
    case 'suggestion':
      // What was replied is closed by a hearing, reopened, or opened for rating by accepting the paper.
      return before !== undefined && (before['state'] === 'replied' || isOneOf(BY_STAFF, after?.['state']));
    case 'assignment':
      if (before === undefined) return after?.['state'] === 'issued';
      return after === undefined || isDecidedByOffice(before, after);
    case 'return_request':
    case 'extension':
      return before !== undefined && after?.['decision'] !== undefined;
    case 'review_opinion':
      return before === undefined;
    default:
      return isUndoableAfterReply(change);
  }
}

/** A decided return, a share taken back (改办), a date moved by an extension. */
function isDecidedByOffice(before: Snapshot, after: Snapshot): boolean {
  if (before['state'] === 'return_requested') return isOneOf(DECIDED, after['state']);
  return (
    after['state'] === 'returned' ||
    (before['state'] === after['state'] && before['replyDue'] !== after['replyDue'])
  );
}

function isOneOf(words: readonly string[], word: unknown): boolean {
  return typeof word === 'string' && words.includes(word);
}
