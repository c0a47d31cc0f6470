/** How long the adapter waits for what, in milliseconds. */
export interface Patience {
  /** For an answer of the open platform; a longer silence means that nobody knows what became of the call. */
  readonly answer: number;
  /** For a file to go up or come down. */
  readonly transfer: number;
  /** Until a connection that is being made must stand. */
  readonly open: number;
  /** Between two looks at the state of the connection: the SDK does not tell of every failure. */
  readonly look: number;
  /** Between two pings at most; the platform asks for 120 s, in which a dead link would go unnoticed. */
  readonly ping: number;
  /** For anything to come back after a ping. */
  readonly pong: number;
  /** For the platform to close the connection from its side when we stop. */
  readonly goodbye: number;
  /** The waits before the first and the further attempts of anything that is tried again; the last one stays. */
  readonly backOff: readonly number[];
}

const SECOND = 1000;

export const PATIENCE: Patience = {
  answer: 15 * SECOND,
  transfer: 60 * SECOND,
  open: 40 * SECOND,
  look: SECOND,
  ping: 30 * SECOND,
  pong: 10 * SECOND,
  goodbye: 2 * SECOND,
  backOff: [0.5, 1, 2, 5, 10, 30].map((seconds) => seconds * SECOND),
};

/** The wait before an attempt, counted from 0, spread so that several bots do not come back in step. */
export function waitBefore(attempt: number, { backOff }: Patience): number {
  const wait = backOff[Math.min(attempt, backOff.length - 1)] ?? 0;
  return wait * (0.5 + Math.random() / 2);
}
