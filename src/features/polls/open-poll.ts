import { createHash } from 'node:crypto';
import type { Call } from '../../chat/card-call.ts';
import { passLineOf, quorumOf } from '../../domain/ballot/majority.ts';
import { nextNumber } from '../../storage/counters.ts';
import { insertPoll, type Poll, type PollTerms } from '../../storage/polls.ts';
import type { Member } from '../../storage/roster.ts';
import { currentRuleHash } from '../../storage/rules.ts';
import { canonicalJson, storable } from '../../storage/stored-json.ts';
import type { CommandContext } from '../context.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { answer, answerPrivately } from '../speaking/speak.ts';
import { invite } from './invite.ts';
import { isPublic } from './publish-poll.ts';
import type { SettledTerms } from './terms.ts';
import { momentText, pollNumber } from './wording.ts';

/** Of more people the office has lists. */
const NAMED = 10;

/** Show the poll back; once confirmed, freeze it with its voters and ask each of them privately. */
export async function openPoll(
  context: CommandContext,
  call: Call<'consultation'>,
  { terms, voters }: SettledTerms,
): Promise<void> {
  if (!context.confirmed) {
    const values = termsValues(context, terms, voters.length);
    return askToConfirm(context, { call, label: '确认', template: 'polls/confirm-open', values });
  }
  const poll = await frozen(context, terms, voters.map((voter) => voter.id).toSorted());
  const unreached = await invite(context, poll, { voters, template: 'invitation' });
  const tell = isPublic(context) ? answerPrivately : answer;
  await tell(context, 'polls/opened', {
    number: pollNumber(poll),
    title: poll.title,
    reached: voters.length - unreached.length,
    unreached: unreachedText(context, unreached),
    closing: momentText(poll.closesAt, context.today),
  });
}

/** From here on nobody changes what was asked, of whom, and how it is counted: the hash covers all of it. */
async function frozen(context: CommandContext, terms: PollTerms, voters: readonly string[]): Promise<Poll> {
  const { work, congress, now, actor } = context;
  const poll: Poll = {
    ...terms,
    congressId: congress.id,
    id: context.newId(),
    version: 1,
    serial: await nextNumber(work.tx, congress.id, 'poll', ''),
    state: 'open',
    termsHash: hashOf(terms, voters),
    ruleHash: await currentRuleHash(work.tx, congress.id),
    openedAt: now,
    openedById: actor.personId,
    reminded: 0,
  };
  await insertPoll(work, poll, voters, { action: 'poll.opened' });
  return poll;
}

function hashOf(terms: PollTerms, voters: readonly string[]): string {
  return createHash('sha256')
    .update(canonicalJson(storable({ terms, voters })))
    .digest('hex');
}

function termsValues(
  { texts, today }: CommandContext,
  terms: PollTerms,
  voters: number,
): Record<string, string | number> {
  const { title, projects, seats, mostChoices, closesAt, base, baseReason, quorumAsked, team } = terms;
  return {
    title,
    count: projects.length,
    projects: projects.map((name, position) => `${position + 1}.${name}`).join(' '),
    seats,
    most: mostChoices,
    closing: momentText(closesAt, today),
    asked: team ?? texts.render('polls/everybody', {}),
    voters,
    base,
    reason: baseReason,
    line: passLineOf(base),
    quorum: quorumAsked ? texts.render('polls/quorum-rule', { base, quorum: quorumOf(base) }) : '',
    warning: seats === projects.length ? texts.render('polls/warning-no-choice', {}) : '',
  };
}

function unreachedText({ texts }: CommandContext, unreached: readonly Member[]): string {
  if (unreached.length === 0) return '';
  const names = unreached.slice(0, NAMED).map((member) => member.name);
  const more = unreached.length > NAMED ? texts.render('polls/unreached-more', {}) : '';
  return texts.render('polls/unreached', { count: unreached.length, names: names.join('、') + more });
}
