/** What the office said of a unit's request (退办, 延期); absent while it has not. */
export interface Decision {
  readonly decision?: 'agreed' | 'refused';
  readonly decisionNote?: string;
  readonly decidedAt?: Date;
  readonly decidedById?: string;
}

/** A decision that was made. */
export type Decided = Required<Omit<Decision, 'decisionNote'>> & Pick<Decision, 'decisionNote'>;
