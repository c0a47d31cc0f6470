import type { MessageEvent } from '../chat/message.ts';
import { fold } from '../chat/reading/fold.ts';
import { isSameNumber } from '../chat/reading/numbers.ts';
import type { Grade } from '../domain/satisfaction/rating.ts';
import {
  ASKS_WHICH_MATTER,
  type CardPlace,
  newestCard,
  type OpenCard,
  openCards,
  type StoredChoice,
} from '../storage/cards.ts';
import type { UnderstandInput, Understanding } from './understand.ts';

/** 票3: the poll that a card asks about. */
export function pollOf({ choices: [first] }: OpenCard): string | undefined {
  if (first?.call.name !== 'vote' || first.call.poll === undefined) return undefined;
  return `票${first.call.poll.serial}`;
}

/** Open cards of the chat at the time at which it was said: a late answer is judged by the platform's own time. */
export function openFor(input: UnderstandInput, event: MessageEvent): Promise<OpenCard[]> {
  const at = event.sentAt < input.now ? event.sentAt : input.now;
  return openCards(input.tx, placeOf(event), input.personId, at);
}

/**
 * One number answers the newest open card; two numbers answer an open rating or poll, more of them a poll (commands.md
 * rule 2).
 */
export async function chooseByNumber(
  input: UnderstandInput,
  event: MessageEvent,
  { numbers, spoken }: { readonly numbers: readonly number[]; readonly spoken: string },
  quoted: OpenCard | undefined,
): Promise<Understanding> {
  const typed = numbers.join(' ');
  const open = quoted === undefined ? await openFor(input, event) : [quoted];
  const [first, second] = numbers;
  if (first === undefined) return { kind: 'nothing' };
  if (second === undefined) {
    const card = open.find((each) => each.choices.length > 0);
    if (card === undefined) return withoutCard(input, event, typed);
    return card.kind === ASKS_WHICH_MATTER
      ? takeMatter(input, card, fold(spoken).replaceAll(/[^\d]/gu, ''))
      : take(input, card, card.choices[first - 1], typed);
  }
  const asked = takingSeveral(open, numbers.length);
  const [card] = asked;
  if (card === undefined) return withoutCard(input, event, typed);
  if (asked.length > 1) return { kind: 'no_choice', why: 'several', choice: typed };
  return pollOf(card) === undefined
    ? takeGrades(input, card, [first, second])
    : takeProjects(input, card, numbers);
}

/** Numbers that no open card takes: perhaps they come too late for the poll that was shown last. */
async function withoutCard(
  input: UnderstandInput,
  event: MessageEvent,
  choice: string,
): Promise<Understanding> {
  const last = await newestCard(input.tx, placeOf(event), input);
  const number = last === undefined ? undefined : pollOf(last);
  return number === undefined
    ? { kind: 'no_choice', why: 'no_card', choice }
    : { kind: 'no_choice', why: 'poll_over', choice, number };
}

/** 4 is the fourth matter of a card, or 闭-004; where these are two of its matters, it is asked which (ADR 0011). */
function takeMatter(input: UnderstandInput, card: OpenCard, typed: string): Understanding {
  const [choice, other] = choicesNumbered(card, typed);
  if (other === undefined) return take(input, card, choice, typed);
  return { kind: 'no_choice', why: 'ordinal', choice: typed, number: other.label };
}

/** The matters that digits may mean on a card: the one in that place first, then those of that number; 004 is a number. */
function choicesNumbered({ choices }: OpenCard, typed: string): readonly StoredChoice[] {
  const nth = typed.startsWith('0') ? undefined : choices[Number(typed) - 1];
  const named = choices.filter((choice) => choice !== nth && isSameNumber(typed, choice.label));
  return nth === undefined ? named : [nth, ...named];
}

/** The cards that so many numbers may answer. */
function takingSeveral(open: readonly OpenCard[], count: number): readonly OpenCard[] {
  return newestOfEach(
    open.filter((card) => pollOf(card) !== undefined || (count === 2 && card.kind === 'rating')),
  );
}

/** The newest card for each subject: a poll may have been shown again. */
export function newestOfEach(cards: readonly OpenCard[]): readonly OpenCard[] {
  return cards.filter((card, index) => cards.findIndex(({ subject }) => subject === card.subject) === index);
}

export function takeProjects(
  input: UnderstandInput,
  card: OpenCard,
  numbers: readonly number[],
): Understanding {
  const [any] = card.choices;
  const taken = take(input, card, any, numbers.join(' '));
  if (taken.kind !== 'call' || any?.call.name !== 'vote') return taken;
  return { ...taken, call: { ...any.call, choice: { kind: 'numbers', numbers } } };
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

export async function chooseByLabel(
  input: UnderstandInput,
  event: MessageEvent,
  label: string,
  quoted: OpenCard | undefined,
): Promise<Understanding> {
  const open = quoted === undefined ? await openFor(input, event) : [quoted];
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
export function take(
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
    choice: choice.label,
    ...(card.subject === undefined ? {} : { subject: card.subject }),
  };
}

function placeOf(event: MessageEvent): CardPlace {
  return { platform: event.platform, account: event.account, conversation: event.conversation };
}
