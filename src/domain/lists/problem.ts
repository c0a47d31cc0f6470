/** What can be wrong with a row; each has a text that names the rule and the remedy. */
export type ProblemCode =
  | 'missing'
  | 'bad-date'
  | 'date-ahead'
  | 'dates-out-of-order'
  | 'bad-yes-no'
  | 'bad-number'
  | 'bad-status'
  | 'bad-kind'
  | 'bad-grade'
  | 'bad-state'
  | 'too-long'
  | 'strange-name'
  | 'name-twice'
  | 'number-twice'
  | 'number-taken'
  | 'deputy-unknown'
  | 'deputy-several'
  | 'team-differs'
  | 'unit-unknown'
  | 'unit-twice'
  | 'unit-not-here'
  | 'outcome-unknown'
  | 'lead-missing'
  | 'assigned-without-unit'
  | 'handled-without-date'
  | 'reply-incomplete'
  | 'rating-incomplete'
  | 'rating-early'
  | 'state-contradicts'
  | 'state-not-importable'
  | 'handled-in-chat';

/** Something wrong in one cell. `row` counts from 1, as the spreadsheet shows it. */
export interface RowProblem {
  readonly row: number;
  /** The column's name as the file has it. */
  readonly column: string;
  readonly value: string;
  readonly code: ProblemCode;
  /** What the text names beside the value: what is there, what is allowed. */
  readonly detail: string;
}
