import { orderNumber, type SupervisionOrder } from '../../domain/supervision/order.ts';
import type { CommandContext } from '../context.ts';
import { isHiddenIn, nameFor } from '../matters/label.ts';
import { handlerPlaces, type Recipient, unitPlaces } from '../speaking/recipients.ts';
import { say, type Values } from '../speaking/speak.ts';
import type { Supervised } from './find-orders.ts';
import { placesOfBoth, placesOfLine, supervisionPlaces } from './places.ts';
import { dueWords, jointWords } from './wording.ts';

/**
 * The order goes to the unit's group; the other line hears of it, so that nobody orders the same twice, and so does the
 * office when one of its supervisors gave it.
 */
export async function tellIssued(context: CommandContext, supervised: Supervised): Promise<void> {
  await tellUnit(context, supervised, 'issued', supervised.order.opinion);
  const here = ownCause(context, supervised.order);
  const { line } = supervised.order;
  const other = await placesOfLine(context, line === 'congress' ? 'government' : 'congress', supervised.unit);
  const bySupervisor = line === 'congress' && !context.actor.roles.includes('staff');
  const office = bySupervisor ? await placesOfLine(context, 'congress', supervised.unit) : [];
  for (const place of [...other, ...office])
    await say(here, {
      to: place.address,
      class: 'notice',
      template: 'supervision/issued-other-line',
      values: valuesOf(context, supervised, place),
      subject: supervised.matter.suggestion.id,
    });
}

/** 联合督办, or an order with a name beside it: the supervising group reads who does it, but for the chat where it was given. */
export async function tellGroup(context: CommandContext, supervised: Supervised): Promise<void> {
  const { partner, charged } = supervised.order;
  if (partner === undefined && charged === undefined) return;
  for (const place of await supervisionPlaces(context)) {
    if (place.address.conversation.id === context.place.address.conversation.id) continue;
    const hidden = isHiddenIn(supervised.matter.suggestion, place.group, context.rules);
    await say(ownCause(context, supervised.order), {
      to: place.address,
      class: 'notice',
      template: hidden ? 'supervision/issued-to-group-number-only' : 'supervision/issued-to-group',
      values: { ...valuesOf(context, supervised, place), words: supervised.order.opinion },
      subject: supervised.matter.suggestion.id,
    });
  }
}

type ToUnit = 'issued' | 'correct' | 'due-set' | 'look-back' | 'closed' | 'dropped';

/**
 * Tell the unit about its order. Where the group shows numbers only, it reads the order's number and the handlers the
 * whole privately.
 */
export async function tellUnit(
  context: CommandContext,
  supervised: Supervised,
  what: ToUnit,
  words: string,
): Promise<void> {
  const { matter, unit, order } = supervised;
  const places = await unitPlaces(context, unit.id);
  const hidden = places.some(({ group }) => isHiddenIn(matter.suggestion, group, context.rules));
  const all = hidden ? [...places, ...(await handlerPlaces(context, unit.id))] : places;
  for (const place of all) {
    const cut = isHiddenIn(matter.suggestion, place.group, context.rules);
    await say(ownCause(context, order), {
      to: place.address,
      class: 'notice',
      template: cut ? 'supervision/to-unit-number-only' : `supervision/to-unit.${what}`,
      values: { ...valuesOf(context, supervised, place), words },
      subject: matter.suggestion.id,
    });
  }
}

/** Tell both lines what has come of an order, but for the chat in which it was done. */
export async function tellLines(
  context: CommandContext,
  supervised: Supervised,
  template: 'supervision/to-lines-closed' | 'supervision/to-lines-correct',
  more: Values = {},
): Promise<void> {
  const { conversation } = context.place.address;
  for (const place of await placesOfBoth(context, supervised)) {
    if (place.address.conversation.id === conversation.id) continue;
    await say(ownCause(context, supervised.order), {
      to: place.address,
      class: 'notice',
      template,
      values: { ...valuesOf(context, supervised, place), ...more },
      subject: supervised.matter.suggestion.id,
    });
  }
}

export function valuesOf(
  context: CommandContext,
  { order, matter, unit }: Supervised,
  place: Recipient,
): Record<string, string> {
  return {
    order: orderNumber(order),
    name: nameFor(matter.suggestion, place.group, context.rules),
    unit: unit.name,
    due: dueWords(context, order),
    line: context.texts.render(`supervision/line-name.${order.line}`, {}),
    kind: context.texts.render(`supervision/kind.${order.kind}`, {}),
    joint: jointWords(context, order),
  };
}

/** Two orders of one command to one chat need keys of their own in the outbox. */
export function ownCause(context: CommandContext, order: SupervisionOrder): CommandContext {
  return { ...context, cause: `${context.cause}#${orderNumber(order)}` };
}
