import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../chat/clock.ts';
import type { Address, PlatformName } from '../chat/message.ts';
import { PermanentSendError, type Platform } from '../chat/platform.ts';
import type { Database, Tx } from '../storage/database.ts';
import { faultOf } from '../storage/fault.ts';
import {
  claimMessage,
  type ConversationKey,
  deliveredId,
  guardsHold,
  headMessage,
  isBackingOff,
  type OutboxRow,
  recordReceipt,
  type Settlement,
  settleMessage,
  type StoredGuard,
} from '../storage/outbox.ts';
import { contentOf, type DrawPicture, updatedBy } from './content.ts';
import { isTooLateToRepeat, settlementOf, settlementOfLeftover } from './failed-send.ts';
import type { Limiter } from './send-limits.ts';

export interface DrainDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly limiter: Limiter;
  readonly platformOf: (platform: string, account: string) => Platform | undefined;
  readonly checkpoint: (point: 'sent') => void;
  readonly draw: DrawPicture;
  /** In the transaction that gives the message up (`failed`) or loses sight of it (`uncertain`). */
  readonly onPermanentFailure: (tx: Tx, row: OutboxRow) => Promise<void>;
  /** In the transaction that drops a message whose guard has moved on or whose time is over. */
  readonly onDropped?: (tx: Tx, row: OutboxRow) => Promise<void>;
  /** Told when a head has to wait until an instant. */
  readonly onWait: (until: Date) => void;
}

/** `next`: look at the conversation again; `rest`: nothing can be sent there now. */
export type Step = 'next' | 'rest';

/**
 * Deal with the first message of a conversation: send it, drop it, or leave it waiting. Must not run twice at once for
 * one conversation.
 *
 * The row says `sending` from before the platform is called until the receipt is stored. So one that says so when
 * nobody is sending is what a dead process left behind, and nobody knows whether it was delivered.
 */
export async function deliverHead(deps: DrainDeps, conversation: ConversationKey): Promise<Step> {
  const now = deps.clock.now();
  const platform = deps.platformOf(conversation.platform, conversation.account);
  const row = await headMessage(deps.database.read, conversation, now);
  if (row === null || platform === undefined || isBackingOff(row, now)) return 'rest';

  if (row.state === 'sending')
    return settle(deps, row, settlementOfLeftover(row, platform.sendsOncePerKey, now));
  if (isTooLateToRepeat(row, now)) return settle(deps, row, { state: 'uncertain', ...failureOf(row) });
  if (row.expiresAt !== null && row.expiresAt <= now) {
    return settle(deps, row, { state: 'dropped', failure: 'expired' });
  }
  if (updatedBy(row) !== undefined && platform.update === undefined) return settle(deps, row, MOOT);
  const wait = deps.limiter.take(addressOf(row), now);
  if (wait > 0) return postpone(deps, row, new Date(now.getTime() + wait));
  if (!(await claim(deps, row, now))) return 'next';
  return send(deps, platform, row);
}

const MOOT: Settlement = { state: 'dropped', failure: 'the card cannot be shown anew' };

async function send(deps: DrainDeps, platform: Platform, row: OutboxRow): Promise<Step> {
  const claimed: OutboxRow = { ...row, state: 'sending' };
  let messageId: string | null;
  try {
    messageId = await handOver(deps, platform, row);
  } catch (error) {
    const now = deps.clock.now();
    // A card that can no longer be changed is nobody's loss.
    if (updatedBy(row) !== undefined && error instanceof PermanentSendError)
      return settle(deps, claimed, MOOT);
    const settlement = settlementOf({ row, error, sendsOncePerKey: platform.sendsOncePerKey, now });
    const { state } = settlement;
    deps.log.warn(
      { outgoing: row.sequence, state, attempt: row.attempts + 1, ...faultOf(error) },
      'not delivered',
    );
    return settle(deps, claimed, settlement);
  }
  await recordReceipt(deps.database.read, claimed, { platformMessageId: messageId, at: deps.clock.now() });
  deps.checkpoint('sent');
  return 'next';
}

/** Return the id that the platform gave the message, or null when it only changed one. */
async function handOver(deps: DrainDeps, platform: Platform, row: OutboxRow): Promise<string | null> {
  const content = await contentOf({ read: deps.database.read, draw: deps.draw }, row);
  const changed = updatedBy(row);
  if (changed === undefined) return (await platform.send(addressOf(row), content, sendKey(row))).messageId;
  const messageId = await deliveredId(deps.database.read, changed);
  if (messageId === undefined) throw new PermanentSendError('the card was never shown');
  await platform.update?.(addressOf(row), { messageId }, content);
  return null;
}

/** Check the guards and take the message in one transaction. */
function claim(deps: DrainDeps, row: OutboxRow, now: Date): Promise<boolean> {
  // Only `enqueue` writes this column.
  const guards = row.guards as unknown as readonly StoredGuard[];
  if (guards.length === 0) return claimMessage(deps.database.read, row.sequence, now);

  return deps.database.write(async (tx) => {
    if (await guardsHold(tx, guards)) return claimMessage(tx, row.sequence, now);
    await applySettlement(deps, tx, row, { state: 'dropped', failure: 'overtaken' });
    return false;
  });
}

async function settle(deps: DrainDeps, row: OutboxRow, settlement: Settlement): Promise<Step> {
  await deps.database.write((tx) => applySettlement(deps, tx, row, settlement));
  if (settlement.nextAttemptAt !== undefined) deps.onWait(settlement.nextAttemptAt);
  return 'next';
}

async function applySettlement(
  deps: DrainDeps,
  tx: Tx,
  row: OutboxRow,
  settlement: Settlement,
): Promise<void> {
  const { state, nextAttemptAt = null, failure = null } = settlement;
  if (!(await settleMessage(tx, row, settlement))) return;
  const settled: OutboxRow = { ...row, state, nextAttemptAt, failure };
  if (state === 'failed' || state === 'uncertain') await deps.onPermanentFailure(tx, settled);
  if (state === 'dropped') await deps.onDropped?.(tx, settled);
}

async function postpone(deps: DrainDeps, row: OutboxRow, until: Date): Promise<Step> {
  await settleMessage(deps.database.read, row, { state: 'pending', nextAttemptAt: until, ...failureOf(row) });
  deps.onWait(until);
  return 'rest';
}

function failureOf({ failure }: OutboxRow): { readonly failure?: string } {
  return failure === null ? {} : { failure };
}

function addressOf(row: OutboxRow): Address {
  return {
    // Only `enqueue` writes these columns, from an Address; the conversation's kind is checked by the schema too.
    platform: row.platform as PlatformName,
    account: row.account,
    conversation: { kind: row.conversationKind as 'group' | 'direct', id: row.conversationId },
  };
}

/** The same on each attempt, different for each message; Feishu takes up to 50 characters. */
function sendKey({ dedupeKey }: OutboxRow): string {
  return createHash('sha256').update(dedupeKey).digest('hex').slice(0, 40);
}
