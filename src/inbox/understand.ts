import type { AnyCall } from '../chat/card-call.ts';
import type { CommandTable } from '../chat/reading/command-table.ts';
import { present } from '../chat/reading/present.ts';
import { readMessage } from '../chat/reading/read.ts';
import {
  type FormEvent,
  heldOf,
  type InboundEvent,
  type MessageEvent,
  type PressEvent,
} from '../chat/message.ts';
import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { findCardByMessage, type OpenCard } from '../storage/cards.ts';
import type { Tx } from '../storage/database.ts';
import { agreedTo } from './agreed.ts';
import { cardTaking, isBareFile } from './bare-file.ts';
import { chooseByLabel, chooseByNumber, pollOf, take } from './choose.ts';
import { findQuoted } from './quoted.ts';
import { chooseByWords } from './typed-label.ts';

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
  /** The label of that choice. */
  readonly choice?: string;
  /** What the words said besides and nobody has read. */
  readonly left?: string;
  /** The choice that the words may be as well: they are it unless they answer a question. */
  readonly labelled?: Understanding;
}

export type Understanding =
  | Understood
  | { readonly kind: 'nothing' }
  /** A choice that cannot be taken: not shown, not for this person, settled, or several cards are open. */
  | {
      readonly kind: 'no_choice';
      readonly why: 'not_shown' | 'not_yours' | 'settled' | 'no_card' | 'several' | 'ordinal' | 'poll_over';
      readonly choice: string;
      /** The matter whose number it may be as well, or the poll that is over. */
      readonly number?: string;
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
    case 'members':
      return { kind: 'nothing' };
  }
}

async function understandMessage(input: UnderstandInput, event: MessageEvent): Promise<Understanding> {
  const held = heldOf(event.attachments);
  const taking =
    held.length > 0 && isBareFile(event) ? await cardTaking(input.tx, event, input.personId) : undefined;
  if (taking !== undefined) return attaching(taking);
  const quoted = await findQuoted(input.tx, event);
  const reading = readMessage(
    {
      text: event.text,
      where: event.conversation.kind,
      mentions: event.mentions,
      quotesBot: quoted !== undefined,
      attachments: {
        images: held.filter((each) => each.kind === 'image').length,
        // A recording is a file as well: something that has come, and says nothing yet.
        files: held.filter((each) => each.kind !== 'image').map((each) => each.name),
      },
      today: input.today,
    },
    input.table,
  );
  if (reading.kind === 'chatter') return { kind: 'nothing' };
  const { call, marked, spoken, left } = reading;
  if (call.name === 'choose')
    return chooseByNumber(input, event, { numbers: call.numbers, spoken }, quoted?.card);
  if (call.name === 'chooseLabel') return chooseByLabel(input, event, call.label, quoted?.card);
  const agreed = call.name === 'decide' ? await agreedTo(input, event, call, quoted?.card) : undefined;
  if (agreed !== undefined) return agreed;
  const labelled = await chooseByWords(input, event, { call, spoken }, quoted?.card);
  return present({
    kind: 'call' as const,
    call,
    marked,
    spoken,
    confirmed: false,
    files: [],
    subject: quoted?.subject,
    left,
    labelled,
  });
}

function attaching(card: OpenCard): Understood {
  const call = { name: 'attachFiles', card: card.id } as const;
  const subject = card.subject === undefined ? {} : { subject: card.subject };
  return { kind: 'call', call, marked: false, spoken: '', confirmed: false, files: [], ...subject };
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
  const number = card === undefined ? '' : ` ${pollOf(card) ?? (await intakeOf(input, card))}`;
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
