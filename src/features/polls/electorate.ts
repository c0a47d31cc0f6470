import { congressBase } from '../../storage/congress.ts';
import { findMembers, type Member } from '../../storage/roster.ts';
import type { Room } from '../context.ts';

/** Whom a poll asks, and how many its majorities are counted from. */
export interface Electorate {
  readonly voters: readonly Member[];
  readonly base: number;
  /** Key of the text that says why it is that number: `polls/base.…`. */
  readonly basis: 'registered' | 'roster' | 'team';
}

/** Deputies in these states answer; who is suspended counts among all deputies, but does not vote (代表法). */
const VOTING = ['active', 'on_leave'];

export function mayVote({ status }: Pick<Member, 'status'>): boolean {
  return VOTING.includes(status);
}

/**
 * The deputies of the congress, or of one team; one person once, whatever the accounts. The base is the number that the
 * office has registered (名额 or 实有), else all deputies in the roster, also those who cannot vote now.
 */
export async function electorateOf(room: Room, team: string | undefined): Promise<Electorate> {
  const members = await findMembers(room.work.tx, {
    congressId: room.congress.id,
    roles: { has: 'deputy' },
    status: { not: 'ended' },
    ...(team === undefined ? {} : { team }),
  });
  const deputies = [...new Map(members.map((member) => [member.personId, member])).values()];
  const voters = deputies.filter(mayVote);
  const registered = team === undefined ? await congressBase(room.work.tx, room.congress.id) : undefined;
  if (registered !== undefined) return { voters, base: registered, basis: 'registered' };
  return { voters, base: deputies.length, basis: team === undefined ? 'roster' : 'team' };
}
