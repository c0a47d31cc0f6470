import type { PollText } from '../../chat/command-call.ts';
import { instantAt } from '../../domain/calendar/civil-date.ts';
import { accept, refuse, type Result } from '../../domain/result.ts';
import type { PollTerms } from '../../storage/polls.ts';
import type { Member } from '../../storage/roster.ts';
import type { Room } from '../context.ts';
import { findPlace } from '../roster/places.ts';
import { electorateOf } from './electorate.ts';

/** The fields of a poll that are asked for, by their names in `commands.yaml`. */
export type AskedField = 'pollTitle' | 'projects' | 'seats' | 'mostChoices' | 'closing' | 'asked' | 'base';

/** What is missing or cannot be; `code` is the end of the text that asks for it. */
export interface TermsProblem {
  readonly code:
    | 'title'
    | 'projects'
    | 'projects-few'
    | 'seats'
    | 'seats-many'
    | 'most-many'
    | 'closing'
    | 'closing-past'
    | 'team-unknown'
    | 'nobody'
    | 'base-low';
  readonly field: AskedField;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface SettledTerms {
  readonly terms: PollTerms;
  readonly voters: readonly Member[];
}

/** A poll that ends sooner is a slip of the pen. */
const SHORTEST_MS = 10 * 60_000;
const LONGEST_TITLE = 60;

/** Return the terms as they would be frozen, or the first thing that has to be asked. */
export async function settleTerms(room: Room, text: PollText): Promise<Result<SettledTerms, TermsProblem>> {
  const { title, projects, seats, closing } = text;
  if (title === undefined || [...title].length > LONGEST_TITLE) return problem('title', 'pollTitle');
  if (projects === undefined) return problem('projects', 'projects');
  const count = projects.length;
  if (count < 2) return problem('projects-few', 'projects', { count });
  if (seats === undefined || seats < 1) return problem('seats', 'seats', { count });
  if (seats > count) return problem('seats-many', 'seats', { count, seats });
  const mostChoices = text.mostChoices ?? seats;
  if (mostChoices < 1 || mostChoices > count) return problem('most-many', 'mostChoices', { count });
  if (closing === undefined) return problem('closing', 'closing');
  const closesAt = instantAt(closing.date, closing.time);
  if (closesAt.getTime() - room.now.getTime() < SHORTEST_MS) return problem('closing-past', 'closing');

  const team = await teamOf(room, text.asked);
  if (team === 'unknown') return problem('team-unknown', 'asked', { team: text.asked ?? '' });
  const electorate = await electorateOf(room, team);
  const { voters } = electorate;
  if (voters.length === 0) return problem('nobody', 'asked');
  const base = text.base?.number ?? electorate.base;
  if (base < voters.length) return problem('base-low', 'base', { base, voters: voters.length });
  return accept({
    voters,
    terms: {
      title,
      projects,
      seats,
      mostChoices,
      closesAt,
      base,
      baseReason:
        text.base?.reason ??
        room.texts.render(`polls/base.${basisOf(text, electorate.basis)}`, { team: team ?? '' }),
      quorumAsked: text.quorum ?? false,
      ...(team === undefined ? {} : { team }),
    },
  });
}

function basisOf({ base }: PollText, basis: string): string {
  return base === undefined ? basis : 'entered';
}

/** 全体代表 and nothing said mean everybody. */
async function teamOf(room: Room, asked: string | undefined): Promise<string | undefined> {
  if (asked === undefined || /^(?:全体|全部|所有)/u.test(asked)) return undefined;
  const place = await findPlace(room, 'team', asked.replace(/(?:的?(?:全体)?代表)$/u, ''));
  const exact = place ?? (await findPlace(room, 'team', asked));
  return exact === undefined ? 'unknown' : exact.name;
}

function problem(
  code: TermsProblem['code'],
  field: AskedField,
  values: TermsProblem['values'] = {},
): { readonly ok: false; readonly refusal: TermsProblem } {
  return refuse({ code, field, values });
}
