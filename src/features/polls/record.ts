import { fold } from '../../chat/reading/fold.ts';
import type { PollState } from '../../domain/ballot/poll.ts';
import type { Tx } from '../../storage/database.ts';
import { findPolls } from '../../storage/polls.ts';
import { countPoll } from './count-poll.ts';

/** What the books say of a poll, with projects by name. */
export interface PollRecord {
  readonly state: PollState;
  readonly present: number;
  readonly quorumMet: boolean;
  readonly passed: readonly string[];
  readonly tied: readonly string[];
  readonly invalid: number;
  readonly votes: Readonly<Record<string, number>>;
}

/** Return the record of the newest poll of that name or number; `undefined` when there is none. */
export async function readPoll(tx: Tx, congressId: string, named: string): Promise<PollRecord | undefined> {
  const wanted = comparable(named);
  const polls = await findPolls(tx, congressId);
  const poll = polls.findLast(
    ({ title, serial }) => comparable(title) === wanted || wanted === `票${serial}`,
  );
  if (poll === undefined) return undefined;
  const count = await countPoll(tx, poll);
  const names = (positions: readonly number[]): string[] =>
    positions.map((position) => poll.projects[position] ?? '');
  return {
    state: poll.state,
    present: count.present,
    quorumMet: count.quorumMet,
    passed: names(count.decision.elected),
    tied: names(count.decision.tied),
    invalid: count.invalid,
    votes: Object.fromEntries(poll.projects.map((name, position) => [name, count.votes[position] ?? 0])),
  };
}

function comparable(name: string): string {
  return fold(name).replaceAll(/\s+/gu, '');
}
