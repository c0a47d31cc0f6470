import { accept, refuse, type Result } from '../result.ts';
import type { Suggestion, SuggestionState } from './suggestion.ts';

interface Transition {
  readonly from: readonly SuggestionState[];
  readonly to: SuggestionState;
}

const HANDLED = ['assigned', 'reopened'] as const;
const BEFORE_ASSIGNMENT = ['submitted', 'in_review', 'revision_requested', 'registered'] as const;

/** The state machine of a suggestion (domain.md 1.16). docs/lifecycle.md is generated from it. */
export const SUGGESTION_TRANSITIONS = {
  edit: { from: ['draft', 'cosigning', 'revision_requested'], to: 'draft' },
  discard: { from: ['draft'], to: 'withdrawn' },
  inviteCosigners: { from: ['draft'], to: 'cosigning' },
  submit: { from: ['draft', 'cosigning', 'revision_requested'], to: 'submitted' },
  handInAgain: { from: ['draft', 'revision_requested'], to: 'in_review' },
  passLevel: { from: ['submitted', 'in_review'], to: 'in_review' },
  register: { from: ['submitted', 'in_review'], to: 'registered' },
  requestRevision: { from: ['submitted', 'in_review'], to: 'revision_requested' },
  decline: { from: ['submitted', 'in_review'], to: 'declined' },
  convert: { from: ['submitted', 'in_review'], to: 'converted' },
  merge: { from: ['submitted', 'in_review', 'registered'], to: 'merged' },
  assign: { from: ['registered'], to: 'assigned' },
  unassign: { from: ['assigned'], to: 'registered' },
  reply: { from: ['assigned', 'reopened'], to: 'replied' },
  close: { from: ['replied'], to: 'closed' },
  reconsider: { from: ['closed'], to: 'replied' },
  reopen: { from: ['replied'], to: 'reopened' },
  withdraw: { from: ['draft', 'cosigning', ...BEFORE_ASSIGNMENT, ...HANDLED], to: 'withdrawn' },
} as const satisfies Record<string, Transition>;

export type SuggestionMove = keyof typeof SUGGESTION_TRANSITIONS;

export interface SuggestionWrongState {
  readonly code: 'SUGGESTION_WRONG_STATE';
  readonly state: SuggestionState;
  readonly move: SuggestionMove;
}

/** Move a suggestion on, or refuse because its state does not admit the move. */
export function moveSuggestion(
  suggestion: Suggestion,
  move: SuggestionMove,
  changes: Partial<Suggestion> = {},
): Result<Suggestion, SuggestionWrongState> {
  const transition: Transition = SUGGESTION_TRANSITIONS[move];
  if (!transition.from.includes(suggestion.state)) {
    return refuse({ code: 'SUGGESTION_WRONG_STATE', state: suggestion.state, move });
  }
  return accept({ ...suggestion, ...changes, state: transition.to });
}
