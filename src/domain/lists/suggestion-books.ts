import type { DueDates, dueDates } from '../assignment/due-dates.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { SuggestionKind } from '../suggestion/suggestion.ts';
import { unspaced } from './cell.ts';
import type { MatterEdit } from './existing-matter.ts';
import type { LedgerMatter } from './ledger-matter.ts';
import type { ListRoster, ListedPerson, ListedUnit } from './roster.ts';
import type { ReadRow, SaidMatter } from './suggestion-row.ts';

/** What the lists of suggestions change. */
export interface SuggestionChanges {
  readonly added: readonly NewMatter[];
  readonly edited: readonly { readonly before: LedgerMatter; readonly edit: MatterEdit }[];
}

/** What a unit owes when, beside the date of its reply. */
export interface ShareDues {
  readonly signOffDue: CivilDate;
  readonly returnDue: CivilDate;
  readonly legalReplyDue: CivilDate;
  readonly hard: boolean;
  readonly provisional: boolean;
}

/** A suggestion that is to be written; without a number it gets the next one of its series. */
export interface NewMatter {
  readonly matter: LedgerMatter;
  /** By the unit's id. */
  readonly dues: ReadonlyMap<string, ShareDues>;
  readonly closedOn?: CivilDate;
  /** The last day for rating the reply. */
  readonly rateBy?: CivilDate;
}

/** What a unit's dates depend on. */
export type ShareTerms = Parameters<typeof dueDates>[1];

export interface SuggestionBooks {
  readonly roster: ListRoster;
  /** Of those in the bot all that a row may mean. */
  readonly stored: readonly LedgerMatter[];
  readonly rules: RuleSet;
  readonly calendar: WorkingCalendar;
  /** When a unit owes what; many rows ask the same. */
  readonly dueOf: (share: ShareTerms) => DueDates;
  readonly today: CivilDate;
  /** 会期 or 闭会, by the day. */
  readonly kindOn: (day: CivilDate) => SuggestionKind;
  /** The formal number of a serial in the series of its kind and day. */
  readonly numberOf: (serial: number, kind: SuggestionKind, day: CivilDate) => string;
  /** The unit that a name means, also a shorter one. */
  readonly unitNamed: (name: string) => ListedUnit | undefined;
  readonly newId: () => string;
}

/** The number in full; `undefined` when the row has none. */
export function numberSaid(
  said: SaidMatter,
  { kindOn, numberOf, today }: Pick<SuggestionBooks, 'kindOn' | 'numberOf' | 'today'>,
): string | undefined {
  if (said.serial === undefined) return said.number;
  const day = said.submittedOn ?? said.assignedOn ?? today;
  return numberOf(said.serial, said.kind ?? kindOn(day), day);
}

/** The deputies of a name on the roster. */
export function deputiesNamed(roster: ListRoster, name: string): readonly ListedPerson[] {
  return roster.people.filter((person) => unspaced(person.name) === name && person.roles.includes('deputy'));
}

/** What of the books the rows of a list may mean: numbers, 收件号, and titles without blanks. */
export function meantBy(
  reads: readonly ReadRow[],
  books: Pick<SuggestionBooks, 'today' | 'kindOn' | 'numberOf'>,
): {
  readonly numbers: readonly string[];
  readonly intakes: readonly number[];
  readonly titles: readonly string[];
} {
  const numbers = reads.map(({ said }) => numberSaid(said, books));
  return {
    numbers: numbers.filter((number) => number !== undefined),
    intakes: reads.flatMap(({ said }) => said.intake ?? []),
    // Only rows without a number are looked for by their titles.
    titles: reads.flatMap(({ said }, index) => (numbers[index] === undefined ? [unspaced(said.title)] : [])),
  };
}
