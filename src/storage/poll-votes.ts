import type { Tx } from './database.ts';
import type { Poll } from './polls.ts';
import { findMembers, type Member } from './roster.ts';
import { type Entry, record, type Work } from './work.ts';

export interface PollVote {
  readonly id: string;
  readonly pollId: string;
  readonly deputyId: string;
  /** Positions of projects, from 0. */
  readonly choices: readonly number[];
  /** The platform's own time of the act. */
  readonly castAt: Date;
  readonly enteredById: string;
}

type OfPoll = Pick<Poll, 'congressId' | 'id'>;

/** The audit entry names the deed and never the choices: those stay in their own table. */
export async function insertPollVote(work: Work, vote: PollVote, entry: Entry): Promise<void> {
  await work.tx.pollVote.create({
    data: { ...vote, congressId: work.congressId, choices: [...vote.choices], enteredAt: work.at },
  });
  record(work, { kind: 'poll_vote', id: vote.id, after: { pollId: vote.pollId } }, entry);
}

/** The vote that counts for each voter who has voted: the latest by the platform's own time, then by arrival. */
export async function countedVotes(
  tx: Tx,
  { congressId, id }: OfPoll,
): Promise<Pick<PollVote, 'deputyId' | 'choices' | 'castAt'>[]> {
  return tx.pollVote.findMany({
    where: { congressId, pollId: id },
    distinct: ['deputyId'],
    orderBy: [{ deputyId: 'asc' }, { castAt: 'desc' }, { sequence: 'desc' }],
    select: { deputyId: true, choices: true, castAt: true },
  });
}

/** The vote of one voter that counts. */
export async function countedVote(
  tx: Tx,
  { congressId, id }: OfPoll,
  deputyId: string,
): Promise<Pick<PollVote, 'choices' | 'castAt'> | undefined> {
  const row = await tx.pollVote.findFirst({
    where: { congressId, pollId: id, deputyId },
    orderBy: [{ castAt: 'desc' }, { sequence: 'desc' }],
    select: { choices: true, castAt: true },
  });
  return row ?? undefined;
}

/** How many were asked. */
export async function countVoters(tx: Tx, { congressId, id }: OfPoll): Promise<number> {
  return tx.pollVoter.count({ where: { congressId, pollId: id } });
}

/** The one of these memberships that was asked. */
export async function voterAmong(
  tx: Tx,
  { congressId, id }: OfPoll,
  memberships: readonly string[],
): Promise<string | undefined> {
  const row = await tx.pollVoter.findFirst({
    where: { congressId, pollId: id, deputyId: { in: [...memberships] } },
    select: { deputyId: true },
  });
  return row?.deputyId;
}

/** Who was asked and has not answered: for reminders to all of them, and for nobody's eyes. */
export async function silentVoters(tx: Tx, { congressId, id }: OfPoll): Promise<Member[]> {
  const rows = await tx.pollVoter.findMany({
    where: { congressId, pollId: id, votes: { none: {} } },
    select: { deputyId: true },
  });
  return findMembers(tx, { congressId, id: { in: rows.map((row) => row.deputyId) } });
}
