import { countedVote } from '../../storage/poll-votes.ts';
import { findPolls, type Poll } from '../../storage/polls.ts';
import type { CommandContext } from '../context.ts';
import { whisper } from '../speaking/speak.ts';
import { askedIn, voterOf } from './find-poll.ts';
import { momentText, namesOf, pollNumber } from './wording.ts';

/** A message has six lines. */
const SHOWN = 3;

/** 我的票: whether the speaker's vote is counted, and for what; of the newest polls that asked. */
export async function myVote(context: CommandContext): Promise<void> {
  const polls = await askedIn(context, await findPolls(context.work.tx, context.congress.id));
  if (polls.length === 0) return whisper(context, 'polls/mine-nothing', { person: context.actor.name });
  const lines: string[] = [];
  for (const poll of polls.slice(-SHOWN).toReversed()) lines.push(await lineOf(context, poll));
  await whisper(context, 'polls/mine', { person: context.actor.name, lines: lines.join('\n') });
}

async function lineOf(context: CommandContext, poll: Poll): Promise<string> {
  const voter = await voterOf(context, poll);
  const vote = voter === undefined ? undefined : await countedVote(context.work.tx, poll, voter);
  const open = poll.state === 'open' ? 'open' : 'ended';
  const values = {
    number: pollNumber(poll),
    title: poll.title,
    closing: momentText(poll.closesAt, context.today),
  };
  if (vote === undefined) return context.texts.render(`polls/mine-missing-${open}`, values);
  const names =
    vote.choices.length === 0 ? context.texts.render('polls/none', {}) : namesOf(poll, vote.choices);
  return context.texts.render(`polls/mine-counted-${open}`, { ...values, names });
}
