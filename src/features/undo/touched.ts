import { clueNumber } from '../../domain/clues/clue.ts';
import { orderNumber } from '../../domain/supervision/order.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { findClues } from '../../storage/clues.ts';
import { findOrders } from '../../storage/supervision.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import type { Change } from './last-action.ts';

/** A matter or a clue that an undoing concerns: what messages call it, and how it stands now. */
export interface Touched {
  readonly id: string;
  /** 2026闭-018, 拟12, 线3 */
  readonly label: string;
  readonly state: string;
  readonly kind: 'suggestion' | 'clue';
  /** It is put away altogether: whoever was told has nothing more to do with it. */
  readonly gone: boolean;
}

/** The suggestions and clues as they stand after the undoing. */
export async function touchedBy(
  context: CommandContext,
  changes: readonly Change[],
  suggestions: readonly Suggestion[],
): Promise<Touched[]> {
  const clues = await findClues(context.work.tx, context.congress.id, { id: { in: idsOf(changes, 'clue') } });
  return [
    ...clues.map((clue) => ({
      id: clue.id,
      label: clueNumber(clue),
      state: context.texts.render(`clues/state.${clue.state}`, { to: clue.passedTo ?? '' }),
      kind: 'clue' as const,
      gone: false,
    })),
    ...suggestions.map((suggestion) => ({
      id: suggestion.id,
      label: displayNumber(suggestion),
      state: stateName(suggestion.state),
      kind: 'suggestion' as const,
      gone: suggestion.state === 'withdrawn',
    })),
  ];
}

/** How the supervision orders stand, one line each: taken back, or at the step before. */
export async function orderLines(context: CommandContext, changes: readonly Change[]): Promise<string[]> {
  const ids = idsOf(changes, 'supervision_order');
  const kept = await findOrders(context.work.tx, context.congress.id, { id: { in: ids } });
  const gone = changes.filter(({ kind, before }) => kind === 'supervision_order' && before === undefined);
  return [
    ...gone.map(({ after }) =>
      context.texts.render('undo/order-gone', { order: orderNumber({ serial: Number(after?.['serial']) }) }),
    ),
    ...kept.map((order) =>
      context.texts.render(`undo/order-state.${order.state}`, { order: orderNumber(order) }),
    ),
  ];
}

function idsOf(changes: readonly Change[], kind: string): string[] {
  return changes.filter((change) => change.kind === kind).map(({ id }) => id);
}
