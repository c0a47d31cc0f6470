import type { AssignmentState } from '../../domain/assignment/assignment.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { LIAISON_PASSED } from '../liaison/liaison.ts';
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

/** 代录 that was confirmed. */
export const SUBMITTED_ON_BEHALF = 'suggestion.submitted_on_behalf';

/** What staff does to a suggestion in any state, which it leaves. */
const SAME_STATE: readonly string[] = [
  'suggestion.made_ordinary',
  'suggestion.corrected',
  'suggestion.key',
  'suggestion.key_leaders',
  'suggestion.key_scored',
  'suggestion.key_ended',
];

/** States that an assignment is in when staff has decided its return, or before anybody acted on it. */
const DECIDED: readonly AssignmentState[] = ['returned', 'issued', 'signed_off'];

/** Rows that staff adds when it enters for a unit or a deputy (补登). */
const ENTERED_FOR_OTHERS: readonly string[] = ['contact', 'reply', 'rating', 'return_request', 'commitment'];

/**
 * Whether a change can be taken back by 撤销: what staff did itself, and what it entered for a unit or a deputy (代录, 补登).
 * What these did themselves (signing off, replies, ratings) is not staff's to undo.
 */
export function isUndoable(change: Change, behalf = false): boolean {
  const { kind, before, after } = change;
  switch (kind) {
    case 'suggestion':
      return isUndoableSuggestion(change, behalf);
    case 'assignment':
      if (before === undefined) return after?.['state'] === 'issued';
      return behalf || after === undefined || isDecidedByOffice(before, after);
    case 'return_request':
    case 'extension':
      return before === undefined ? isEnteredForOthers(change, behalf) : after?.['decision'] !== undefined;
    case 'station':
    case 'station_duty':
      return true;
    case 'review_opinion':
      return before === undefined;
    case 'joint_issue':
      // Asked, or replaced by a new question: what the other offices answered is not staff's to undo.
      return after?.['state'] === (before === undefined ? 'pending' : 'withdrawn');
    case 'clue':
      return before !== undefined && before['state'] !== after?.['state'];
    case 'supervision_order':
      return after !== undefined && after['state'] !== 'answered';
    case 'supervision_step':
      return before === undefined && after?.['kind'] !== 'answer';
    case 'inspection':
    case 'inspection_problem':
      return true;
    case 'reconciliation':
    case 'congress':
    case 'unit':
    case 'person':
      return isUndoableOfOffice(change);
    case 'cosigner':
      // Whoever signed the paper that was entered: put away together with the suggestion.
      return change.actions.every((action) => action === 'cosigner.signed_on_paper');
    default:
      return isEnteredForOthers(change, behalf) || isUndoableAfterReply(change);
  }
}

/** An answer to a list, the congress above, words passed on, the deputy above whom a draft was entered for. */
function isUndoableOfOffice({ kind, before, after, actions }: Change): boolean {
  switch (kind) {
    case 'reconciliation':
      // What a unit said of its list; the list itself was sent and stays.
      return before !== undefined;
    case 'congress':
      return actions.every((action) => action === 'congress.parent_set');
    case 'unit':
      return actions.every((action) => action === LIAISON_PASSED);
    default:
      // 代录 上级: whoever leads the draft that is put away has no role here.
      return actions.every((action) => action === 'person.added') && isWithoutRoles(after);
  }
}

function isWithoutRoles(row: Snapshot | undefined): boolean {
  const roles = row?.['roles'];
  return Array.isArray(roles) && roles.length === 0;
}

function isEnteredForOthers({ kind, before }: Change, behalf: boolean): boolean {
  return before === undefined && behalf && ENTERED_FOR_OTHERS.includes(kind);
}

/** Reviewed, assigned, corrected, made ordinary, entered for a deputy or out of a clue, moved on by 补登. */
function isUndoableSuggestion({ before, after, actions }: Change, behalf: boolean): boolean {
  if (before === undefined) return after?.['state'] === 'draft';
  if (behalf || actions.includes(SUBMITTED_ON_BEHALF)) return true;
  // What was replied is closed by a hearing, reopened, or opened for rating by accepting the paper.
  if (before['state'] === 'replied' || isOneOf(BY_STAFF, after?.['state'])) return true;
  return actions.some((action) => SAME_STATE.includes(action));
}

/** A decided return, a share taken back (改办), a date moved by an extension or 转普通, a slip put right. */
function isDecidedByOffice(before: Snapshot, after: Snapshot): boolean {
  if (before['state'] === 'return_requested') return isOneOf(DECIDED, after['state']);
  return after['state'] === 'returned' || before['state'] === after['state'];
}

function isOneOf(words: readonly string[], word: unknown): boolean {
  return typeof word === 'string' && words.includes(word);
}
