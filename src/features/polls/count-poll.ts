import { decide, type Decision } from '../../domain/ballot/decide.ts';
import { hasQuorum } from '../../domain/ballot/majority.ts';
import { tally } from '../../domain/ballot/tally.ts';
import type { Tx } from '../../storage/database.ts';
import { countedVotes, countVoters, silentVoters } from '../../storage/poll-votes.ts';
import type { Poll } from '../../storage/polls.ts';

/** The count of a poll, made anew from the votes each time: it is nowhere written down and cannot differ from them. */
export interface PollCount {
  /** Who was asked, and how many of them have answered. */
  readonly voters: number;
  readonly present: number;
  readonly invalid: number;
  /** By position. */
  readonly votes: readonly number[];
  /** Whether two thirds of the base have answered. */
  readonly quorumMet: boolean;
  readonly decision: Decision;
}

/** How many have answered, and how many have not: all that anybody sees of who it was. */
export async function turnout(
  tx: Tx,
  poll: Poll,
): Promise<{ readonly present: number; readonly silent: number }> {
  const silent = (await silentVoters(tx, poll)).length;
  return { present: (await countVoters(tx, poll)) - silent, silent };
}

export async function countPoll(tx: Tx, poll: Poll): Promise<PollCount> {
  const { projects, mostChoices, base, seats } = poll;
  const marks = (await countedVotes(tx, poll)).map((vote) => vote.choices);
  const { cast, invalid, votes } = tally(marks, { projects: projects.length, mostChoices });
  return {
    voters: await countVoters(tx, poll),
    present: cast,
    invalid,
    votes,
    quorumMet: hasQuorum(cast, base),
    decision: decide(votes, { base, seats }),
  };
}
