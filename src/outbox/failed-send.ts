import { PermanentSendError, RetryableSendError } from '../chat/platform.ts';
import { faultOf } from '../storage/fault.ts';
import { LONGEST_WAIT, type OutboxRow, type Settlement } from '../storage/outbox.ts';

const SECOND = 1000;

/**
 * The waits before the second attempt and those after it; then the message has failed. Together they stay below the
 * hour in which Feishu recognises a repeat by its key.
 */
export const BACK_OFF: readonly number[] = [1, 5, 30, 120, 600, 1800].map((seconds) => seconds * SECOND);

/** How long after its time a message of unknown fate may still be repeated under its key. */
const REPEATABLE_FOR = 20 * 60 * SECOND;

/** Begins the `failure` of a message that may have been delivered. */
const UNKNOWN = 'unknown';

export interface FailedSend {
  readonly row: OutboxRow;
  readonly error: unknown;
  readonly sendsOncePerKey: boolean;
  readonly now: Date;
}

/**
 * Decide what becomes of a message whose sending threw. The three cases: it can never be delivered; it was surely not
 * taken; or nobody knows. In the last it is repeated only where the platform drops a repeat by its key.
 */
export function settlementOf({ row, error, sendsOncePerKey, now }: FailedSend): Settlement {
  if (error instanceof PermanentSendError) return { state: 'failed', failure: error.message };

  const isRefused = error instanceof RetryableSendError;
  const failure = isRefused ? error.message : `${UNKNOWN}: ${faultOf(error).fault}`;
  if (!isRefused && !sendsOncePerKey) return { state: 'uncertain', failure };

  // `row` is as it was before this attempt was counted.
  const wait = BACK_OFF[row.attempts];
  if (wait === undefined) return { state: isRefused ? 'failed' : 'uncertain', failure };
  const asked = isRefused ? (error.retryAfter ?? 0) : 0;
  return {
    state: 'pending',
    failure,
    nextAttemptAt: later(now, Math.min(Math.max(wait, asked), LONGEST_WAIT / 2)),
  };
}

/**
 * Decide what becomes of a message that a process was sending when it died. The claim's time stands in
 * `nextAttemptAt`.
 */
export function settlementOfLeftover(row: OutboxRow, sendsOncePerKey: boolean, now: Date): Settlement {
  const failure = `${UNKNOWN}: the process ended while sending`;
  if (!sendsOncePerKey || isTooLateToRepeat({ ...row, failure }, now)) return { state: 'uncertain', failure };
  return { state: 'pending', failure, nextAttemptAt: now };
}

/** Whether the message may have been delivered so long ago that the platform would take a repeat for a new one. */
export function isTooLateToRepeat({ failure, nextAttemptAt }: OutboxRow, now: Date): boolean {
  if (!failure?.startsWith(UNKNOWN) || nextAttemptAt === null) return false;
  return now.getTime() - nextAttemptAt.getTime() > REPEATABLE_FOR;
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
