import type { Decision } from '../domain/assignment/decision.ts';

/** How a decision stands in the tables of requests. */
interface Columns {
  readonly decision: string | null;
  readonly decisionNote: string | null;
  readonly decidedAt: Date | null;
  readonly decidedById: string | null;
}

export const UNDECIDED = {
  decision: null,
  decisionNote: null,
  decidedAt: null,
  decidedById: null,
} as const satisfies Columns;

export function decisionOf(row: Columns): { readonly [K in keyof Decision]: Decision[K] | undefined } {
  return {
    // The cast holds: check constraints of both tables admit only these words.
    decision: (row.decision ?? undefined) as Decision['decision'],
    decisionNote: row.decisionNote ?? undefined,
    decidedAt: row.decidedAt ?? undefined,
    decidedById: row.decidedById ?? undefined,
  };
}
