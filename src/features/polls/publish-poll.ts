import { canMove } from '../../domain/ballot/poll.ts';
import { closeCardsAbout } from '../../storage/cards.ts';
import { lockPoll, type Poll, savePoll } from '../../storage/polls.ts';
import { findGroups, type Group } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say, sendPicture } from '../speaking/speak.ts';
import { countPoll, type PollCount } from './count-poll.ts';
import { POLL_CARDS } from './invite.ts';
import { chartOf, resultValues } from './result-words.ts';
import { pollNumber } from './wording.ts';

/** 意见征求 号 公布: what the chairman has announced goes to the groups of those who were asked, once confirmed. */
export async function publishPoll(context: CommandContext, named: Poll): Promise<void> {
  const { work, congress, now, actor } = context;
  const poll = await lockPoll(work.tx, congress.id, named.id);
  const number = pollNumber(poll);
  if (!canMove(poll.state, 'publish'))
    return refusePrivately(context, poll.state === 'open' ? 'poll-still-open' : 'poll-published', { number });
  const groups = await groupsOf(context, poll);
  if (groups.length === 0) return refusePrivately(context, 'poll-no-group', { number });

  const count = await countPoll(work.tx, poll);
  const values = {
    ...resultValues(context, poll, count),
    groups: groups.map((group) => group.name).join('、'),
  };
  if (!context.confirmed)
    return askToConfirm(context, {
      call: { name: 'consultation', deed: 'publish', poll: { letter: '票', serial: poll.serial } },
      label: '确认',
      template: 'polls/confirm-publish',
      values,
      private: isPublic(context),
    });
  const published = { state: 'published', publishedAt: now, publishedById: actor.personId } as const;
  await savePoll(work, poll, published, { action: 'poll.published' });
  const about = { congressId: congress.id, subject: poll.id, kinds: POLL_CARDS };
  await closeCardsAbout(work.tx, about, now);
  for (const group of groups) await tellGroup(context, poll, { group, count });
  await answer(context, 'polls/published-to', { number, groups: values.groups });
}

/** Where others than the office read along. */
export function isPublic({ place }: CommandContext): boolean {
  return place.group !== undefined && place.group.kind !== 'staff';
}

/** Of all deputies: every group of deputies, and townships where all sit together; of a team: its own. */
function groupsOf({ work, congress }: CommandContext, { team }: Poll): Promise<Group[]> {
  return findGroups(work.tx, {
    congressId: congress.id,
    ...(team === undefined ? { kind: { in: ['deputies', 'mixed'] } } : { kind: 'deputies', team }),
  });
}

/** Groups in which only numbers are said (只发编号) read the numbers of the projects, and see no picture. */
async function tellGroup(
  context: CommandContext,
  poll: Poll,
  { group, count }: { readonly group: Group; readonly count: PollCount },
): Promise<void> {
  const to = { to: group.address, class: 'notice' } as const;
  if (group.numberOnly || context.rules.numberOnly) {
    const numbers = (positions: readonly number[]): string =>
      positions.length === 0
        ? context.texts.render('polls/no-numbers', {})
        : positions.map((position) => `${position + 1}号`).join('、');
    const { elected, tied } = count.decision;
    const values = { ...resultValues(context, poll, count), elected: numbers(elected), tied: numbers(tied) };
    await say(context, { ...to, template: 'polls/published-numbers', values });
    return;
  }
  await say(context, { ...to, template: 'polls/published', values: resultValues(context, poll, count) });
  await sendPicture(context, to, {
    about: poll.id,
    name: `${pollNumber(poll)}.png`,
    picture: { renderer: 'bar-chart', data: chartOf(context, poll, count) },
  });
}
