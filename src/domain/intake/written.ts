/**
 * A suggestion as intake looks at it: every part folded (half-width, simplified, lower case) and cut to a length that
 * can be looked through; `''` = not there.
 */
export interface Written {
  readonly title: string;
  /** 案由 and 分析. */
  readonly reason: string;
  readonly advice: string;
  /** All that was typed. */
  readonly body: string;
}
