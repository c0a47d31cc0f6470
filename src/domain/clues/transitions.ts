import { accept, refuse, type Result } from '../result.ts';
import type { Clue, ClueState } from './clue.ts';

interface Transition {
  readonly from: readonly ClueState[];
  readonly to: ClueState;
}

const IN_POOL = ['open', 'claimed'] as const;

/** The state machine of a clue; docs/lifecycle.md shows it. */
export const CLUE_TRANSITIONS = {
  claim: { from: ['open'], to: 'claimed' },
  handOver: { from: ['claimed'], to: 'claimed' },
  convert: { from: IN_POOL, to: 'converted' },
  merge: { from: IN_POOL, to: 'merged' },
  passOn: { from: IN_POOL, to: 'passed_on' },
} as const satisfies Record<string, Transition>;

export type ClueMove = keyof typeof CLUE_TRANSITIONS;

export interface ClueWrongState {
  readonly code: 'CLUE_WRONG_STATE';
  readonly state: ClueState;
  readonly move: ClueMove;
}

/** Move a clue on, or refuse because its state does not admit the move. */
export function moveClue(
  clue: Clue,
  move: ClueMove,
  changes: Partial<Clue> = {},
): Result<Clue, ClueWrongState> {
  const transition: Transition = CLUE_TRANSITIONS[move];
  if (!transition.from.includes(clue.state))
    return refuse({ code: 'CLUE_WRONG_STATE', state: clue.state, move });
  return accept({ ...clue, ...changes, state: transition.to });
}
