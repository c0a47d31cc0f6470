import type { Tx } from '../storage/database.ts';
import { reviveMessage, stuckMessages } from '../storage/outbox.ts';

/** What 发件箱 shows of a message: never its text. */
export interface StuckMessage {
  readonly sequence: bigint;
  readonly conversation: {
    readonly platform: string;
    readonly account: string;
    readonly kind: string;
    readonly id: string;
  };
  readonly class: string;
  readonly template: string;
  readonly state: 'waiting' | 'uncertain' | 'failed';
  readonly attempts: number;
  readonly createdAt: Date;
  readonly nextAttemptAt?: Date;
  readonly failure?: string;
}

/** Return what is stuck for a congress, oldest first: given up, of unknown fate, or waiting after a failed attempt. */
export async function listStuck(read: Tx, congressId: string): Promise<readonly StuckMessage[]> {
  const rows = await stuckMessages(read, congressId);
  return rows.map((row) => ({
    sequence: row.sequence,
    conversation: {
      platform: row.platform,
      account: row.account,
      kind: row.conversationKind,
      id: row.conversationId,
    },
    class: row.class,
    template: row.template,
    state: row.state === 'uncertain' || row.state === 'failed' ? row.state : 'waiting',
    attempts: row.attempts,
    createdAt: row.createdAt,
    ...(row.nextAttemptAt === null ? {} : { nextAttemptAt: row.nextAttemptAt }),
    ...(row.failure === null ? {} : { failure: row.failure }),
  }));
}

/**
 * Send a message again that failed or whose fate is unknown, because a person said so; its guards still count, its
 * expiry does not. Return false when it is no longer stuck, or its content was erased.
 */
export function resend(
  tx: Tx,
  congressId: string,
  message: { sequence: bigint; now: Date },
): Promise<boolean> {
  return reviveMessage(tx, congressId, message);
}
