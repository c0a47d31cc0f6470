import type { Attachment, InboundEvent, MessageEvent, PressEvent } from '../../chat/message.ts';
import { instantAt, type ClockTime, civilDateOf, minuteOfDay } from '../../domain/calendar/civil-date.ts';
import type { Act } from './acts.ts';
import { firstLine, type QueuedMessage } from './messages.ts';

/** One step of a rehearsal, as the file has it. */
export interface RehearsalStep {
  readonly verb: Readonly<Record<string, unknown>>;
  readonly expect: readonly Readonly<Record<string, unknown>>[];
  /** What could not be written down exactly. */
  readonly remark?: string;
}

export interface RehearsalParts {
  readonly acts: readonly Act[];
  readonly messages: readonly QueuedMessage[];
  readonly start: Date;
  readonly now: Date;
  /** How the file says that the clock moves: `wait: 1wd`, `until: …`. */
  readonly move: (from: Date, to: Date) => Readonly<Record<string, unknown>>;
}

interface Placed {
  readonly step: RehearsalStep;
  /** The row of the event, for what people did. */
  readonly row?: bigint;
}

const MINUTE = 60_000;
/** Expectations of one step in one chat; more of them say nothing new. */
const PER_CHAT = 3;

/**
 * The steps of a session. The clock of the sandbox flows, that of a rehearsal stands still while people act: before each
 * act it is moved to the minute in which the act came.
 */
export function rehearsalSteps(parts: RehearsalParts): readonly RehearsalStep[] {
  const { acts, messages, move } = parts;
  const placed: Placed[] = [];
  let at = minuteOf(parts.start);
  const moveTo = (moment: Date): void => {
    if (moment <= at) return;
    placed.push({ step: { verb: move(at, moment), expect: unasked(messages, at, moment) } });
    at = moment;
  };
  for (const act of acts) {
    moveTo(minuteOf(act.event.sentAt));
    const step = stepOf(act, messages, placed);
    if (step !== undefined) placed.push({ step, row: act.row });
  }
  const last = minuteOf(parts.now);
  if (unasked(messages, at, last).length > 0) moveTo(last);
  return placed.map(({ step }) => step);
}

function minuteOf(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE) * MINUTE);
}

/** What the bot said of itself while the clock moved. */
function unasked(messages: readonly QueuedMessage[], from: Date, to: Date): RehearsalStep['expect'] {
  const due = ({ createdAt, notBefore }: QueuedMessage): Date =>
    notBefore > createdAt ? notBefore : createdAt;
  return expectations(
    messages.filter(
      (message) => !isAnswer(message) && minuteOf(due(message)) > from && minuteOf(due(message)) <= to,
    ),
  );
}

function isAnswer({ cause, createdAt, notBefore }: QueuedMessage): boolean {
  return cause !== undefined && notBefore <= createdAt;
}

function stepOf(
  { row, event, withheld }: Act,
  messages: readonly QueuedMessage[],
  before: readonly Placed[],
): RehearsalStep | undefined {
  if (withheld) return undefined;
  const written = verbOf(event, messages, before);
  if (written === undefined) return undefined;
  const answers = messages.filter((message) => message.cause === row);
  const silent = answers.length === 0 && event.kind === 'message';
  const expect = silent
    ? [{ ...placeOf(chatOf(event)), none: true }]
    : expectations(answers.filter(isAnswer));
  // What was done otherwise than the file says may be answered otherwise.
  return written.remark === undefined ? { ...written, expect } : { ...written, expect: [] };
}

function verbOf(
  event: InboundEvent,
  messages: readonly QueuedMessage[],
  before: readonly Placed[],
): Omit<RehearsalStep, 'expect'> | undefined {
  const actor = { by: event.sender, ...groupOf(event) };
  switch (event.kind) {
    case 'message':
      return sayOf(event, actor, quoteOf(event, messages, before));
    case 'press': {
      const verb = { press: { ...actor, choice: event.choice } };
      return isNewest(event, messages) ? { verb } : { verb, remark: '当时按的是一张更早的卡片' };
    }
    case 'form':
      return { verb: { fill: { ...actor, form: { name: event.form, ...event.values } } } };
    case 'recall':
    case 'member':
    case 'members':
      return undefined; // The page offers none of them.
  }
}

