import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { computeDeadline } from '../deadlines/deadline.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Suggestion, SuggestionState } from '../suggestion/suggestion.ts';

export type SecondRoundRefusal =
  | { readonly code: 'ROUND_WRONG_STATE'; readonly state: SuggestionState }
  | { readonly code: 'ROUND_HEARING_FIRST' }
  | { readonly code: 'ROUND_TOO_MANY'; readonly rounds: number }
  | { readonly code: 'ROUND_DUE_PAST'; readonly due: CivilDate };

export interface NewRound {
  readonly round: number;
  /** When the units owe their new reply. */
  readonly due: CivilDate;
  /** When they would by the rules alone. */
  readonly legalDue: CivilDate;
  readonly provisional: boolean;
}

export interface SecondRoundQuestion {
  readonly suggestion: Pick<Suggestion, 'state' | 'round'>;
  /** The hearing of the present round was held and concluded. */
  readonly heard: boolean;
  /** The date that the office sets; a later one than the rules' is taken as well (domain.md 1.16). */
  readonly due?: CivilDate | undefined;
  readonly today: CivilDate;
  readonly rules: Pick<RuleSet, 'redo' | 'dayRule'>;
  readonly calendar: WorkingCalendar;
}

/**
 * Return the round that begins by 二次交办, with its due date counted from today (浙江省规定第二十四条: 一个月). Only a matter
 * whose replies are all there can go round again; `maxRounds` counts all rounds, the first among them.
 */
export function decideSecondRound(question: SecondRoundQuestion): Result<NewRound, SecondRoundRefusal> {
  const { suggestion, heard, due, today, rules, calendar } = question;
  if (suggestion.state !== 'replied') return refuse({ code: 'ROUND_WRONG_STATE', state: suggestion.state });
  if (isLastRound(suggestion, rules)) return refuse({ code: 'ROUND_TOO_MANY', rounds: rules.redo.maxRounds });
  if (rules.redo.hearingFirst && !heard) return refuse({ code: 'ROUND_HEARING_FIRST' });
  if (due !== undefined && due < today) return refuse({ code: 'ROUND_DUE_PAST', due });
  const legal = computeDeadline(today, rules.redo.due, rules.dayRule, calendar);
  return accept({
    round: suggestion.round + 1,
    due: due ?? legal.date,
    legalDue: legal.date,
    provisional: due === undefined && legal.provisional,
  });
}

/** Whether no further round is open: what is still unsatisfying then is escalated. */
export function isLastRound({ round }: Pick<Suggestion, 'round'>, { redo }: Pick<RuleSet, 'redo'>): boolean {
  return round >= redo.maxRounds;
}
