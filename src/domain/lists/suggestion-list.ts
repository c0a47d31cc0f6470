import { unspaced } from './cell.ts';
import { compareMatter } from './existing-matter.ts';
import type { LedgerMatter } from './ledger-matter.ts';
import { buildMatter } from './new-matter.ts';
import type { RowProblem } from './problem.ts';
import type { RowResult } from './roster-lists.ts';
import {
  type NewMatter,
  numberSaid,
  type SuggestionBooks,
  type SuggestionChanges,
} from './suggestion-books.ts';
import type { ReadRow, SaidMatter } from './suggestion-row.ts';
import type { TableRow } from './table.ts';

/** Takes the rows of lists one after the other, and remembers what they change. */
export interface SuggestionTaker {
  take(row: TableRow, read: ReadRow): RowResult;
  changes(): SuggestionChanges;
}

/** Take rows against the books. */
export function suggestionTaker(books: SuggestionBooks): SuggestionTaker {
  const added: NewMatter[] = [];
  const edited: SuggestionChanges['edited'][number][] = [];
  const find = finder(books);
  return {
    changes: () => ({ added, edited }),
    take: (row, read) => {
      if (read.problems.length > 0) return { row, problems: read.problems };
      const { matter: stored, problems } = find(read);
      if (problems.length > 0) return { row, problems };
      return stored === undefined ? add(row, read) : edit(row, read, stored);
    },
  };

  function add(row: TableRow, read: ReadRow): RowResult {
    const built = buildMatter(read, books);
    if (!('matter' in built)) return { row, problems: built.problems };
    added.push(built);
    return { row, outcome: 'new' };
  }

  function edit(row: TableRow, read: ReadRow, stored: LedgerMatter): RowResult {
    const { edit: changes, contradictions } = compareMatter(read.said, stored, books);
    if (contradictions.length > 0) {
      const problems = contradictions.map((it) =>
        read.problem(it.column, 'handled-in-chat', it.stored || '空'),
      );
      return { row, problems };
    }
    if (Object.keys(changes).length === 0) return { row, outcome: 'unchanged' };
    edited.push({ before: stored, edit: changes });
    return { row, outcome: 'changed' };
  }
}

/** Find the suggestion that a row means: by its number, by 收件号, or, without any number, by title and lead deputy. */
function finder({ stored, kindOn, numberOf, today }: SuggestionBooks) {
  const byNumber = new Map(
    stored.flatMap((it) => (it.number === undefined ? [] : [[it.number, it] as const])),
  );
  const byIntake = new Map(stored.map((it) => [it.intakeNumber, it]));
  const byTitle = new Map(stored.map((it) => [nameOf(it), it]));
  const taken = new Set<string>();

  return ({ said, problem }: ReadRow): { matter?: LedgerMatter; problems: readonly RowProblem[] } => {
    const number = numberSaid(said, { kindOn, numberOf, today });
    const name = number ?? nameOf(said);
    const column = number === undefined ? 'title' : 'number';
    if (taken.has(name)) return { problems: [problem(column, 'number-twice')] };
    taken.add(name);
    const byOwn = number === undefined ? undefined : byNumber.get(number);
    const found = byOwn ?? (number === undefined ? byIntakeOrTitle(said) : undefined);
    if (found === undefined) return { problems: [] };
    if (unspaced(found.title) !== unspaced(said.title))
      return { problems: [problem(byOwn === undefined ? 'intake' : 'number', 'number-taken', found.title)] };
    return { matter: found, problems: [] };
  };

  function byIntakeOrTitle(said: SaidMatter): LedgerMatter | undefined {
    const found = said.intake === undefined ? undefined : byIntake.get(said.intake);
    return found ?? byTitle.get(nameOf(said));
  }
}

function nameOf({ title, lead }: { readonly title: string; readonly lead: string }): string {
  return `${unspaced(title)}|${unspaced(lead)}`;
}
