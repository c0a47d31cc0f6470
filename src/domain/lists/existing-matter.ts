import { textOf, unspaced } from './cell.ts';
import type { SuggestionColumn } from './columns.ts';
import { type LedgerMatter, liveShares } from './ledger-matter.ts';
import { ledgerCell } from './ledger-row.ts';
import { isMeant, shareText, type ShareColumn } from './share-text.ts';
import type { SuggestionBooks } from './suggestion-books.ts';
import type { SaidMatter } from './suggestion-row.ts';

/** What of a suggestion that is in the bot a list may change; all else is done by words, and seen by others. */
const EDITABLE = ['category', 'key', 'submittedOn', 'reason', 'analysis', 'advice', 'formedBy'] as const;
type EditableColumn = (typeof EDITABLE)[number];

export type MatterEdit = Partial<Pick<SaidMatter, EditableColumn>>;

export interface Comparison {
  readonly edit: MatterEdit;
  /** Columns that say something else than the books, with what the books say. */
  readonly contradictions: readonly { readonly column: SuggestionColumn; readonly stored: string }[];
}

/**
 * Compare what a row says with what the bot has. A cell that is empty, or a column that is not there, says nothing:
 * a list never takes anything away.
 */
export function compareMatter(
  said: SaidMatter,
  stored: LedgerMatter,
  { unitNamed }: Pick<SuggestionBooks, 'unitNamed'>,
): Comparison {
  const inFull = (name: string): string => unitNamed(name)?.name ?? name;
  const contradictions: SuggestionColumn[] = [
    ...plainContradictions(said, stored),
    ...unitContradictions(said, stored, inFull),
    ...[...said.shares.keys()].filter((column) => !agrees(said, stored, column)),
  ];
  return {
    edit: editOf(said, stored),
    contradictions: contradictions.map((column) => ({ column, stored: storedText(stored, column) })),
  };
}

function editOf(said: SaidMatter, stored: LedgerMatter): MatterEdit {
  const changed = EDITABLE.filter((column) => {
    const value = said[column];
    if (value === undefined) return false;
    if (column === 'key') return value !== stored.key;
    return spelled(textOf(value)) !== spelled(storedText(stored, column));
  });
  return Object.fromEntries(changed.map((column) => [column, said[column]]));
}

function plainContradictions(said: SaidMatter, stored: LedgerMatter): SuggestionColumn[] {
  const { rating } = stored;
  const checks: readonly (readonly [SuggestionColumn, unknown, unknown])[] = [
    ['kind', said.kind, stored.kind],
    ['state', said.state, stored.state],
    ['confidential', said.confidential, stored.confidential],
    ['assignedOn', said.assignedOn, stored.assignedOn],
    ['withdrawnOn', said.withdrawnOn, stored.withdrawnOn],
    ['attitude', said.attitude, rating?.attitude],
    ['result', said.result, rating?.result],
    ['ratedOn', said.ratedOn, rating?.ratedOn],
    ['remark', said.remark === undefined ? undefined : spelled(said.remark), spelled(rating?.remark ?? '')],
    ['lead', said.lead, unspaced(stored.lead)],
    ['team', said.team, unspaced(stored.team ?? '')],
  ];
  const plain = checks
    .filter(([, one, other]) => one !== undefined && one !== other)
    .map(([column]) => column);
  return includesAll(stored.cosigners, said.cosigners) ? plain : [...plain, 'cosigners'];
}

/** Units of a row without a day of assignment are proposals. */
function unitContradictions(
  said: SaidMatter,
  stored: LedgerMatter,
  inFull: (name: string) => string,
): SuggestionColumn[] {
  const proposed = (said.assignedOn ?? stored.assignedOn) === undefined;
  return (['leadUnit', 'assisting', 'separate', 'suggestedUnits'] as const).filter((column) => {
    const names = proposed || column === 'suggestedUnits' ? stored.suggestedUnits : listed(stored, column);
    return !includesAll(names, said[column].map(inFull));
  });
}

function listed(stored: LedgerMatter, column: SuggestionColumn): readonly string[] {
  return storedText(stored, column).split('、');
}

function agrees(said: SaidMatter, stored: LedgerMatter, column: ShareColumn): boolean {
  return (said.shares.get(column) ?? []).every(({ unitId, text }) => {
    const meant = liveShares(stored).filter((share) =>
      unitId === undefined ? isMeant(share, column) : share.unitId === unitId,
    );
    const same = meant.every((share) => spelled(shareText(share, column) ?? '') === spelled(text));
    return meant.length > 0 && same;
  });
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  const known = all.map(unspaced);
  return some.every((name) => known.includes(unspaced(name)));
}

function storedText(stored: LedgerMatter, column: SuggestionColumn): string {
  const cell = ledgerCell(stored, column, 0);
  if (cell === undefined) return '';
  if ('text' in cell) return cell.text;
  return 'date' in cell ? cell.date : String(cell.number);
}

/** Without what a spreadsheet does not keep: blanks at the ends, control characters, kinds of line breaks. */
export function spelled(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/(?![\n\t\u0085])[\p{Cc}\ufffd\p{Noncharacter_Code_Point}]/gu, '')
    .trim();
}
