import { canMove, endOf } from '../../domain/ballot/poll.ts';
import { findPolls, lockPoll, type Poll, savePoll } from '../../storage/polls.ts';
import type { CommandContext, Room } from '../context.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { retireCardsAbout } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { turnout } from './count-poll.ts';
import { POLL_CARDS } from './invite.ts';
import { isPublic } from './publish-poll.ts';
import { tellStaff } from './tell-staff.ts';
import { momentText, pollNumber } from './wording.ts';

/** 意见征求 号 关闭: before its time, once confirmed. */
export async function closePoll(context: CommandContext, named: Poll): Promise<void> {
  const { work, congress, now, today, actor } = context;
  const poll = await lockPoll(work.tx, congress.id, named.id);
  const number = pollNumber(poll);
  if (!canMove(poll.state, 'close'))
    return refusePrivately(context, 'poll-closed', { number, date: momentText(endOf(poll), today) });
  if (!context.confirmed)
    return askToConfirm(context, {
      call: { name: 'consultation', deed: 'close', poll: { letter: '票', serial: poll.serial } },
      label: '确认',
      template: 'polls/confirm-close',
      values: { number, title: poll.title, ...(await turnout(work.tx, poll)) },
      private: isPublic(context),
    });
  await end(context, poll, { closedAt: now, closedById: actor.personId });
  if (context.place.group?.kind !== 'staff') await answer(context, 'polls/closed', { number });
}

/** Close the polls whose time is over. They have ended at their time, however late that is found. */
export async function closeDuePolls(room: Room): Promise<void> {
  const { tx } = room.work;
  const due = await findPolls(tx, room.congress.id, { state: 'open', closesAt: { lte: room.now } });
  for (const { id } of due) {
    const poll = await lockPoll(tx, room.congress.id, id);
    if (canMove(poll.state, 'close'))
      await end({ ...room, cause: `${room.cause}:${id}` }, poll, { closedAt: poll.closesAt });
  }
}

async function end(
  room: Room,
  poll: Poll,
  change: { readonly closedAt: Date; readonly closedById?: string },
): Promise<void> {
  const closed = await savePoll(room.work, poll, { state: 'closed', ...change }, { action: 'poll.closed' });
  const note = room.texts.render('polls/card-ended', {});
  await retireCardsAbout(room, { subject: poll.id, kinds: POLL_CARDS }, { at: endOf(closed), note });
  await tellStaff(room, closed, 'ended');
}
