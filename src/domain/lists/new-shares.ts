import { answers, type AssignmentRole, type AssignmentState } from '../assignment/assignment.ts';
import { type CivilDate, civilDate } from '../calendar/civil-date.ts';
import type { SuggestionKind } from '../suggestion/suggestion.ts';
import type { LedgerReply, LedgerShare } from './ledger-matter.ts';
import type { RowProblem } from './problem.ts';
import type { ListedUnit } from './roster.ts';
import {
  DATE_SHARE_COLUMNS,
  isMeant,
  readCommitments,
  readContacts,
  type ShareColumn,
  SHARE_COLUMNS,
} from './share-text.ts';
import type { ShareDues, SuggestionBooks } from './suggestion-books.ts';
import { present, type ReadRow } from './suggestion-row.ts';

export interface BuiltShares {
  readonly shares: readonly LedgerShare[];
  readonly dues: ReadonlyMap<string, ShareDues>;
  /** The day of the last reply, once every answering unit has replied. */
  readonly answeredOn?: CivilDate;
}

interface Given {
  readonly units: ReadonlyMap<ListedUnit, AssignmentRole>;
  readonly kind: SuggestionKind;
  readonly problems: RowProblem[];
}

const NONE: BuiltShares = { shares: [], dues: new Map() };

/** Make the units' shares of a row: assigned on one day, each with what the columns say of it. */
export function buildShares(
  read: ReadRow,
  books: SuggestionBooks,
  { units, kind, problems }: Given,
): BuiltShares {
  const { said, problem } = read;
  const { assignedOn } = said;
  if (assignedOn === undefined) {
    for (const column of said.shares.keys()) problems.push(problem(column, 'handled-without-date'));
    return NONE;
  }
  if (said.submittedOn !== undefined && assignedOn < said.submittedOn)
    problems.push(problem('assignedOn', 'dates-out-of-order', said.submittedOn));
  const named = [...said.leadUnit, ...said.assisting, ...said.separate];
  if (named.length === 0) problems.push(problem('assignedOn', 'assigned-without-unit'));
  problems.push(...strangers(read, units));

  const dues = new Map<string, ShareDues>();
  const shares = [...units].map(([unit, role]) => {
    const value = (column: ShareColumn): string | undefined =>
      valueFor(read, column, { unitId: unit.id, role });
    const due = duesOf(books, {
      assignedOn,
      role,
      fastTrack: kind === 'fast_track',
      given: dateIn(value('replyDue')),
    });
    dues.set(unit.id, due.dues);
    return shareOf(read, books, { unit, role, assignedOn, value, replyDue: due.replyDue, problems });
  });
  const answering = shares.filter(({ role }) => answers(role));
  const replies = answering.flatMap(({ reply }) => reply?.repliedOn ?? []);
  const complete = answering.length > 0 && replies.length === answering.length;
  return present({ shares, dues, answeredOn: complete ? replies.toSorted().at(-1) : undefined });
}

/** What is said of a unit that the row does not give the matter to. */
function strangers({ said, problem }: ReadRow, units: ReadonlyMap<ListedUnit, AssignmentRole>): RowProblem[] {
  const ids = new Set([...units.keys()].map(({ id }) => id));
  return SHARE_COLUMNS.filter((column) =>
    said.shares.get(column)?.some(({ unitId }) => unitId !== undefined && !ids.has(unitId)),
  ).map((column) => problem(column, 'unit-not-here'));
}

/** The unit's own value, or the one without a name: that is meant for those who answer, a sign-off for all. */
function valueFor(
  { said }: ReadRow,
  column: ShareColumn,
  { unitId, role }: { readonly unitId: string; readonly role: AssignmentRole },
): string | undefined {
  const values = said.shares.get(column) ?? [];
  const own = values.find((value) => value.unitId === unitId);
  const common = isMeant({ role }, column) ? values.find((value) => value.unitId === undefined) : undefined;
  return (own ?? common)?.text;
}

