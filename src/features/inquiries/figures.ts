import { answers } from '../../domain/assignment/assignment.ts';
import { addDays, type CivilDate } from '../../domain/calendar/civil-date.ts';
import type { SuggestionState } from '../../domain/suggestion/suggestion.ts';
import type { SuggestionRecord, UnitRecord } from '../suggestions/record.ts';

/** 立案: matters that are counted; withdrawn, declined and merged ones are not (domain.md 2.3). */
const COUNTED: readonly SuggestionState[] = ['registered', 'assigned', 'replied', 'closed', 'reopened'];
const UNDER_WAY: readonly SuggestionState[] = ['assigned', 'reopened'];
const REPLIED: readonly SuggestionState[] = ['replied', 'closed'];

/** How soon counts as soon: 7 days, the due day included. */
const SOON = 7;

const GRADES = ['满意', '基本满意', '不满意'] as const;

export interface Figures {
  readonly total: number;
  readonly session: number;
  readonly betweenSessions: number;
  /** Every unit has signed off. */
  readonly signedOff: number;
  readonly replied: number;
  /** Replied matters by displayed class, in the order of the scheme. */
  readonly outcomes: ReadonlyMap<string, number>;
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
  readonly rated: number;
  /** By the worse of attitude and result. */
  readonly satisfied: number;
  readonly basic: number;
  readonly unsatisfied: number;
  /** 办成: class A, and the deputy content with the result. */
  readonly achieved: number;
  /** By the handling system of the unit that leads, null where it has none; each matter once. */
  readonly systems: ReadonlyMap<string | null, { readonly total: number; readonly replied: number }>;
}

export interface Workload {
  readonly toReview: number;
  readonly toAssign: number;
  readonly unsigned: number;
  readonly dueSoon: number;
  readonly overdue: number;
}

/** 立案 matters: what every share and average is counted of. */
export function countedOf(records: readonly SuggestionRecord[]): SuggestionRecord[] {
  return records.filter(({ state }) => COUNTED.includes(state));
}

/** Count the matters, each once however many units and deputies it has. */
export function figuresOf(
  records: readonly SuggestionRecord[],
  classes: readonly string[],
  today: CivilDate,
): Figures {
  const counted = countedOf(records);
  const replied = counted.filter(({ state }) => REPLIED.includes(state));
  const session = counted.filter(({ kind }) => kind === 'session').length;
  const grades = replied.flatMap((record) => gradeOf(record) ?? []);
  const graded = (grade: string): number => grades.filter((each) => each === grade).length;
  return {
    total: counted.length,
    session,
    betweenSessions: counted.length - session,
    signedOff: counted.filter(isSignedOff).length,
    replied: replied.length,
    outcomes: new Map(
      classes.map((name) => [name, replied.filter(({ outcome }) => outcome === name).length]),
    ),
    open: counted.length - replied.length,
    dueSoon: counted.filter((record) => isDueSoon(record, today)).length,
    overdue: counted.filter((record) => isOverdue(record, today)).length,
    rated: grades.length,
    satisfied: graded('满意'),
    basic: graded('基本满意'),
    unsatisfied: graded('不满意'),
    achieved: replied.filter(({ outcome, result }) => outcome === classes[0] && result === '满意').length,
    systems: bySystem(counted),
  };
}

function bySystem(counted: readonly SuggestionRecord[]): Figures['systems'] {
  const systems = new Map<string | null, { total: number; replied: number }>();
  for (const record of counted) {
    const leading = liveUnits(record).find(({ role }) => answers(role));
    const name = leading?.system ?? null;
    const so = systems.get(name) ?? { total: 0, replied: 0 };
    systems.set(name, {
      total: so.total + 1,
      replied: so.replied + (REPLIED.includes(record.state) ? 1 : 0),
    });
  }
  return systems;
}

/** What waits for the office, and how the units stand. */
export function workload(records: readonly SuggestionRecord[], today: CivilDate): Workload {
  return {
    toReview: records.filter(({ state }) => state === 'submitted' || state === 'in_review').length,
    toAssign: records.filter(({ state }) => state === 'registered').length,
    unsigned: records.filter((record) => isUnderWay(record) && !isSignedOff(record)).length,
    dueSoon: records.filter((record) => isDueSoon(record, today)).length,
    overdue: records.filter((record) => isOverdue(record, today)).length,
  };
}

function isUnderWay({ state }: SuggestionRecord): boolean {
  return UNDER_WAY.includes(state);
}

/** Shares of a matter that were not given back. */
export function liveUnits(record: SuggestionRecord): UnitRecord[] {
  return [...record.units.values()].filter(({ assignmentState }) => assignmentState !== 'returned');
}

function isSignedOff(record: SuggestionRecord): boolean {
  const units = liveUnits(record);
  const signed = units.every((unit) => unit.signedOffOn !== null || unit.assignmentState === 'answered');
  return record.state !== 'registered' && units.length > 0 && signed;
}

/** The earliest date on which some answering unit owes its reply. */
function owedOn(record: SuggestionRecord): CivilDate | undefined {
  if (!isUnderWay(record)) return undefined;
  const owing = liveUnits(record).filter((unit) => answers(unit.role) && unit.assignmentState !== 'answered');
  return owing.map(({ replyDue }) => replyDue).toSorted()[0];
}

/** Some reply is owed within seven days. */
export function isDueSoon(record: SuggestionRecord, today: CivilDate): boolean {
  const due = owedOn(record);
  return due !== undefined && due >= today && due <= addDays(today, SOON);
}

/** Some reply was owed before today. */
export function isOverdue(record: SuggestionRecord, today: CivilDate): boolean {
  const due = owedOn(record);
  return due !== undefined && due < today;
}

/** One grade for the matter: the worse of the two, so that no discontent is counted as content. */
export function gradeOf({ attitude, result }: SuggestionRecord): string | undefined {
  return GRADES.findLast((grade) => grade === attitude || grade === result);
}
