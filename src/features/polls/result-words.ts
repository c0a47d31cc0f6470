import type { BarChart } from '../../chat/picture.ts';
import { quorumOf } from '../../domain/ballot/majority.ts';
import type { Poll } from '../../storage/polls.ts';
import type { Room } from '../context.ts';
import type { PollCount } from './count-poll.ts';
import { momentText, pollNumber } from './wording.ts';

type Standing = 'elected' | 'tied' | 'other';

/** What every message about a result says. */
export function resultValues(room: Room, poll: Poll, count: PollCount): Record<string, string | number> {
  return {
    number: pollNumber(poll),
    title: poll.title,
    closing: momentText(poll.closedAt ?? poll.closesAt, room.today),
    voters: count.voters,
    present: count.present,
    quorum: quorumText(room, poll, count),
    reason: poll.baseReason,
    base: poll.base,
    line: count.decision.passLine,
    outcome: outcomeLines(room, poll, count).join('\n'),
  };
}

/** All projects with their votes, the most votes first. */
export function listLines(room: Room, poll: Poll, count: PollCount): string {
  return ranked(count)
    .map((position) =>
      room.texts.render(`polls/list-${standingOf(count, position)}`, {
        position: position + 1,
        name: poll.projects[position] ?? '',
        votes: count.votes[position] ?? 0,
      }),
    )
    .join('\n');
}

export function chartOf(room: Room, poll: Poll, count: PollCount): BarChart {
  const values = resultValues(room, poll, count);
  const text = (key: string): string => room.texts.render(`polls/chart-${key}`, values);
  return {
    title: text('title'),
    notes: [text('note')],
    mark: { value: count.decision.passLine, label: text('mark') },
    footer: text('footer'),
    bars: ranked(count).map((position) => {
      const standing = standingOf(count, position);
      const votes = count.votes[position] ?? 0;
      return {
        label: `${position + 1}. ${poll.projects[position] ?? ''}`,
        value: votes,
        note: room.texts.render(`polls/bar-${standing}`, { votes }),
        tone: standing === 'elected' ? 'strong' : standing === 'tied' ? 'waiting' : 'plain',
      };
    }),
  };
}

function quorumText(room: Room, { quorumAsked, base }: Poll, { quorumMet }: PollCount): string {
  if (!quorumAsked) return '';
  return room.texts.render(`polls/quorum-${quorumMet ? 'met' : 'missed'}`, { base, quorum: quorumOf(base) });
}

/** Who is in, who is level, and whether seats stay empty; nothing is settled that the votes do not settle. */
function outcomeLines(room: Room, poll: Poll, { votes, decision }: PollCount): string[] {
  const { elected, tied, seatsLeft } = decision;
  const named = (positions: readonly number[]): string =>
    positions.map((position) => `${poll.projects[position] ?? ''}${votes[position] ?? 0}票`).join('、');
  const vacant = poll.seats - elected.length - seatsLeft;
  const lines: string[] = [];
  if (elected.length > 0)
    lines.push(room.texts.render('polls/outcome-elected', { count: elected.length, names: named(elected) }));
  if (tied.length > 0)
    lines.push(room.texts.render('polls/outcome-tied', { names: named(tied), seats: seatsLeft }));
  if (elected.length + tied.length === 0) lines.push(room.texts.render('polls/outcome-nobody', {}));
  else if (vacant > 0) lines.push(room.texts.render('polls/outcome-vacant', { seats: vacant }));
  return lines;
}

function ranked({ votes }: PollCount): number[] {
  // The sort is stable: projects with the same votes stay in the order of the list.
  return votes.map((_, position) => position).sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
}

function standingOf({ decision }: PollCount, position: number): Standing {
  if (decision.elected.includes(position)) return 'elected';
  return decision.tied.includes(position) ? 'tied' : 'other';
}
