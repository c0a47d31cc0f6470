import type { AssignmentState } from '../../domain/assignment/assignment.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import type { Change } from './last-action.ts';

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
 * Whether a change can be taken back by 撤销: reviews, assignments, decided returns. What units and deputies
 * did (signing off, replies, ratings) is not staff's to undo, nor is a row that staff entered for them.
 */
export function isUndoable({ kind, before, after }: Change): boolean {
  switch (kind) {
    case 'suggestion':
      return before !== undefined && isOneOf(BY_STAFF, after?.['state']);
    case 'assignment':
      if (before === undefined) return after?.['state'] === 'issued';
      return (
        after === undefined || (before['state'] === 'return_requested' && isOneOf(DECIDED, after['state']))
      );
    case 'return_request':
      return before !== undefined && after?.['decision'] !== undefined;
    default:
      return false;
  }
}

function isOneOf(words: readonly string[], word: unknown): boolean {
  return typeof word === 'string' && words.includes(word);
}
