import { accept, refuse, type Result } from '../result.ts';
import type { OrderState, SupervisionOrder } from './order.ts';

interface Transition {
  readonly from: readonly OrderState[];
  readonly to: OrderState;
}

/**
 * The loop of a supervision order: order, answer, correction, look-back, closed. It is closed only after an answer;
 * one that was issued by mistake or whose matter is gone is dropped, with a reason. docs/lifecycle.md shows it.
 */
export const ORDER_TRANSITIONS = {
  answer: { from: ['issued', 'correcting'], to: 'answered' },
  correct: { from: ['answered', 'look_back'], to: 'correcting' },
  lookBack: { from: ['answered', 'look_back'], to: 'look_back' },
  close: { from: ['answered', 'look_back'], to: 'closed' },
  drop: { from: ['issued', 'correcting'], to: 'closed' },
} as const satisfies Record<string, Transition>;

export type OrderMove = keyof typeof ORDER_TRANSITIONS;

export interface OrderWrongState {
  readonly code: 'ORDER_WRONG_STATE';
  readonly state: OrderState;
  readonly move: OrderMove;
}

/** Move an order on, or refuse because its state does not admit the move. */
export function moveOrder(
  order: SupervisionOrder,
  move: OrderMove,
  changes: Partial<SupervisionOrder> = {},
): Result<SupervisionOrder, OrderWrongState> {
  const transition: Transition = ORDER_TRANSITIONS[move];
  if (!transition.from.includes(order.state))
    return refuse({ code: 'ORDER_WRONG_STATE', state: order.state, move });
  return accept({ ...order, ...changes, state: transition.to });
}
