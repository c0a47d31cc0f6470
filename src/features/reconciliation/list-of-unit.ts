import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { Room } from '../context.ts';
import { ofUnits } from '../inquiries/open-matters.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatters, type Matter, type Share } from '../matters/matter.ts';
import type { Recipient } from '../speaking/recipients.ts';

/** What the office has in its books of a unit. */
export interface UnitBook {
  /** Matters whose share is still to be done, with the share. */
  readonly open: readonly { readonly matter: Matter; readonly share: Share }[];
  /** Answered by the unit and not closed yet; with the open and the closed ones they are all. */
  readonly replied: number;
  readonly closed: number;
}

/** Load the books of units with a fixed number of queries; a unit that never had a matter has none. */
export async function booksOf(
  room: Room,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, UnitBook>> {
  const rows = await findSuggestions(room.work.tx, room.congress.id, {
    AND: [ofUnits(unitIds), { state: { in: ['assigned', 'reopened', 'replied', 'closed'] } }],
  });
  const matters = await loadMatters(room, rows);
  const books = new Map<string, UnitBook>();
  for (const unitId of unitIds) {
    const own = matters.flatMap((matter) => {
      const share = matter.shares.find(({ unit }) => unit.id === unitId);
      return share === undefined ? [] : [{ matter, share }];
    });
    if (own.length === 0) continue;
    const closed = own.filter(({ matter }) => matter.suggestion.state === 'closed');
    const left = own.filter((each) => !closed.includes(each));
    const open = left.filter(({ share }) => share.assignment.state !== 'answered');
    books.set(unitId, { open, replied: left.length - open.length, closed: closed.length });
  }
  return books;
}

/** One line for each open matter, by due date: number, title, state, due. */
export function bookLines(room: Room, { open }: UnitBook, place: Pick<Recipient, 'group'>): string[] {
  const lines = open.map(({ matter, share: { assignment } }) => {
    const due = assignment.state === 'issued' ? assignment.signOffDue : assignment.replyDue;
    const text = room.texts.render(`reconciliation/line.${assignment.state}`, {
      name: nameFor(matter.suggestion, place.group, room.rules),
      due: chineseDate(due, room.today),
    });
    return { due, text };
  });
  return lines.toSorted((a, b) => (a.due < b.due ? -1 : 1)).map(({ text }) => text);
}
