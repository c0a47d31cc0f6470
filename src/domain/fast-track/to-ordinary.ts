import type { Assignment } from '../assignment/assignment.ts';
import type { Beginnings } from '../assignment/clock-starts.ts';
import { dueDates } from '../assignment/due-dates.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Suggestion, SuggestionKind, SuggestionState } from '../suggestion/suggestion.ts';

export type ToOrdinaryRefusal =
  { readonly code: 'NOT_FAST_TRACK' } | { readonly code: 'FAST_TRACK_OVER'; readonly state: SuggestionState };

export interface Handled {
  readonly assignment: Assignment;
  /** The days from which its times counted when it was handed over. */
  readonly begun: Beginnings;
}

export interface ToOrdinary {
  readonly suggestion: Suggestion;
  /** The shares still open, with their new dates. */
  readonly shares: readonly { readonly before: Assignment; readonly after: Assignment }[];
}

interface Surroundings {
  readonly rules: RuleSet;
  readonly calendar: WorkingCalendar;
  readonly today: CivilDate;
  /** What it is without the fast track. */
  readonly kind: Exclude<SuggestionKind, 'fast_track'>;
}

const OVER: readonly SuggestionState[] = [
  'replied',
  'closed',
  'declined',
  'converted',
  'merged',
  'withdrawn',
];
const OPEN: readonly Assignment['state'][] = ['issued', 'signed_off', 'return_requested'];

/**
 * 转普通: a fast-track matter gets the ordinary times, counted from the original day of assignment: the clock is not
 * set back (domain.md 1.8). The number stays.
 */
export function toOrdinary(
  suggestion: Suggestion,
  handled: readonly Handled[],
  { rules, calendar, today, kind }: Surroundings,
): Result<ToOrdinary, ToOrdinaryRefusal> {
  if (suggestion.kind !== 'fast_track') return refuse({ code: 'NOT_FAST_TRACK' });
  if (OVER.includes(suggestion.state)) return refuse({ code: 'FAST_TRACK_OVER', state: suggestion.state });
  const open = handled.filter(({ assignment }) => OPEN.includes(assignment.state));
  return accept({
    suggestion: { ...suggestion, kind, ordinarySince: today },
    shares: open.map(({ assignment, begun }) => ({
      before: assignment,
      after: withOrdinaryDates(assignment, begun, { rules, calendar }),
    })),
  });
}

function withOrdinaryDates(
  assignment: Assignment,
  begun: Beginnings,
  { rules, calendar }: Pick<Surroundings, 'rules' | 'calendar'>,
): Assignment {
  const { role, hard } = assignment;
  const due = dueDates(rules, { ...begun, role, hard, fastTrack: false }, calendar);
  return { ...assignment, ...due, legalReplyDue: due.replyDue };
}
