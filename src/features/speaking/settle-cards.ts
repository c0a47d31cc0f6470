import type { Card } from '../../chat/card.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import {
  type ClosedCard,
  closeCard,
  closeCardsAbout,
  expireCardsAbout,
  type OpenCard,
} from '../../storage/cards.ts';
import type { CommandContext, Room } from '../context.ts';

/** A choice used its card up: it is closed, and shows what was chosen and by whom. */
export async function settleCard(context: CommandContext, card: OpenCard, choice: string): Promise<void> {
  const note = context.texts.render('speaking/card-taken', { choice, person: context.actor.name });
  for (const closed of await closeCard(context.work.tx, card, context.now))
    await showClosed(context, closed, note);
}

/**
 * What the open cards of these kinds, or of all, ask about a suggestion has been settled: they are closed, and show it.
 */
export async function settleCardsAbout(
  room: Room,
  about: { readonly subject: string; readonly kinds?: readonly string[] },
): Promise<void> {
  const note = room.texts.render('speaking/card-over', {});
  const closed = await closeCardsAbout(room.work.tx, { congressId: room.congress.id, ...about }, room.now);
  for (const card of closed) await showClosed(room, card, note);
}

/** The time to answer the cards of these kinds is over; they show it, and take only what was said before. */
export async function retireCardsAbout(
  room: Room,
  about: { readonly subject: string; readonly kinds: readonly string[] },
  { at, note }: { readonly at: Date; readonly note: string },
): Promise<void> {
  const expired = await expireCardsAbout(room.work.tx, { congressId: room.congress.id, ...about }, at);
  for (const card of expired) await showClosed(room, card, note);
}

/** Where a card can be shown anew it loses its choices; elsewhere a late choice is answered (choice-settled). */
function showClosed(room: Room, closed: ClosedCard, note: string): Promise<void> {
  const { title, lines, fields } = closed.shown;
  return showAnew(room, closed, {
    card: { title, lines: [...lines, note], fields, choices: [] },
    because: '',
  });
}

/** Show a card otherwise than it was shown, where the platform can; `because` tells several changes of one card apart. */
export async function showAnew(
  room: Room,
  { outboxSequence, place }: Pick<ClosedCard, 'outboxSequence' | 'place'>,
  { card, because }: { readonly card: Card; readonly because: string },
): Promise<void> {
  await enqueue(
    room.work.tx,
    { now: room.now, calendar: room.calendar },
    {
      congressId: room.congress.id,
      address: place,
      class: 'answer',
      template: `card/${String(outboxSequence)}`,
      content: { kind: 'card-update', of: String(outboxSequence), card },
      dedupeKey: `card-update|${String(outboxSequence)}|${because}`,
      ...(room.work.causeEventId === undefined ? {} : { causeEventId: room.work.causeEventId }),
    },
  );
}
