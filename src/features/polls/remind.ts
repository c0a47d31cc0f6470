import { reminderInstants } from '../../domain/ballot/poll.ts';
import { silentVoters } from '../../storage/poll-votes.ts';
import { findPolls, lockPoll, savePoll } from '../../storage/polls.ts';
import type { Room } from '../context.ts';
import { invite } from './invite.ts';

/**
 * Remind all who have not answered: never one alone, and at most two times. After downtime the reminders that were
 * missed are one.
 */
export async function remindVoters(room: Room): Promise<void> {
  const { tx } = room.work;
  const open = await findPolls(tx, room.congress.id, { state: 'open', closesAt: { gt: room.now } });
  for (const { id } of open) {
    const poll = await lockPoll(tx, room.congress.id, id);
    const passed = reminderInstants(poll, room.calendar).filter((instant) => instant <= room.now).length;
    if (poll.state !== 'open' || passed <= poll.reminded) continue;
    const reminded = await savePoll(room.work, poll, { reminded: passed }, { action: 'poll.reminded' });
    const { congressId, version } = reminded;
    // Not sent any more once the poll is closed.
    const guards = [{ kind: 'poll', congressId, id, version } as const];
    await invite(room, reminded, { voters: await silentVoters(tx, poll), template: 'reminder', guards });
  }
}

/** The next instants at which a poll closes or its voters are reminded. */
export async function pollMoments(room: Room): Promise<Date[]> {
  const open = await findPolls(room.work.tx, room.congress.id, { state: 'open' });
  return open
    .flatMap((poll) => [...reminderInstants(poll, room.calendar), poll.closesAt])
    .filter((instant) => instant > room.now);
}
