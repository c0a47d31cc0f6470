import { findDisclosure, removeDisclosure } from '../../storage/disclosures.ts';
import { findHearing, type Hearing, removeHearing, saveHearing } from '../../storage/hearings.ts';
import { findReply, saveAcceptance } from '../../storage/replies.ts';
import type { CommandContext } from '../context.ts';
import { type Change, type Snapshot, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** Whether staff did it after a reply: accepted the paper, arranged or concluded a hearing, entered a disclosure. */
export function isUndoableAfterReply({ kind, before, after }: Change): boolean {
  if (kind === 'reply') return before !== undefined && after?.['acceptedOn'] !== undefined;
  return kind === 'hearing' || kind === 'disclosure';
}

/** How to take it back, or nothing when the row has moved on since. */
export async function afterReplyReversal(
  context: CommandContext,
  change: Change,
): Promise<Reversal | undefined> {
  const { work, congress } = context;
  if (change.kind === 'reply') {
    const reply = await findReply(work.tx, congress.id, change.id);
    if (reply?.acceptedOn === undefined) return undefined;
    const { acceptedOn, acceptedById, ...waiting } = reply;
    const entry = { action: `reply${UNDONE}`, facts: { acceptedOn, acceptedById } };
    return () => saveAcceptance(work, reply, waiting, entry);
  }
  if (change.kind === 'disclosure') {
    const disclosure = await findDisclosure(work.tx, congress.id, change.id);
    if (disclosure === undefined) return undefined;
    return () => removeDisclosure(work, disclosure, { action: `disclosure${UNDONE}` });
  }
  if (change.kind === 'hearing') return hearingReversal(context, change);
  return undefined;
}

async function hearingReversal(
  { work, congress }: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const hearing = await findHearing(work.tx, congress.id, id);
  if (hearing === undefined || hearing.conclusion !== after?.['conclusion']) return undefined;
  const entry = { action: `hearing${UNDONE}` };
  return before === undefined
    ? () => removeHearing(work, hearing, entry)
    : () => saveHearing(work, hearing, hearingOfSnapshot(before), entry);
}

function hearingOfSnapshot(row: Snapshot): Hearing {
  // The cast holds: the audit log keeps the domain object itself as JSON, in which only instants change form.
  const stored = row as unknown as Hearing;
  const { concludedAt } = stored;
  return {
    ...stored,
    enteredAt: new Date(stored.enteredAt),
    ...(concludedAt === undefined ? {} : { concludedAt: new Date(concludedAt) }),
  };
}
