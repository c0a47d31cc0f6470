import type { CivilDate } from '../calendar/civil-date.ts';
import type { Grade } from '../satisfaction/rating.ts';
import type { SuggestionKind, SuggestionState } from '../suggestion/suggestion.ts';
import { namesIn, yesOrNo } from './cell.ts';
import type { SuggestionColumn } from './columns.ts';
import type { RowProblem } from './problem.ts';
import type { ListedUnit } from './roster.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { readShares, type ShareColumn, SHARE_COLUMNS, type UnitValue } from './share-text.ts';
import type { Table, TableRow } from './table.ts';
import { codeOf, GRADE_WORDS, KIND_WORDS, STATE_WORDS } from './words.ts';

/** What a row of 建议清单 says, read cell by cell; what is not said is absent. Names are not looked up yet. */
export interface SaidMatter {
  readonly number?: string;
  /** Digits alone: to be filled into the template of its series. */
  readonly serial?: number;
  readonly intake?: number;
  readonly kind?: SuggestionKind;
  readonly title: string;
  readonly category?: string;
  readonly lead: string;
  readonly team?: string;
  readonly cosigners: readonly string[];
  readonly submittedOn?: CivilDate;
  readonly state?: SuggestionState;
  readonly key?: boolean;
  readonly confidential?: boolean;
  readonly suggestedUnits: readonly string[];
  readonly leadUnit: readonly string[];
  readonly assisting: readonly string[];
  readonly separate: readonly string[];
  readonly assignedOn?: CivilDate;
  readonly shares: ReadonlyMap<ShareColumn, readonly UnitValue[]>;
  readonly attitude?: Grade;
  readonly result?: Grade;
  readonly ratedOn?: CivilDate;
  readonly remark?: string;
  readonly withdrawnOn?: CivilDate;
  readonly reason?: string;
  readonly analysis?: string;
  readonly advice?: string;
  readonly formedBy?: string;
}

/** A row that was read, and how to say what is wrong with it. */
export interface ReadRow extends Pick<RowReader<SuggestionColumn>, 'problem'> {
  readonly said: SaidMatter;
  readonly problems: readonly RowProblem[];
}

/** Titles are shown in cards and lists; the texts must fit a cell. */
const LONGEST_TITLE = 200;
const LONGEST_TEXT = 32_767;

type UnitNamed = (name: string) => ListedUnit | undefined;

/** Read a row; `today` is the last day that a date of the past may name. */
export function readMatter(
  table: Table,
  row: TableRow,
  { unitNamed, today }: { readonly unitNamed: UnitNamed; readonly today: CivilDate },
): ReadRow {
  const reader = rowReader<SuggestionColumn>(table, row, today);
  const { problem, problems } = reader;
  const said = {
    ...whatAndWho(reader),
    ...whenAndHow(reader),
    leadUnit: namesIn(reader.cell('leadUnit')),
    assisting: namesIn(reader.cell('assisting')),
    separate: namesIn(reader.cell('separate')),
    suggestedUnits: namesIn(reader.cell('suggestedUnits')),
    shares: sharesIn(reader, unitNamed, today),
  };
  if (said.title === '') problems.push(problem('title', 'missing'));
  if (said.lead === '') problems.push(problem('lead', 'missing'));
  return { said, problems, problem };
}

type Reader = RowReader<SuggestionColumn>;

function whatAndWho({ cell, word, text, coded }: Reader) {
  // 提出代表: the first name leads, the others sign with it.
  const [lead = '', ...others] = namesIn(cell('lead'));
  return present({
    ...numberIn(word('number')),
    intake: coded('intake', 'bad-number', intakeIn),
    kind: coded('kind', 'bad-kind', (it) => codeOf(KIND_WORDS, it)),
    title: (text('title', LONGEST_TITLE) ?? '').replaceAll(/\s*\n\s*/gu, ''),
    category: word('category').replace(/类$/u, '') || undefined,
    lead,
    team: word('team') || undefined,
    cosigners: [...new Set([...others, ...namesIn(cell('cosigners'))])].filter((name) => name !== lead),
    reason: text('reason', LONGEST_TEXT),
    analysis: text('analysis', LONGEST_TEXT),
    advice: text('advice', LONGEST_TEXT),
    formedBy: text('formedBy', LONGEST_TEXT),
  });
}

function whenAndHow({ cell, text, day, coded }: Reader) {
  return present({
    submittedOn: day('submittedOn'),
    state: coded('state', 'bad-state', (it) => codeOf(STATE_WORDS, it)),
    key: coded('key', 'bad-yes-no', () => yesOrNo(cell('key'))),
    confidential: coded('confidential', 'bad-yes-no', () => yesOrNo(cell('confidential'))),
    assignedOn: day('assignedOn'),
    attitude: coded('attitude', 'bad-grade', (it) => codeOf(GRADE_WORDS, it)),
    result: coded('result', 'bad-grade', (it) => codeOf(GRADE_WORDS, it)),
    ratedOn: day('ratedOn'),
    remark: text('remark', LONGEST_TEXT),
    withdrawnOn: day('withdrawnOn'),
  });
}

function sharesIn(
  { cell, word, problem, problems }: Reader,
  unitNamed: UnitNamed,
  today: CivilDate,
): ReadonlyMap<ShareColumn, readonly UnitValue[]> {
  const read = new Map<ShareColumn, readonly UnitValue[]>();
  for (const column of SHARE_COLUMNS) {
    if (word(column) === '') continue;
    const { values, bad } = readShares(cell(column), column, (name) => unitNamed(name)?.id);
    if (bad.length > 0) problems.push(problem(column, 'bad-date'));
    if (isPast(column) && values.some((value) => latestDay(value.text) > today))
      problems.push(problem(column, 'date-ahead'));
    read.set(column, values);
  }
  return read;
}

/** Days of what has happened; a contact begins with its day. */
function isPast(column: ShareColumn): boolean {
  return ['signedOffOn', 'repliedOn', 'before', 'during', 'after'].includes(column);
}

/** A contact's text names its days beside their methods. */
function latestDay(text: string): string {
  return (text.match(/\d{4}-\d{2}-\d{2}/gu) ?? []).toSorted().at(-1) ?? '';
}

/** 18, 018, 第18号 are serials; 2026闭-018 stands as it is. */
function numberIn(word: string): { readonly number?: string; readonly serial?: number } {
  const digits = /^第?0*([1-9]\d{0,4})号?$/u.exec(word)?.[1];
  if (digits !== undefined) return { serial: Number(digits) };
  return word === '' ? {} : { number: word };
}

function intakeIn(word: string): number | undefined {
  const digits = /^拟?0*([1-9]\d{0,8})$/u.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leave out what was not said. */
export function present<T extends object>(values: T): Present<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  // Only keys without a value were left out, and those the type makes optional.
  return Object.fromEntries(entries) as Present<T>;
}
