import { PermanentSendError, RetryableSendError } from '../../chat/platform.ts';

/** What is known of a call that failed: an answer of the platform, or why there was none. */
export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly code?: number; readonly retryAfter?: number }
  | { readonly kind: 'silence'; readonly reason: string };

/** An error of a call that carries numbers only: never the request, which holds the token and what was said. */
export interface CallError extends Error {
  readonly fault: Fault;
}

/**
 * `shows`: the call itself shows something to people, so that after a silence nobody knows whether it did.
 * `prepares`: nothing was shown yet, whatever became of the call.
 */
export type Effect = 'shows' | 'prepares';

/** The token is unknown, missing or outdated: fetch another one and ask again. */
const STALE_TOKEN: ReadonlySet<number> = new Set([99991661, 99991663, 99991664]);

/** Too fast (per chat, per app, at a full hour), or the message with this key is on its way already. */
const LATER: ReadonlySet<number> = new Set([230020, 99991400, 11232, 230049]);

/**
 * What cannot work however often it is tried, also where it comes with HTTP 200: a request that is not valid, the
 * bot or the person not in the chat, no permission, content that is refused, a chat or person that is gone
 * (open.feishu.cn, im-v1/message/create and server error codes).
 */
const NEVER: ReadonlySet<number> = new Set([
  230001, 230002, 230006, 230013, 230015, 230017, 230018, 230022, 230025, 230027, 230028, 230029, 230031,
  230034, 230035, 230036, 230038, 230053, 230054, 230055, 230099, 232006, 232009, 232010, 234001, 234006,
  234007, 234010, 99991672, 99992351, 99992361,
]);

/** Before a byte went out. */
const NEVER_REACHED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

export function callError(fault: Fault): CallError {
  return Object.assign(new Error(describe(fault)), { fault });
}

export function isStaleToken(error: unknown): boolean {
  const fault = faultOf(error);
  return fault?.kind === 'answer' && fault.code !== undefined && STALE_TOKEN.has(fault.code);
}

/** Return the error by which a caller can tell what to do: never again, later, or nobody knows. */
export function decisionOf(call: string, error: unknown, effect: Effect): Error {
  const fault = faultOf(error);
  // Ours already; anything else is a defect, of which only the kind may be told.
  if (error instanceof PermanentSendError || error instanceof RetryableSendError) return error;
  if (fault === undefined)
    return new Error(`${call}: ${error instanceof Error ? error.name : typeof error}, not an answer`);

  const message = `${call}: ${describe(fault)}`;
  if (fault.kind === 'silence') {
    return effect === 'prepares' || NEVER_REACHED.has(fault.reason)
      ? new RetryableSendError(message)
      : new Error(message);
  }
  const { status, code, retryAfter } = fault;
  const later = () => new RetryableSendError(message, retryAfter === undefined ? {} : { retryAfter });
  if (status === 429 || (code !== undefined && (LATER.has(code) || STALE_TOKEN.has(code)))) return later();
  if (code !== undefined && NEVER.has(code)) return new PermanentSendError(message);
  if ([400, 403, 404].includes(status)) return new PermanentSendError(message);
  // A gateway that answers in place of the platform does not know what the platform did.
  if (code === undefined && status >= 500 && effect === 'shows') return new Error(message);
  return later();
}

function faultOf(error: unknown): Fault | undefined {
  // Only `callError` makes errors with this property.
  return error instanceof Error && 'fault' in error ? (error as CallError).fault : undefined;
}

function describe(fault: Fault): string {
  if (fault.kind === 'silence') return `no answer (${fault.reason})`;
  const code = fault.code === undefined ? 'no code' : `code ${fault.code}`;
  return `${code} with HTTP ${fault.status}`;
}
