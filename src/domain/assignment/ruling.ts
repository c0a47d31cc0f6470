/** What of a return request decides whose it is to decide. */
interface Asked {
  readonly round: number;
  readonly enteredAt: Date;
  readonly decidedAt?: Date;
}

/**
 * Whether a return goes to the office's ruling (工委裁定, features.md row 135): another one of the same matter and
 * round, by this or another unit, had been decided before it was asked for. Two units that ask at the same time are
 * both first.
 */
export function needsRuling(request: Asked, others: readonly Asked[]): boolean {
  return others.some(
    ({ round, decidedAt }) =>
      round === request.round && decidedAt !== undefined && decidedAt <= request.enteredAt,
  );
}
