import type { LetteredRef } from '../../chat/command-call.ts';
import { endOf } from '../../domain/ballot/poll.ts';
import { voterAmong } from '../../storage/poll-votes.ts';
import { findPolls, type Poll } from '../../storage/polls.ts';
import type { CommandContext } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { pollNumber } from './wording.ts';

/** The poll that staff means: by number, or the only one to which this can be done. Otherwise that was said. */
export async function namedPoll(
  context: CommandContext,
  { poll: ref, deed }: { readonly poll?: LetteredRef; readonly deed?: 'new' | 'close' | 'publish' },
): Promise<Poll | undefined> {
  const { work, congress } = context;
  const state = deed === 'close' ? 'open' : deed === 'publish' ? 'closed' : undefined;
  const polls = await findPolls(
    work.tx,
    congress.id,
    ref === undefined ? (state === undefined ? {} : { state }) : { serial: ref.serial },
  );
  const [first] = polls;
  const newest = polls.at(-1);
  if (ref === undefined && deed === undefined && newest !== undefined) return newest;
  if (first !== undefined && polls.length === 1) return first;
  if (first === undefined)
    await refusePrivately(context, 'poll-unknown', { number: ref === undefined ? '' : `票${ref.serial}` });
  else await refusePrivately(context, 'poll-which', { numbers: polls.map(pollNumber).join('、') });
  return undefined;
}

/** The polls that a vote said at this time could still be for, of those that ask the speaker. */
export async function votablePolls(context: CommandContext): Promise<Poll[]> {
  const polls = await findPolls(context.work.tx, context.congress.id, {
    state: { in: ['open', 'closed'] },
    closesAt: { gt: context.sentAt },
  });
  return askedIn(
    context,
    polls.filter((poll) => context.sentAt < endOf(poll)),
  );
}

/** Those of the polls that ask the speaker. */
export async function askedIn(context: CommandContext, polls: readonly Poll[]): Promise<Poll[]> {
  const asked: Poll[] = [];
  for (const poll of polls) {
    if ((await voterOf(context, poll)) !== undefined) asked.push(poll);
  }
  return asked;
}

/** The speaker's place on the frozen roster. */
export async function voterOf({ work, actor }: CommandContext, poll: Poll): Promise<string | undefined> {
  return voterAmong(
    work.tx,
    poll,
    actor.members.map((member) => member.id),
  );
}

/** One line for each poll that waits, with the words that answer it: 「投票 票3 1 2」. */
export function votingWords(context: CommandContext, polls: readonly Poll[], choice: string): string {
  return polls
    .map((poll) =>
      context.texts.render('polls/words', { title: poll.title, number: pollNumber(poll), choice }),
    )
    .join('\n');
}
