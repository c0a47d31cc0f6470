import type { MessageEvent } from '../chat/message.ts';
import { fold, passage } from '../chat/reading/fold.ts';
import { matchProjects } from '../chat/reading/match-projects.ts';
import { isSameNumber, readNumber } from '../chat/reading/numbers.ts';
import { withoutClosing } from '../chat/reading/politeness.ts';
import { numeralOf } from '../domain/numbering/chinese-numeral.ts';
import type { AnyCall } from '../chat/card-call.ts';
import { ASKS_WHICH_MATTER, type OpenCard, type StoredChoice } from '../storage/cards.ts';
import { newestOfEach, openFor, pollOf, take, takeProjects } from './choose.ts';
import type { UnderstandInput, Understanding } from './understand.ts';

/** A shorter part of a project's name is no clear one. */
const LEAST_PART = 2;
/** 我选…, 我要投… */
const CHOOSING = /^我?(?:就|也|想|要)*(?:选择?|投(?:票给?|给)?)(?:的是)?[\s:,]*/u;
const BETWEEN = /[\s、,;/]+/u;

/** Whether words are none of the table, so that they may be what a choice of a card is called. */
function mayBeLabel(event: MessageEvent, call: AnyCall, spoken: string): boolean {
  if (event.conversation.kind !== 'direct') return false;
  if (call.name === 'submit') return call.prose === true;
  return call.name === 'unknown' || (call.name === 'query' && readNumber(spoken) !== undefined);
}

/**
 * A choice of an open card by its label: A and A类, the number of a matter, the names of projects or clear parts of
 * them. The newest card that has it is meant; of several polls it is asked which. Undefined when no card has it.
 */
export async function chooseByWords(
  input: UnderstandInput,
  event: MessageEvent,
  { call, spoken }: { readonly call: AnyCall; readonly spoken: string },
  quoted: OpenCard | undefined,
): Promise<Understanding | undefined> {
  if (!mayBeLabel(event, call, spoken)) return undefined;
  const said = withoutClosing(passage(spoken)).folded;
  const open = quoted === undefined ? await openFor(input, event) : [quoted];
  for (const card of open) {
    const choice = choiceCalled(card, said);
    if (choice !== undefined && pollOf(card) === undefined) return take(input, card, choice, spoken);
  }
  const polls = newestOfEach(open.filter((card) => projectsCalled(card, said).length > 0));
  const [poll] = polls;
  if (poll === undefined) return undefined;
  if (polls.length > 1) return { kind: 'no_choice', why: 'several', choice: spoken };
  return takeProjects(input, poll, projectsCalled(poll, said));
}

function choiceCalled({ kind, choices }: OpenCard, said: string): StoredChoice | undefined {
  if (kind !== ASKS_WHICH_MATTER)
    return choices.find(({ label }) => [fold(label), `${fold(label)}类`].includes(said));
  const place = /^第?(\d{1,2})[项个]$/u.exec(said)?.[1];
  if (place !== undefined) return choices[Number(place) - 1];
  const named = /^第\d+$/u.test(said) ? [] : choices.filter(({ label }) => isSameNumber(said, label));
  return named.length === 1 ? named[0] : undefined;
}

/** The projects of a poll, from 1, that words name and nothing else; none when they name anything else too. */
function projectsCalled(card: OpenCard, said: string): readonly number[] {
  if (pollOf(card) === undefined) return [];
  const projects = card.choices
    .filter(({ call }) => call.name === 'vote' && call.choice?.kind !== 'none')
    .map(({ label }) => label);
  const chosen = said.replace(CHOOSING, '');
  const numbers = numbersIn(chosen, { named: chosen !== said, most: projects.length });
  if (numbers.length > 0) return numbers;
  const isShort = (part: string): boolean =>
    part.length < LEAST_PART && !projects.some((name) => fold(name) === part);
  const found = [said, chosen].map((names) =>
    names.split(BETWEEN).some(isShort) ? undefined : matchProjects(projects, { kind: 'names', names }),
  );
  const matched = found.find((each) => each?.ok === true);
  return matched?.ok === true ? matched.value.map((position) => position + 1) : [];
}

/** 一和三, 第1项、第3项; one number alone only when it is said to be chosen. */
function numbersIn(
  chosen: string,
  { named, most }: { readonly named: boolean; readonly most: number },
): readonly number[] {
  const parts = chosen.split(/[\s、,;/和与跟及]+/u);
  const numbers = parts.map((part) => numeralOf(part.replace(/^第?(.+?)[项号个]?$/u, '$1')));
  if (parts.length < 2 && !named && !chosen.startsWith('第')) return [];
  return numbers.every((number) => number >= 1 && number <= most) ? numbers : [];
}
