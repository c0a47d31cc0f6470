import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { monthOf } from '../../domain/calendar/openings.ts';
import type { MessageClass } from '../../domain/reminders/hours.ts';
import { saveSent } from '../../storage/reconciliations.ts';
import type { Unit } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { PIECE_LENGTH, splitText } from '../inquiries/pieces.ts';
import { type Recipient, unitPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { bookLines, type UnitBook } from './list-of-unit.ts';

/** Send the month's list to units; returns those that have a place to be written to. */
export async function sendLists(
  room: Room,
  lists: readonly { readonly unit: Unit; readonly book: UnitBook }[],
  messageClass: MessageClass,
): Promise<Unit[]> {
  const reached: Unit[] = [];
  for (const { unit, book } of lists) {
    const places = await unitPlaces(room, unit.id);
    for (const place of places) await sendList(room, { unit, book, place, messageClass });
    if (places.length === 0) continue;
    reached.push(unit);
    const sent = {
      congressId: room.congress.id,
      unitId: unit.id,
      month: monthOf(room.today),
      sentAt: room.now,
    };
    await saveSent(room.work, sent, { action: 'reconciliation.sent' });
  }
  return reached;
}

/** The list as one message, or as several where it is long. */
export async function sendList(
  room: Room,
  {
    unit,
    book,
    place,
    messageClass,
  }: {
    readonly unit: Unit;
    readonly book: UnitBook;
    readonly place: Recipient;
    readonly messageClass: MessageClass;
  },
): Promise<void> {
  const template = book.open.length === 0 ? 'reconciliation/list-empty' : 'reconciliation/list';
  const text = room.texts.render(template, {
    unit: unit.name,
    month: Number(monthOf(room.today).slice(5)),
    date: chineseDate(room.today),
    open: book.open.length,
    replied: book.replied,
    closed: book.closed,
    lines: bookLines(room, book, place).join('\n'),
  });
  for (const [index, piece] of splitText(text, PIECE_LENGTH).entries()) {
    const cause = `${room.cause}#${unit.id}${index}`;
    await say(
      { ...room, cause },
      { to: place.address, class: messageClass, template: 'reconciliation/piece', values: { text: piece } },
    );
  }
}
