import type { Form } from '../../chat/card.ts';
import type { PlatformName } from '../../chat/message.ts';
import type { MessageClass } from '../../domain/reminders/hours.ts';
import type { StoredChoice } from '../../storage/cards.ts';
import type { Poll } from '../../storage/polls.ts';
import type { Member } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { directTo } from '../speaking/recipients.ts';
import { choice, showCard, type Saying } from '../speaking/speak.ts';
import { momentText, pollNumber } from './wording.ts';

/** A card with a form is kept under the form's name. */
const FORM = '投票';
export const POLL_CARDS: readonly string[] = ['poll', FORM];

const CARDS = {
  invitation: { class: 'notice', template: 'polls/invitation' },
  reminder: { class: 'reminder', template: 'polls/reminder' },
  again: { class: 'answer', template: 'polls/again' },
} as const satisfies Record<string, { class: MessageClass; template: string }>;

type CardKind = keyof typeof CARDS;

/**
 * Show these voters the card, each privately. Return those whom the bot cannot write to: the office calls them, since a
 * line in a group for each of them would be a flood, and later say who has not answered.
 */
export async function invite(
  room: Room,
  poll: Poll,
  {
    voters,
    template,
    guards,
  }: {
    readonly voters: readonly Member[];
    readonly template: CardKind;
    readonly guards?: Saying['guards'];
  },
): Promise<Member[]> {
  const unreached: Member[] = [];
  for (const voter of voters) {
    const place = await directTo(room, voter);
    if (place === undefined) unreached.push(voter);
    else
      await showCard(room, {
        ...cardFor(room, poll, { template, person: voter.name, platform: place.address.platform }),
        ...(guards === undefined ? {} : { guards }),
        to: place.address,
        answerableBy: [voter.personId],
      });
  }
  return unreached;
}

/** The card of a poll. */
export function cardFor(
  room: Room,
  poll: Poll,
  shown: {
    readonly template: CardKind;
    readonly person: string;
    readonly platform: PlatformName;
  },
) {
  const form = formOf(poll, shown.platform);
  const how = poll.mostChoices === 1 ? 'one' : form === undefined ? 'several' : 'several-form';
  return {
    ...CARDS[shown.template],
    values: {
      number: pollNumber(poll),
      title: poll.title,
      person: shown.person,
      count: poll.projects.length,
      seats: poll.seats,
      how: room.texts.render(`polls/how-${how}`, { most: poll.mostChoices }),
      closing: momentText(poll.closesAt, room.today),
    },
    subject: poll.id,
    kind: 'poll',
    choices: choicesOf(poll),
    expiresAt: poll.closesAt,
    ...(form === undefined ? {} : { form }),
  };
}

/** Each choice is a whole vote for one project, as one number is; the last is for none. */
function choicesOf(poll: Poll): StoredChoice[] {
  const to = { letter: '票', serial: poll.serial };
  const projects = poll.projects.map((name, position) =>
    choice(name, { name: 'vote', poll: to, choice: { kind: 'numbers', numbers: [position + 1] } }),
  );
  return [...projects, choice('弃权', { name: 'vote', poll: to, choice: { kind: 'none' } })];
}

/**
 * Several projects at once: a list to tick and send off. WeChat has no forms, and there several numbers in one message
 * do the same.
 */
function formOf({ mostChoices, projects }: Poll, platform: PlatformName): Form | undefined {
  if (mostChoices === 1 || platform === 'wechat') return undefined;
  return { name: FORM, fields: [{ name: '选项', required: true, multiline: true, options: projects }] };
}
