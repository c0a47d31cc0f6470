import type { Poll } from '../../storage/polls.ts';
import type { Room } from '../context.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say, sendPicture, type Saying } from '../speaking/speak.ts';
import { countPoll } from './count-poll.ts';
import { chartOf, listLines, resultValues } from './result-words.ts';
import { pollNumber } from './wording.ts';

/** Tell the office the count: when the poll has ended, and again when a vote sent in time came after that. */
export async function tellStaff(room: Room, poll: Poll, when: 'ended' | 'late'): Promise<void> {
  for (const { address } of await staffPlaces(room))
    await tellCount(room, poll, { to: address, class: 'notice', heading: when });
}

/** The count in words, as a list and as a picture. */
export async function tellCount(
  room: Room,
  poll: Poll,
  { heading, ...to }: Pick<Saying, 'to' | 'class'> & { readonly heading: 'ended' | 'late' | 'asked' },
): Promise<void> {
  const count = await countPoll(room.work.tx, poll);
  const values = {
    ...resultValues(room, poll, count),
    heading: room.texts.render(`polls/heading-${heading}`, {}),
  };
  await say(room, { ...to, template: 'polls/count', values, subject: poll.id });
  await say(room, {
    ...to,
    template: 'polls/list',
    values: { number: pollNumber(poll), lines: listLines(room, poll, count) },
    subject: poll.id,
  });
  await sendPicture(room, to, {
    about: poll.id,
    name: `${pollNumber(poll)}.png`,
    picture: { renderer: 'bar-chart', data: chartOf(room, poll, count) },
  });
}
