import type { AnyCall } from '../chat/card-call.ts';
import type { CommandTable } from '../chat/reading/command-table.ts';
import { readMessage } from '../chat/reading/read.ts';
import type { FormEvent, InboundEvent, MessageEvent, PressEvent } from '../chat/message.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import type { Grade } from '../domain/satisfaction/rating.ts';
import {
  type CardPlace,
  findCardByMessage,
  type OpenCard,
  openCards,
  type StoredChoice,
} from '../storage/cards.ts';
import type { Tx } from '../storage/database.ts';
import { findQuoted } from '../storage/quotes.ts';

/** What an event asks for, and what it came with. */
export interface Understood {
  readonly kind: 'call';
  readonly call: AnyCall;
  readonly marked: boolean;
  /** What was said, without quote and marks. */
  readonly spoken: string;
  readonly confirmed: boolean;
  readonly files: readonly string[];
  /** The suggestion that the quoted message or the card is about. */
  readonly subject?: string;
  /** The card whose choice was taken; a confirmation is used up by it. */
  readonly card?: OpenCard;
}

export type Understanding =
  | Understood
  | { readonly kind: 'nothing' }
  /** A choice that cannot be taken: not shown, not for this person, settled, or several cards are open. */
  | {
      readonly kind: 'no_choice';
      readonly why: 'not_shown' | 'not_yours' | 'settled' | 'no_card' | 'several';
      readonly choice: string;
    };

export interface UnderstandInput {
  readonly tx: Tx;
  readonly table: CommandTable;
  readonly personId: string;
  readonly now: Date;
  readonly today: CivilDate;
}

/** Read an event into a call: words by commands.yaml, presses and numbers by the card they answer. */
export async function understand(input: UnderstandInput, event: InboundEvent): Promise<Understanding> {
  switch (event.kind) {
    case 'message':
      return understandMessage(input, event);
    case 'press':
      return understandPress(input, event);
    case 'form':
      return understandForm(input, event);
    case 'recall':
    case 'member':
      return { kind: 'nothing' };
  }
}

async function understandMessage(input: UnderstandInput, event: MessageEvent): Promise<Understanding> {
  const quoted = await findQuoted(input.tx, event);
  const reading = readMessage(
    {
      text: event.text,
      where: event.conversation.kind,
      mentions: event.mentions,
      quotesBot: quoted !== undefined,
      attachments: {
        images: event.attachments.filter((each) => each.kind === 'image').length,
        files: event.attachments.filter((each) => each.kind === 'file').map((each) => each.name),
      },
      today: input.today,
    },
    input.table,
  );
  if (reading.kind === 'chatter') return { kind: 'nothing' };
  const { call, marked, spoken } = reading;
  if (call.name === 'choose') return chooseByNumber(input, event, call.numbers, quoted?.card);
  if (call.name === 'chooseLabel') return chooseByLabel(input, event, call.label, quoted?.card);
  const subject = quoted?.subject;
  return {
    kind: 'call',
    call,
    marked,
    spoken,
    confirmed: false,
    files: [],
    ...(subject === undefined ? {} : { subject }),
  };
}

async function understandPress(input: UnderstandInput, event: PressEvent): Promise<Understanding> {
  const card = await findCardByMessage(input.tx, event);
  if (card === undefined) return { kind: 'no_choice', why: 'no_card', choice: event.choice };
  return take(
    input,
    card,
    card.choices.find((each) => each.label === event.choice),
    event.choice,
  );
}

/** A form is read like the message it stands for, so that one reading serves both. */
async function understandForm(input: UnderstandInput, event: FormEvent): Promise<Understanding> {
  const card =
    event.messageId === undefined
      ? undefined
      : await findCardByMessage(input.tx, { ...event, messageId: event.messageId });
  const fields = Object.entries(event.values).map(
    ([name, value]) => `${name}:${typeof value === 'string' ? value : value.join('、')}`,
  );
  const number = card?.subject === undefined ? '' : ` ${await intakeOf(input, card)}`;
  const reading = readMessage(
    {
      text: [`#${event.form}${number}`, ...fields].join('\n'),
      where: event.conversation.kind,
      mentions: [],
      quotesBot: false,
      attachments: { images: 0, files: [] },
      today: input.today,
    },
    input.table,
  );
  if (reading.kind === 'chatter') return { kind: 'nothing' };
  const subject = card?.subject;
  return {
    kind: 'call',
    call: reading.call,
    marked: true,
    spoken: '',
    confirmed: false,
    files: [],
    ...(subject === undefined ? {} : { subject }),
  };
}

