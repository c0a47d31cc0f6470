import type { Call } from '../../chat/card-call.ts';
import type { VoteText } from '../../chat/command-call.ts';
import { matchProjects } from '../../chat/reading/match-projects.ts';
import { judgeVote } from '../../domain/ballot/poll.ts';
import { assertNever } from '../../domain/result.ts';
import { countedVote, insertPollVote } from '../../storage/poll-votes.ts';
import { findPolls, lockPoll, type Poll } from '../../storage/polls.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showCard, whisper } from '../speaking/speak.ts';
import { mayVote } from './electorate.ts';
import { voterOf, votablePolls, votingWords } from './find-poll.ts';
import { cardFor } from './invite.ts';
import { tellStaff } from './tell-staff.ts';
import { momentText, namesOf, pollNumber } from './wording.ts';

/** 投票: the speaker's whole vote, which takes the place of an earlier one; without a choice the card is shown again. */
export async function vote(context: CommandContext, call: Call<'vote'>): Promise<void> {
  const poll = await pollMeant(context, call);
  if (poll === undefined) return;
  if (call.choice === undefined) return showAgain(context, poll);

  const matched = matchProjects(poll.projects, call.choice);
  if (!matched.ok)
    return refusePrivately(context, 'vote-unknown-project', {
      typed: matched.refusal.typed,
      number: pollNumber(poll),
      count: poll.projects.length,
    });
  await cast(context, poll, matched.value);
}

async function pollMeant(context: CommandContext, call: Call<'vote'>): Promise<Poll | undefined> {
  const { work, congress } = context;
  if (call.poll !== undefined) {
    const [named] = await findPolls(work.tx, congress.id, { serial: call.poll.serial });
    if (named === undefined)
      await refusePrivately(context, 'poll-unknown', { number: `票${call.poll.serial}` });
    return named;
  }
  const open = await votablePolls(context);
  const [only] = open;
  if (only !== undefined && open.length === 1) return only;
  if (only !== undefined) {
    const words = votingWords(context, open, saidChoice(call.choice));
    await refusePrivately(context, 'vote-which', { words });
    return undefined;
  }
  // What has ended, or does not ask this deputy, says so better than "there is none".
  const latest = (await findPolls(work.tx, congress.id)).at(-1);
  if (latest === undefined) await refusePrivately(context, 'vote-none');
  return latest;
}

function saidChoice(choice: VoteText | undefined): string {
  if (choice === undefined) return '';
  if (choice.kind === 'none') return '弃权';
  return choice.kind === 'numbers' ? choice.numbers.join(' ') : choice.names;
}

async function cast(context: CommandContext, { id }: Poll, choices: readonly number[]): Promise<void> {
  const { work, congress, actor, sentAt } = context;
  const poll = await lockPoll(work.tx, congress.id, id);
  const deputy = deputyOf(actor);
  const voter = deputy !== undefined && mayVote(deputy) ? await voterOf(context, poll) : undefined;
  const judged = judgeVote(poll, { sentAt, asked: voter !== undefined, choices });
  if (!judged.ok) return refuseVote(context, poll, judged.refusal);
  if (voter === undefined) return;

  const before = await countedVote(work.tx, poll, voter);
  const vote = {
    id: context.newId(),
    pollId: poll.id,
    deputyId: voter,
    choices: judged.value,
    castAt: sentAt,
  };
  await insertPollVote(work, { ...vote, enteredById: actor.personId }, { action: 'poll.vote_cast' });
  // One that was sent before the vote that counts, and came later, changes nothing.
  const overtaken = before !== undefined && before.castAt > sentAt;
  await echo(context, poll, overtaken ? before.choices : judged.value);
  if (poll.state === 'closed' && !overtaken) await tellStaff(context, poll, 'late');
}

async function echo(context: CommandContext, poll: Poll, choices: readonly number[]): Promise<void> {
  const left = poll.mostChoices - choices.length;
  const template =
    poll.state === 'closed'
      ? 'recorded-late'
      : choices.length === 0
        ? 'recorded-none'
        : left > 0
          ? 'recorded-more'
          : 'recorded';
  await whisper(context, `polls/${template}`, {
    person: context.actor.name,
    number: pollNumber(poll),
    title: poll.title,
    names: choices.length === 0 ? context.texts.render('polls/none', {}) : namesOf(poll, choices),
    left,
    closing: momentText(poll.closesAt, context.today),
  });
}

type Refusal = Extract<ReturnType<typeof judgeVote>, { readonly ok: false }>['refusal'];

async function refuseVote(context: CommandContext, poll: Poll, refusal: Refusal): Promise<void> {
  const values = { number: pollNumber(poll), title: poll.title };
  switch (refusal.code) {
    case 'NOT_ASKED':
      return refusePrivately(context, 'vote-not-asked', values);
    case 'TOO_LATE': {
      const date = momentText(refusal.closedAt, context.today);
      return refusePrivately(context, 'vote-too-late', { ...values, date });
    }
    case 'PUBLISHED':
      return refusePrivately(context, 'vote-published', values);
    case 'TOO_MANY': {
      const { most, chosen } = refusal;
      return refusePrivately(context, 'vote-too-many', { ...values, most, chosen });
    }
    default:
      return assertNever(refusal);
  }
}

/** Also to somebody who is not asked or too late the answer comes from the one place that judges. */
async function showAgain(context: CommandContext, poll: Poll): Promise<void> {
  const voter = await voterOf(context, poll);
  const judged = judgeVote(poll, { sentAt: context.sentAt, asked: voter !== undefined, choices: [] });
  if (!judged.ok) return refuseVote(context, poll, judged.refusal);
  const { actor } = context;
  const to = actor.direct;
  await showCard(context, {
    ...cardFor(context, poll, { template: 'again', person: actor.name, platform: to.platform }),
    to,
    answerableBy: [actor.personId],
  });
}
