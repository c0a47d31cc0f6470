import { civilColumn } from '../../storage/database.ts';
import {
  answers,
  type AssignmentRole,
  isLive,
  type AssignmentState,
} from '../../domain/assignment/assignment.ts';
import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import type { DisclosureMode } from '../../domain/disclosure/disclosure.ts';
import { combinedGrades, type Grade, gradeName } from '../../domain/satisfaction/rating.ts';
import {
  intakeLabel,
  type SuggestionKind,
  type SuggestionState,
} from '../../domain/suggestion/suggestion.ts';
import type { Tx } from '../../storage/database.ts';
import { numberFilter } from '../../storage/suggestion-numbers.ts';
import { readNumber } from '../../chat/reading/numbers.ts';
import { assignmentInclude, lastReply, toUnitRecord } from './record-unit.ts';

/** What a suggestion and its latest round look like to somebody who checks the books. `null` = not there. */
export interface SuggestionRecord {
  readonly state: SuggestionState;
  readonly kind: SuggestionKind;
  readonly title: string;
  readonly category: string | null;
  readonly leadDeputy: string;
  /** Names of those who have agreed. */
  readonly cosigners: readonly string[];
  readonly key: boolean;
  readonly round: number;
  /** The latest date of its answering units. */
  readonly replyDue: CivilDate | null;
  /** The displayed class of the latest reply: A. */
  readonly outcome: string | null;
  readonly attitude: string | null;
  /** The displayed grade: 满意. */
  readonly result: string | null;
  readonly color: null;
  /** How suggestion and reply are disclosed, as entered last. */
  readonly disclosed: DisclosureMode | null;
  readonly number: string | null;
  /** 拟12 */
  readonly intakeNumber: string;
  /** When it was handed in; of a list, when that is in it. */
  readonly submittedOn: CivilDate | null;
  /** By the unit's name. */
  readonly units: ReadonlyMap<string, UnitRecord>;
}

/** One unit's share, in the latest round in which it had one. */
export interface UnitRecord {
  readonly role: AssignmentRole;
  readonly assignmentState: AssignmentState;
  readonly signOffDue: CivilDate;
  readonly signedOffOn: CivilDate | null;
  readonly replyDue: CivilDate;
  readonly outcome: string | null;
  readonly returnReason: string | null;
  /** The handling system of the unit, by name. */
  readonly system: string | null;
  /** How many contacts were recorded. */
  readonly contacts: number;
  readonly firstContactOn: CivilDate | null;
  readonly assignedOn: CivilDate;
}

type Row = Awaited<ReturnType<typeof loadRows>>[number];
export type AssignmentRow = Row['assignments'][number];

/**
 * Return the id of the suggestion that a number means, in any form people write: 18号, 018, 闭018, 2026闭-018,
 * 拟12. Digits alone mean the formal number before the intake number. `undefined` when there is none, or several.
 */
export async function findSuggestion(tx: Tx, congressId: string, typed: string): Promise<string | undefined> {
  const ref = readNumber(typed);
  if (ref === undefined) return undefined;
  const rows = await tx.suggestion.findMany({
    where: { AND: [{ congressId }, numberFilter(ref)] },
    select: { id: true, number: true },
  });
  const formal = rows.filter(({ number }) => number !== null && readNumber(number)?.serial === ref.serial);
  const found = ref.kind !== 'intake' && formal.length > 0 ? formal : rows;
  return found.length === 1 ? found[0]?.id : undefined;
}

/** Return the record of a suggestion; throws when the id is unknown. */
export async function readRecord(
  tx: Tx,
  congressId: string,
  suggestionId: string,
): Promise<SuggestionRecord> {
  const [row] = await loadRows(tx, { congressId, id: suggestionId });
  if (row === undefined) throw new Error(`no suggestion ${suggestionId} in congress ${congressId}`);
  return toRecord(row);
}

/** Return the records of all suggestions of a congress, drafts included. */
export async function readRecords(tx: Tx, congressId: string): Promise<readonly SuggestionRecord[]> {
  return (await loadRows(tx, { congressId })).map(toRecord);
}

function loadRows(tx: Tx, where: { readonly congressId: string; readonly id?: string }) {
  return tx.suggestion.findMany({
    where,
    include: {
      leadDeputy: { include: { person: true } },
      cosigners: {
        where: { state: 'agreed' },
        orderBy: [{ answeredAt: 'asc' }, { deputy: { person: { name: 'asc' } } }],
        include: { deputy: { include: { person: true } } },
      },
      ratings: { orderBy: { sequence: 'asc' } },
      disclosures: { orderBy: { sequence: 'asc' } },
      assignments: { include: assignmentInclude, orderBy: [{ round: 'asc' }, { enteredAt: 'asc' }] },
    },
    orderBy: { intakeNumber: 'asc' },
  });
}

function toRecord(row: Row): SuggestionRecord {
  const current = row.assignments.filter(({ round }) => round === row.round);
  const answering = current.filter((it) => isLive(words(it)) && answers(words(it).role));
  // The casts hold: check constraints admit only 1, 2, 3.
  const rating = combinedGrades(
    row.ratings
      .filter(({ round }) => round === row.round)
      .map((it) => ({ ...it, attitude: it.attitude as Grade, result: it.result as Grade })),
  );
  return {
    // The casts of words hold: check constraints of the tables admit only these.
    state: row.state as SuggestionState,
    kind: row.kind as SuggestionKind,
    title: row.title,
    category: row.category,
    leadDeputy: row.leadDeputy.person.name,
    cosigners: row.cosigners.map(({ deputy }) => deputy.person.name),
    key: row.key,
    round: row.round,
    replyDue: latest(answering.map(({ replyDue }) => civilColumn(replyDue))),
    outcome: lastReply(answering)?.outcome ?? null,
    attitude: rating === undefined ? null : gradeName(rating.attitude),
    result: rating === undefined ? null : gradeName(rating.result),
    color: null,
    disclosed: (row.disclosures.at(-1)?.mode as DisclosureMode | undefined) ?? null,
    number: row.number,
    intakeNumber: intakeLabel(row.intakeNumber),
    submittedOn: row.submittedOn === null ? null : civilColumn(row.submittedOn),
    // Later rows of a unit replace earlier ones: the latest round, and in it the latest assignment.
    units: new Map(row.assignments.map((it) => [it.unit.name, toUnitRecord(it)])),
  };
}

function words({ role, state }: AssignmentRow): { role: AssignmentRole; state: AssignmentState } {
  // The casts hold: check constraints of the table admit only these words.
  return { role: role as AssignmentRole, state: state as AssignmentState };
}

function latest(dates: readonly CivilDate[]): CivilDate | null {
  return dates.toSorted().at(-1) ?? null;
}