async function intakeOf(input: UnderstandInput, card: OpenCard): Promise<string> {
  if (card.subject === undefined) return '';
  const row = await input.tx.suggestion.findUnique({
    where: { congressId_id: { congressId: card.congressId, id: card.subject } },
    select: { intakeNumber: true },
  });
  return row === null ? '' : `拟${row.intakeNumber}`;
}

/** One number answers the newest open card; two numbers answer an open rating (commands.md rule 2). */
async function chooseByNumber(
  input: UnderstandInput,
  event: MessageEvent,
  numbers: readonly number[],
  quoted: OpenCard | undefined,
): Promise<Understanding> {
  const typed = numbers.join(' ');
  const open =
    quoted === undefined ? await openCards(input.tx, placeOf(event), input.personId, input.now) : [quoted];
  const [first, second] = numbers;
  if (first === undefined) return { kind: 'nothing' };
  if (second === undefined) {
    const card = open.find((each) => each.choices.length > 0);
    if (card === undefined) return { kind: 'no_choice', why: 'no_card', choice: typed };
    return take(input, card, card.choices[first - 1], typed);
  }
  const ratings = open.filter((card) => card.kind === 'rating');
  const [rating] = ratings;
  if (rating === undefined) return { kind: 'no_choice', why: 'no_card', choice: typed };
  if (ratings.length > 1) return { kind: 'no_choice', why: 'several', choice: typed };
  return takeGrades(input, rating, [first, second]);
}

function takeGrades(
  input: UnderstandInput,
  card: OpenCard,
  grades: readonly [number, number],
): Understanding {
  const typed = grades.join(' ');
  const [whole] = card.choices;
  const taken = take(input, card, whole, typed);
  if (taken.kind !== 'call') return taken;
  const [attitude, result] = grades.map(gradeOf);
  if (whole?.call.name !== 'rate' || attitude === undefined || result === undefined) {
    return { kind: 'no_choice', why: 'not_shown', choice: typed };
  }
  return { ...taken, call: { ...whole.call, attitude, result } };
}

function gradeOf(number: number): Grade | undefined {
  return number === 1 || number === 2 || number === 3 ? number : undefined;
}

async function chooseByLabel(
  input: UnderstandInput,
  event: MessageEvent,
  label: string,
  quoted: OpenCard | undefined,
): Promise<Understanding> {
  const open =
    quoted === undefined ? await openCards(input.tx, placeOf(event), input.personId, input.now) : [quoted];
  const card = open.find((each) => each.choices.some((choice) => choice.label === label));
  if (card === undefined) return { kind: 'no_choice', why: 'no_card', choice: label };
  return take(
    input,
    card,
    card.choices.find((each) => each.label === label),
    label,
  );
}

/** Take a choice of a card, if it is shown, still open and for this person. */
function take(
  input: UnderstandInput,
  card: OpenCard,
  choice: StoredChoice | undefined,
  typed: string,
): Understanding {
  if (choice === undefined) return { kind: 'no_choice', why: 'not_shown', choice: typed };
  if (card.answerableBy.length > 0 && !card.answerableBy.includes(input.personId)) {
    return { kind: 'no_choice', why: 'not_yours', choice: typed };
  }
  if (card.closed) return { kind: 'no_choice', why: 'settled', choice: typed };
  return {
    kind: 'call',
    call: choice.call,
    marked: true,
    spoken: '',
    confirmed: choice.confirmed,
    files: choice.files,
    card,
    ...(card.subject === undefined ? {} : { subject: card.subject }),
  };
}

function placeOf(event: MessageEvent): CardPlace {
  return { platform: event.platform, account: event.account, conversation: event.conversation };
}
