import type { LetteredRef, Targets } from '../../chat/command-call.ts';
import { orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { findOrders } from '../../storage/supervision.ts';
import type { CommandContext, Room } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';

/** An order with its matter and unit. */
export interface Supervised {
  readonly order: SupervisionOrder;
  readonly matter: Matter;
  readonly unit: Unit;
}

type Where = Parameters<typeof findOrders>[2];

/** Orders with what belongs to them, by their numbers. */
export async function loadSupervised(room: Room, where: Where): Promise<Supervised[]> {
  const { tx } = room.work;
  const orders = await findOrders(tx, room.congress.id, where);
  if (orders.length === 0) return [];
  const ids = [...new Set(orders.map(({ suggestionId }) => suggestionId))];
  const suggestions = await findSuggestions(tx, room.congress.id, { id: { in: ids } });
  const matters = new Map(
    (await loadMatters(room, suggestions)).map((matter) => [matter.suggestion.id, matter] as const),
  );
  const units = new Map((await listUnits(tx, room.congress.id)).map((unit) => [unit.id, unit]));
  return orders.flatMap((order) => {
    const matter = matters.get(order.suggestionId);
    const unit = units.get(order.unitId);
    return matter === undefined || unit === undefined ? [] : [{ order, matter, unit }];
  });
}

/**
 * The order that is meant among those the speaker has to do with: by number, by the quoted message's matter, else the
 * only one. Undefined after a refusal.
 */
export async function meantOrder(
  context: CommandContext,
  ref: LetteredRef | undefined,
  own: (supervised: Supervised) => boolean,
  matterIds: readonly string[] = context.subject === undefined ? [] : [context.subject],
): Promise<Supervised | undefined> {
  if (ref !== undefined) {
    const [found] = (await loadSupervised(context, { serial: ref.serial })).filter(own);
    if (found === undefined) await refusePrivately(context, 'order-unknown', { order: `单${ref.serial}` });
    return found;
  }
  const open = (await loadSupervised(context, { state: { not: 'closed' } })).filter(own);
  const about = open.filter(({ matter }) => matterIds.includes(matter.suggestion.id));
  const candidates = about.length > 0 ? about : open;
  const [only] = candidates;
  if (candidates.length === 1) return only;
  if (only === undefined) await refusePrivately(context, 'order-none', {});
  else {
    const orders = candidates.slice(0, 8).map(({ order }) => orderNumber(order));
    await refusePrivately(context, 'order-which', { orders: orders.join('、') });
  }
  return undefined;
}

/** The order that a call names by its own number or by the matter's. Undefined after a refusal. */
export async function orderOfCall(
  context: CommandContext,
  { targets, order }: { readonly targets: Targets; readonly order?: LetteredRef },
  { word, own }: { readonly word: string; readonly own: (supervised: Supervised) => boolean },
): Promise<Supervised | undefined> {
  if (targets.numbers.length === 0) return meantOrder(context, order, own);
  const matters = await resolveTargets(context, targets, () => Promise.resolve([]), word);
  if (matters === undefined) return undefined;
  const ids = matters.map(({ suggestion }) => suggestion.id);
  return meantOrder(context, undefined, own, ids);
}