function sayOf(
  event: MessageEvent,
  actor: object,
  quote: { readonly step: number } | 'inexpressible' | undefined,
): Omit<RehearsalStep, 'expect'> | undefined {
  const text = writtenText(event);
  const images = event.attachments.filter(({ kind }) => kind === 'image').length;
  const others = event.attachments.filter(({ kind }) => kind !== 'image');
  const files = others.filter(isPdf).map(({ name }) => name);
  const missing = others.filter((file) => !isPdf(file)).map(({ name }) => name);
  const remarks = [
    ...(missing.length === 0 ? [] : [`当时还发了文件:${missing.join('、')}`]),
    ...(quote === 'inexpressible' ? ['当时引用了一条消息'] : []),
  ];
  if (text === '' && images === 0 && files.length === 0) return undefined;
  const said = {
    ...actor,
    ...(text === '' ? {} : { text }),
    ...(images === 0 ? {} : { images }),
    ...(files.length === 0 ? {} : { files }),
    ...(quote === undefined || quote === 'inexpressible' ? {} : { quote }),
  };
  return { verb: { say: said }, ...(remarks.length === 0 ? {} : { remark: remarks.join(';') }) };
}

/** A bare `.pdf` name makes a small document when the file is played; others would have to lie beside it. */
function isPdf({ kind, name }: Attachment): boolean {
  return kind === 'file' && /^[^/\\]+\.pdf$/i.test(name);
}

/** Mentions are typed, and nothing is a variable that the file does not know. */
function writtenText({ text, mentions }: MessageEvent): string {
  const plain = text.replaceAll('${', '$ {').replaceAll('@{', '@ {');
  const longestFirst = [...mentions].sort((one, other) => other.text.length - one.text.length);
  return longestFirst.reduce(
    (written, mention) => written.replaceAll(mention.text, `@{${mention.bot ? 'bot' : mention.id}}`),
    plain,
  );
}

/** The format can quote only the last message that the bot said in the chat in an earlier step. */
function quoteOf(
  { quote, conversation }: MessageEvent,
  messages: readonly QueuedMessage[],
  before: readonly Placed[],
): { readonly step: number } | 'inexpressible' | undefined {
  if (quote === undefined) return undefined;
  const quoted = messages.find(({ messageId }) => messageId !== undefined && messageId === quote.messageId);
  const chat = `${conversation.kind}:${conversation.id}`;
  const last = messages.findLast((message) => message.cause === quoted?.cause && message.chat === chat);
  const step = before.findIndex(({ row }) => row !== undefined && row === quoted?.cause);
  return quoted === undefined || last !== quoted || step < 0 ? 'inexpressible' : { step: step + 1 };
}

/** Whether no newer card in the chat shows the same choice: that one would be pressed instead. */
function isNewest({ messageId, choice, sentAt, ...event }: PressEvent, messages: readonly QueuedMessage[]) {
  const chat = chatOf(event);
  const newest = messages.findLast(
    (message) =>
      message.chat === chat &&
      message.createdAt <= sentAt &&
      message.content?.kind === 'card' &&
      message.content.card.choices.includes(choice),
  );
  return newest === undefined || newest.messageId === messageId;
}

function expectations(messages: readonly QueuedMessage[]): RehearsalStep['expect'] {
  const perChat = new Map<string, number>();
  return messages.flatMap((message) => {
    const { chat, state, content } = message;
    const count = (perChat.get(chat) ?? 0) + 1;
    perChat.set(chat, count);
    if (state !== 'sent' || content === undefined || count > PER_CHAT) return [];
    const line = firstLine(content);
    if (line === '') return [];
    const isFile = content.kind !== 'text' && content.kind !== 'card';
    return [{ ...placeOf(chat), ...(isFile ? { has_file: line } : { has: [line] }) }];
  });
}

function chatOf({ conversation }: Pick<InboundEvent, 'conversation'>): string {
  return `${conversation.kind}:${conversation.id}`;
}

function groupOf({ conversation }: InboundEvent): { readonly in?: string } {
  return conversation.kind === 'group' ? { in: conversation.id } : {};
}

function placeOf(chat: string): Readonly<Record<string, string>> {
  const id = chat.slice(chat.indexOf(':') + 1);
  return chat.startsWith('group:') ? { in: id } : { to: id };
}

/** `2026-03-02T09:00`, as the format writes a moment of Shanghai. */
export function writtenMoment(instant: Date): string {
  const minutes = minuteOfDay(instant);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${civilDateOf(instant)}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The same time of day on another day. */
export function sameTimeOn(date: ReturnType<typeof civilDateOf>, instant: Date): Date {
  // The cast holds: the last five characters are hours and minutes, two digits each.
  return instantAt(date, writtenMoment(instant).slice(-5) as ClockTime);
}
