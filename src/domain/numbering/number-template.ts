import type { SuggestionKind } from '../suggestion/suggestion.ts';
import { numeralOf } from './chinese-numeral.ts';

/**
 * 正式号 by template (domain.md 1.9): `{year}闭-{serial:3}` gives 2026闭-018, `{term}-{session}-{serial:3}`
 * gives 18-3-018 in the 第十八届第三次会议. The counter's scope is the template with everything but the serial
 * filled in, so that each series counts for itself.
 */
export interface NumberFacts {
  readonly kind: SuggestionKind;
  readonly year: number;
  /** The names of term and session, as in the roster; absent when there is none. */
  readonly term?: string | undefined;
  readonly session?: string | undefined;
}

/**
 * What stands in when a template asks for a term or session that has no number: 本届-第三次会议-001 is no
 * number that anybody types. The year and a short word are enough, since a series goes on through its year.
 */
const WITHOUT_TERM = {
  session: '{year}会-{serial:3}',
  between_sessions: '{year}闭-{serial:3}',
  fast_track: '{year}急-{serial:3}',
} as const satisfies Record<SuggestionKind, string>;

/** Return the scope of the counter: 2026闭-{serial:3}, 18-3-{serial:3}, 2026会-{serial:3}. */
export function counterScope(template: string, facts: NumberFacts): string {
  const term = ordinalBefore('届', facts.term) ?? ordinalBefore('届', facts.session);
  const session = ordinalBefore('次', facts.session);
  const lacking =
    (term === undefined && template.includes('{term}')) ||
    (session === undefined && template.includes('{session}'));
  return (lacking ? WITHOUT_TERM[facts.kind] : template)
    .replaceAll('{year}', String(facts.year))
    .replaceAll('{term}', String(term))
    .replaceAll('{session}', String(session));
}

/** Fill the serial into a scope; `{serial:3}` pads to three digits. */
export function formatNumber(scope: string, serial: number): string {
  return scope.replace(/\{serial(?::(\d))?\}/u, (_whole, width: string | undefined) =>
    String(serial).padStart(Number(width ?? '0'), '0'),
  );
}

/** Return the 18 of 第十八届 and the 3 of 第三次会议; `undefined` when the name has no such number. */
function ordinalBefore(word: '届' | '次', name: string | undefined): number | undefined {
  const digits = new RegExp(`(\\d+|[零一二三四五六七八九十百]+)\\s*${word}`, 'u').exec(
    name?.normalize('NFKC') ?? '',
  )?.[1];
  const ordinal = numeralOf(digits ?? '');
  return ordinal >= 1 ? ordinal : undefined;
}
