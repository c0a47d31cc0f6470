import type { SimulatedLine } from '../../chat/simulation.ts';
import type { Step } from './scenario-steps.ts';

/** An expectation that did not hold. */
export interface Failure {
  readonly step: number;
  /** What was expected: the clauses of an `expect` item or the fields of a `check`, or a sentence. */
  readonly expected: unknown;
  /** What was said or found instead. */
  readonly said: readonly string[];
}

/** Who is told what happens while a rehearsal runs. */
export interface Reporter {
  step(number: number, step: Step, at: Date): void;
  /** A new line in a chat. */
  line(step: number, line: SimulatedLine): void;
  failure(failure: Failure): void;
  /** For the person at the terminal, no part of the transcript. */
  note(text: string): void;
}
