import { accept, refuse, type Result } from '../result.ts';
import type { Assignment, AssignmentState } from './assignment.ts';

interface Transition {
  readonly from: readonly AssignmentState[];
  readonly to: AssignmentState;
}

/**
 * The state machine of an assignment (domain.md 1.16). A unit may ask for a return late, and may
 * answer without having signed: the paper counts, the bot does not stand in its way.
 */
export const ASSIGNMENT_TRANSITIONS = {
  signOff: { from: ['issued'], to: 'signed_off' },
  requestReturn: { from: ['issued', 'signed_off'], to: 'return_requested' },
  agreeReturn: { from: ['return_requested'], to: 'returned' },
  refuseReturn: { from: ['return_requested'], to: 'issued' },
  refuseReturnSigned: { from: ['return_requested'], to: 'signed_off' },
  answer: { from: ['issued', 'signed_off'], to: 'answered' },
  redoOpinion: { from: ['answered'], to: 'signed_off' },
  takeBack: { from: ['issued', 'signed_off'], to: 'returned' },
} as const satisfies Record<string, Transition>;

export type AssignmentMove = keyof typeof ASSIGNMENT_TRANSITIONS;

export interface AssignmentWrongState {
  readonly code: 'ASSIGNMENT_WRONG_STATE';
  readonly state: AssignmentState;
  readonly move: AssignmentMove;
}

/** Move an assignment on, or refuse because its state does not admit the move. */
export function moveAssignment(
  assignment: Assignment,
  move: AssignmentMove,
  changes: Partial<Assignment> = {},
): Result<Assignment, AssignmentWrongState> {
  const transition: Transition = ASSIGNMENT_TRANSITIONS[move];
  if (!transition.from.includes(assignment.state)) {
    return refuse({ code: 'ASSIGNMENT_WRONG_STATE', state: assignment.state, move });
  }
  return accept({ ...assignment, ...changes, state: transition.to });
}
