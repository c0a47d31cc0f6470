import { type CivilDate, yearOf } from '../../domain/calendar/civil-date.ts';
import { counterScope, formatNumber } from '../../domain/numbering/number-template.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { SuggestionKind } from '../../domain/suggestion/suggestion.ts';
import type { SessionDays } from '../../storage/list-roster.ts';

/** The series of formal numbers in a congress. */
export interface Series {
  readonly kindOn: (day: CivilDate) => SuggestionKind;
  /** The counter of a series, which its numbers are formatted with. */
  readonly scopeOf: (kind: SuggestionKind, day: CivilDate) => string;
  readonly numberOf: (serial: number, kind: SuggestionKind, day: CivilDate) => string;
}

/** `sessions` the latest first. */
export function seriesOf({ numbering }: RuleSet, sessions: readonly SessionDays[]): Series {
  const templates = {
    session: numbering.session,
    between_sessions: numbering.betweenSessions,
    fast_track: numbering.fastTrack,
  } as const satisfies Record<SuggestionKind, string>;
  const scopeOf = (kind: SuggestionKind, day: CivilDate): string => {
    const session = sessions.find(({ from }) => from <= day);
    return counterScope(templates[kind], {
      kind,
      year: yearOf(day),
      term: session?.term,
      session: session?.name,
    });
  };
  return {
    scopeOf,
    kindOn: (day) =>
      sessions.some(({ from, to }) => from <= day && day <= to) ? 'session' : 'between_sessions',
    numberOf: (serial, kind, day) => formatNumber(scopeOf(kind, day), serial),
  };
}

/** The serial of a number in a series; `undefined` when it is none of the series. */
export function serialIn(scope: string, number: string): number | undefined {
  const [head = '', tail = ''] = scope.split(/\{serial(?::\d)?\}/u);
  if (!number.startsWith(head) || !number.endsWith(tail)) return undefined;
  const digits = number.slice(head.length, number.length - tail.length);
  return /^\d{1,6}$/u.test(digits) ? Number(digits) : undefined;
}
