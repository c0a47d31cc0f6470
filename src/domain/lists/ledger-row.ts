import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { intakeLabel } from '../suggestion/suggestion.ts';
import { unspaced } from './cell.ts';
import type { SuggestionColumn } from './columns.ts';
import { type LedgerMatter, liveShares } from './ledger-matter.ts';
import { DATE_SHARE_COLUMNS, type ShareColumn, SHARE_COLUMNS, sharesText } from './share-text.ts';
import { GRADE_WORDS, KIND_WORDS, ROLE_COLUMNS, STATE_WORDS } from './words.ts';

/** A cell as it is to be written: text that can be nothing else, a day, or a number; absent when empty. */
export type LedgerCell =
  { readonly text: string } | { readonly date: CivilDate } | { readonly number: number } | undefined;

/** The longest text that a cell of a spreadsheet holds. */
const LONGEST_CELL = 32_767;
const CUT = '……(全文在机器人里)';

/** Return one cell of a matter's row; `index` counts the rows from 1. */
export function ledgerCell(matter: LedgerMatter, column: SuggestionColumn, index: number): LedgerCell {
  switch (column) {
    case 'index':
      return { number: index };
    case 'cosignerCount':
      return { number: matter.cosigners.length };
    case 'submittedOn':
    case 'assignedOn':
    case 'withdrawnOn':
      return dated(matter[column]);
    case 'ratedOn':
      return dated(matter.rating?.ratedOn);
    default:
      if (isShareColumn(column)) return shareCell(matter, column);
      return written(isPlainColumn(column) ? (matter[column] ?? '') : textIn(matter, column));
  }
}

/** What stands in the ledger as it was typed, if it was. */
const PLAIN_COLUMNS = [
  'number',
  'category',
  'team',
  'superiorNumber',
  'supervisionLeader',
  'responsibleLeader',
  'formedBy',
] as const satisfies readonly SuggestionColumn[];
type PlainColumn = (typeof PLAIN_COLUMNS)[number];

type TextColumn = Exclude<
  SuggestionColumn,
  | ShareColumn
  | PlainColumn
  | 'index'
  | 'cosignerCount'
  | 'submittedOn'
  | 'assignedOn'
  | 'withdrawnOn'
  | 'ratedOn'
>;

function textIn(matter: LedgerMatter, column: TextColumn): string {
  switch (column) {
    case 'intake':
      return intakeLabel(matter.intakeNumber);
    case 'kind':
      return KIND_WORDS[matter.kind][0];
    case 'state':
      return STATE_WORDS[matter.state][0];
    case 'lead':
      return unspaced(matter.lead);
    case 'title':
    case 'reason':
    case 'analysis':
    case 'advice':
      return matter[column];
    case 'cosigners':
    case 'suggestedUnits':
      return matter[column].map(unspaced).join('、');
    case 'key':
    case 'confidential':
      return matter[column] ? '是' : '';
    case 'leadUnit':
    case 'assisting':
    case 'separate':
      return unitsIn(matter, column);
    case 'returns':
      return returnsText(matter);
    case 'attitude':
    case 'result':
    case 'remark':
      return ratingText(matter, column);
  }
}

function ratingText({ rating }: LedgerMatter, column: 'attitude' | 'result' | 'remark'): string {
  if (rating === undefined) return '';
  return column === 'remark' ? (rating.remark ?? '') : GRADE_WORDS[rating[column]][0];
}

function unitsIn(matter: LedgerMatter, column: 'leadUnit' | 'assisting' | 'separate'): string {
  return liveShares(matter)
    .filter(({ role }) => ROLE_COLUMNS[role] === column)
    .map(({ unit }) => unspaced(unit))
    .join('、');
}

/** 2次:不属于本单位职责;…… */
function returnsText({ shares }: LedgerMatter): string {
  const reasons = shares.flatMap(({ unit, returns }) => returns.map((reason) => `${unit} ${reason}`));
  return reasons.length === 0 ? '' : `${String(reasons.length)}次:${reasons.join('；')}`;
}

function shareCell(matter: LedgerMatter, column: ShareColumn): LedgerCell {
  const text = sharesText(liveShares(matter), column);
  const date = DATE_SHARE_COLUMNS.includes(column) ? parseCivilDate(text) : undefined;
  return date === undefined ? written(text) : { date };
}

function isPlainColumn(column: SuggestionColumn): column is PlainColumn {
  return PLAIN_COLUMNS.some((it) => it === column);
}

function isShareColumn(column: SuggestionColumn): column is ShareColumn {
  return SHARE_COLUMNS.some((it) => it === column);
}

function dated(date: CivilDate | undefined): LedgerCell {
  return date === undefined ? undefined : { date };
}

function written(text: string): LedgerCell {
  if (text === '') return undefined;
  return { text: text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - CUT.length)}${CUT}` : text };
}
