import type { Rung } from '../reminders/ladder.ts';

/** One criterion by which key suggestions are chosen, with its most points. */
export interface Criterion {
  readonly name: string;
  readonly points: number;
}

/** How a place supervises: data of bot-scripts/supervision.yaml. */
export interface SupervisionBook {
  /** How many key suggestions a year are usual; a hint, never a limit. */
  readonly quota: number;
  readonly criteria: readonly Criterion[];
  /** Category of suggestions -> the committee that supervises it (对口督办). */
  readonly committees: Readonly<Record<string, string>>;
  /** After how many days an answered order is looked at again when no day is named. */
  readonly lookBackDays: number;
  /** When a unit is reminded of an order. */
  readonly remind: readonly Rung[];
}
