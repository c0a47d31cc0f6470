/** What the API of the sandbox page sends; shared by the server and the page. */
import type { CardMessage, TextMessage } from '../chat/card.ts';
import type { Quote } from '../chat/message.ts';
import type {
  Fault,
  SimulatedChat,
  SimulatedLine,
  SimulatedOutgoing,
  SimulatedPerson,
} from '../chat/simulation.ts';
import type { DayKind } from '../domain/calendar/working-calendar.ts';

export type PagePerson = SimulatedPerson;

export interface PageChat extends SimulatedChat {
  /** The sequence of its newest line, 0 when there is none. */
  readonly latest: number;
}

/** The bytes are fetched from `url` when somebody looks at them. */
export interface PageFile {
  readonly kind: 'image' | 'file';
  readonly name: string;
  readonly url: string;
  /** Bytes. */
  readonly size: number;
}

export interface PageLine {
  readonly sequence: number;
  readonly messageId: string;
  readonly chat: string;
  readonly from: string;
  /** ISO instant. */
  readonly at: string;
  readonly message: TextMessage | CardMessage | PageFile;
  readonly quote?: Quote;
  readonly delivery?: NonNullable<SimulatedLine['delivery']>;
}

export interface PageClock {
  /** ISO instant. */
  readonly now: string;
  readonly day: DayKind;
  /** The next thing that falls due, if anything does: when (ISO instant), and what in words. */
  readonly nextDue: { readonly at: string; readonly what: string } | null;
}

/** How the network stands, and which messages of the bot are still on their way. */
export interface PageTraffic {
  readonly faults: readonly Fault[];
  readonly outgoing: readonly SimulatedOutgoing[];
}

/** Who there is to speak as, and where. */
export interface PageCast {
  readonly people: readonly PagePerson[];
  readonly chats: readonly PageChat[];
}

export type Advance = { readonly by: 'hour' | 'workday' | 'nextDue' } | { readonly to: string };

/** Pictures that a browser may show in place; all else that people send is only ever downloaded. */
export function isShownInPlace(mediaType: string): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(mediaType);
}

export function pageLine(line: SimulatedLine): PageLine {
  const { message, ...rest } = line;
  if (message.kind === 'text' || message.kind === 'card') return { ...rest, message };

  const kind = isShownInPlace(message.mediaType) ? 'image' : 'file';
  const url = `/api/sandbox/files/${line.sequence}?chat=${encodeURIComponent(line.chat)}`;
  const size = Math.floor((message.data.replace(/=+$/, '').length * 3) / 4);
  return { ...rest, message: { kind, name: message.name, url, size } };
}
