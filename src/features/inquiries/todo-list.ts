import type { Room } from '../context.ts';
import { LIST_LENGTH } from './pieces.ts';

/** A list as it is shown in a chat, and the whole of it. */
export interface TodoList {
  readonly count: number;
  readonly short: string;
  readonly long: string;
  /** `short` leaves nothing out. */
  readonly complete: boolean;
}

/** A list under its heading, with what to type next; the short form ends by saying that the rest is private. */
export function todoList(
  room: Room,
  list: { readonly head: string; readonly lines: readonly string[]; readonly next: string },
): TodoList {
  const long = [list.head, ...list.lines, list.next].join('\n');
  const left = list.lines.length - LIST_LENGTH;
  if (left <= 0) return { count: list.lines.length, short: long, long, complete: true };
  const rest = room.texts.render('inquiries/rest-whispered', { count: left });
  const short = [list.head, ...list.lines.slice(0, LIST_LENGTH), rest].join('\n');
  return { count: list.lines.length, short, long, complete: false };
}
