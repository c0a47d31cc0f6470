import type { CivilDate } from '../calendar/civil-date.ts';

/** 督查通报, 专题视察, 专项检查. */
export type InspectionKind = 'circular' | 'visit' | 'check';

/** An activity of supervision with the problems that it found. */
export interface Inspection {
  readonly congressId: string;
  readonly id: string;
  /** Shown as 督查3. */
  readonly serial: number;
  readonly kind: InspectionKind;
  readonly name: string;
  readonly heldOn: CivilDate;
  readonly enteredAt: Date;
  readonly enteredById: string;
}

/** One line of its list, linked to a matter or a unit, or to nothing yet. */
export interface InspectionProblem {
  readonly congressId: string;
  readonly id: string;
  readonly inspectionId: string;
  readonly version: number;
  /** Counted from 1 within the inspection. */
  readonly position: number;
  readonly content: string;
  readonly suggestionId?: string;
  readonly unitId?: string;
  readonly dueOn?: CivilDate;
  /** The day on which the present `dueOn` was entered, for the unit that has it now. */
  readonly dueSetOn?: CivilDate;
  readonly settledOn?: CivilDate;
  readonly settledById?: string;
  readonly settlement?: string;
}

/** 督查3 */
export function inspectionNumber({ serial }: Pick<Inspection, 'serial'>): string {
  return `督查${serial}`;
}