function duesOf(
  { dueOf }: SuggestionBooks,
  share: {
    readonly assignedOn: CivilDate;
    readonly role: AssignmentRole;
    readonly fastTrack: boolean;
    readonly given: CivilDate | undefined;
  },
): { readonly dues: ShareDues; readonly replyDue: CivilDate } {
  const normal = dueOf({ ...share, hard: false });
  // A date beyond the ordinary one is that of a hard matter (涉及面广、办理难度大).
  const hard =
    answers(share.role) && !share.fastTrack && share.given !== undefined && share.given > normal.replyDue;
  const { signOffDue, returnDue, replyDue, provisional } = hard ? dueOf({ ...share, hard }) : normal;
  return {
    dues: { signOffDue, returnDue, legalReplyDue: replyDue, hard, provisional },
    replyDue: share.given ?? replyDue,
  };
}

function shareOf(
  { problem }: ReadRow,
  books: SuggestionBooks,
  given: {
    readonly unit: ListedUnit;
    readonly role: AssignmentRole;
    readonly assignedOn: CivilDate;
    readonly replyDue: CivilDate;
    readonly value: (column: ShareColumn) => string | undefined;
    readonly problems: RowProblem[];
  },
): LedgerShare {
  const { unit, role, assignedOn, value, problems } = given;
  const reply = replyOf({ problem }, books, given);
  // Replying without having signed counts as signed that day (ADR 0011).
  const signedOffOn = dateIn(value('signedOffOn')) ?? reply?.repliedOn;
  // Only what the row itself says can be wrong in it, not a day that follows from another one.
  for (const column of DATE_SHARE_COLUMNS) {
    const day = dateIn(value(column));
    if (day !== undefined && day < assignedOn)
      problems.push(problem(column, 'dates-out-of-order', assignedOn));
  }
  return present({
    unitId: unit.id,
    unit: unit.name,
    role,
    state: stateOf(reply, signedOffOn),
    replyDue: given.replyDue,
    signedOffOn,
    handler: value('handler'),
    phone: value('phone'),
    returns: [],
    contacts: (['before', 'during', 'after'] as const).flatMap(
      (stage) => readContacts(value(stage) ?? '', stage) ?? [],
    ),
    reply,
    commitments: readCommitments(value('commitments') ?? ''),
  });
}

function stateOf(reply: LedgerReply | undefined, signedOffOn: CivilDate | undefined): AssignmentState {
  if (reply !== undefined) return 'answered';
  return signedOffOn === undefined ? 'issued' : 'signed_off';
}

function replyOf(
  { problem }: Pick<ReadRow, 'problem'>,
  { rules }: SuggestionBooks,
  {
    value,
    role,
    problems,
  }: {
    readonly value: (column: ShareColumn) => string | undefined;
    readonly role: AssignmentRole;
    readonly problems: RowProblem[];
  },
): LedgerReply | undefined {
  if (!answers(role)) return undefined;
  const [repliedOn, outcome] = [
    dateIn(value('repliedOn')),
    value('outcome')?.normalize('NFKC').toUpperCase(),
  ];
  const documentNumber = value('documentNumber');
  const classes = Object.keys(rules.resultScheme.classes);
  if (repliedOn === undefined) {
    if (outcome !== undefined) problems.push(problem('outcome', 'reply-incomplete'));
    if (documentNumber !== undefined) problems.push(problem('documentNumber', 'reply-incomplete'));
    return undefined;
  }
  if (outcome === undefined) problems.push(problem('repliedOn', 'reply-incomplete'));
  else if (!classes.includes(outcome))
    problems.push(problem('outcome', 'outcome-unknown', classes.join('、')));
  return present({ repliedOn, outcome: outcome ?? '', documentNumber });
}

function dateIn(text: string | undefined): CivilDate | undefined {
  return text === undefined ? undefined : civilDate(text);
}
