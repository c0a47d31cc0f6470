import type { PollState } from '../domain/ballot/poll.ts';
import type { Tx } from './database.ts';
import type { Prisma } from './generated/client.ts';
import { type Entry, present, record, StaleRowError, type Work } from './work.ts';

/** What is frozen when a poll opens, with the voters: what people were asked, and how it is counted. */
export interface PollTerms {
  readonly title: string;
  readonly projects: readonly string[];
  readonly seats: number;
  readonly mostChoices: number;
  /** The team that is asked; absent: all deputies. */
  readonly team?: string;
  readonly closesAt: Date;
  readonly base: number;
  /** Where the base comes from, in words. */
  readonly baseReason: string;
  /** Whether the count says if two thirds have taken part. */
  readonly quorumAsked: boolean;
}

/** 意见征求. `serial` is shown as 票3. */
export interface Poll extends PollTerms {
  readonly congressId: string;
  readonly id: string;
  readonly version: number;
  readonly serial: number;
  readonly state: PollState;
  readonly termsHash: string;
  readonly ruleHash: string;
  readonly openedAt: Date;
  readonly openedById: string;
  readonly reminded: number;
  readonly closedAt?: Date;
  readonly closedById?: string;
  readonly publishedAt?: Date;
  readonly publishedById?: string;
}

/** Open a poll for these voters (ids of memberships). */
export async function insertPoll(
  work: Work,
  poll: Poll,
  voters: readonly string[],
  entry: Entry,
): Promise<void> {
  const { congressId, id } = poll;
  await work.tx.poll.create({ data: toRow(poll) });
  await work.tx.pollVoter.createMany({
    data: voters.map((deputyId) => ({ congressId, pollId: id, deputyId })),
  });
  record(work, { kind: 'poll', id, after: { ...poll, voters } }, entry);
}

/** Save a poll that has moved on; throws StaleRowError when it was changed meanwhile. */
export async function savePoll(
  work: Work,
  before: Poll,
  change: Partial<
    Pick<Poll, 'state' | 'reminded' | 'closedAt' | 'closedById' | 'publishedAt' | 'publishedById'>
  >,
  entry: Entry,
): Promise<Poll> {
  const next: Poll = { ...before, ...change, version: before.version + 1 };
  const { count } = await work.tx.poll.updateMany({
    where: { congressId: before.congressId, id: before.id, version: before.version },
    data: { ...change, version: next.version },
  });
  if (count !== 1) throw new StaleRowError(`poll ${before.id} was changed meanwhile`);
  record(work, { kind: 'poll', id: before.id, before, after: next }, entry);
  return next;
}

/** Return polls in the order of their numbers. */
export async function findPolls(
  tx: Tx,
  congressId: string,
  where: Prisma.PollWhereInput = {},
): Promise<Poll[]> {
  const rows = await tx.poll.findMany({
    where: { AND: [{ congressId }, where] },
    orderBy: { serial: 'asc' },
  });
  return rows.map(toPoll);
}

/** The poll as it is now; nobody changes it before the transaction ends. */
export async function lockPoll(tx: Tx, congressId: string, id: string): Promise<Poll> {
  await tx.$executeRaw`select from poll where congress_id = ${congressId}::uuid and id = ${id}::uuid for update`;
  return toPoll(await tx.poll.findUniqueOrThrow({ where: { congressId_id: { congressId, id } } }));
}

/** When the last of the open polls whose time is over should have closed. */
export async function lastPollEnd(tx: Tx, now: Date): Promise<Date | undefined> {
  const { _max } = await tx.poll.aggregate({
    where: { state: 'open', closesAt: { lte: now } },
    _max: { closesAt: true },
  });
  return _max.closesAt ?? undefined;
}

function toRow(poll: Poll): Prisma.PollUncheckedCreateInput {
  return {
    ...poll,
    projects: [...poll.projects],
    team: poll.team ?? null,
    closedAt: poll.closedAt ?? null,
    closedById: poll.closedById ?? null,
    publishedAt: poll.publishedAt ?? null,
    publishedById: poll.publishedById ?? null,
  };
}

function toPoll(row: Prisma.PollGetPayload<object>): Poll {
  const { team, closedAt, closedById, publishedAt, publishedById, ...rest } = row;
  return {
    ...rest,
    // The cast holds: a check constraint admits only these words.
    state: row.state as PollState,
    ...present({
      team: team ?? undefined,
      closedAt: closedAt ?? undefined,
      closedById: closedById ?? undefined,
      publishedAt: publishedAt ?? undefined,
      publishedById: publishedById ?? undefined,
    }),
  };
}
