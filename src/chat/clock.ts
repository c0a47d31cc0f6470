/** The only source of "now" outside the composition root. May be virtual. */
export interface Clock {
  now(): Date;
}
