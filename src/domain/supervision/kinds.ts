import type { Suggestion } from '../suggestion/suggestion.ts';
import type { SupervisionBook } from './book.ts';
import type { SupervisionKind } from './order.ts';

type Supervised = Pick<Suggestion, 'key' | 'supervisionLeader' | 'responsibleLeader' | 'category'>;

/** The committee whose matter it is, by the category. */
export function committeeOf(
  { category }: Pick<Suggestion, 'category'>,
  book: SupervisionBook,
): string | undefined {
  if (category === undefined || !Object.hasOwn(book.committees, category)) return undefined;
  return book.committees[category];
}

/** The kinds of supervision that a suggestion is under, the highest first; the office supervises all. */
export function kindsOf(suggestion: Supervised, book: SupervisionBook): SupervisionKind[] {
  const kinds: SupervisionKind[] = [];
  if (suggestion.key && suggestion.supervisionLeader !== undefined) kinds.push('leadership');
  if (suggestion.key && suggestion.responsibleLeader !== undefined) kinds.push('government');
  if (committeeOf(suggestion, book) !== undefined) kinds.push('committee');
  return [...kinds, 'office'];
}

/**
 * The kind of an order by who gives it: a committee's supervisor in its own matters, the government's line its own, the
 * office the highest of the congress.
 */
export function kindOfOrder(
  suggestion: Supervised,
  book: SupervisionBook,
  by: 'supervisor' | 'government' | 'office',
): SupervisionKind {
  if (by === 'government') return 'government';
  const kinds = kindsOf(suggestion, book);
  if (by === 'supervisor' && kinds.includes('committee')) return 'committee';
  return kinds.includes('leadership') ? 'leadership' : 'office';
}

/** Whether a supervisor's committee looks after it; a supervisor without a committee looks after all. */
export function isSupervisedBy(
  suggestion: Pick<Suggestion, 'category'>,
  book: SupervisionBook,
  committees: readonly string[],
): boolean {
  const committee = committeeOf(suggestion, book);
  return committees.length === 0 || (committee !== undefined && committees.includes(committee));
}
