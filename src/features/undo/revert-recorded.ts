import { findCommitments, removeCommitment } from '../../storage/commitments.ts';
import { findContacts, removeContact } from '../../storage/contacts.ts';
import { removeRating } from '../../storage/ratings.ts';
import { correctReply, findReply, type Reply, removeReply } from '../../storage/replies.ts';
import { findReturnRequests, removeReturnRequest } from '../../storage/returns.ts';
import type { CommandContext } from '../context.ts';
import { type Change, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** How to take back a row that was entered for a unit or a deputy (补登), or a correction (更正); else nothing. */
export async function recordedReversal(
  context: CommandContext,
  change: Change,
): Promise<Reversal | undefined> {
  const { tx } = context.work;
  const { id, kind, before } = change;
  const congressId = context.congress.id;
  const entry = { action: `${kind}${UNDONE}` };
  if (before !== undefined) return replyReversal(context, change);
  switch (kind) {
    case 'contact': {
      const [contact] = await findContacts(tx, congressId, { id });
      return contact === undefined ? undefined : () => removeContact(context.work, contact, entry);
    }
    case 'reply': {
      const reply = await findReply(tx, congressId, id);
      return reply === undefined ? undefined : () => removeReply(context.work, reply, entry);
    }
    case 'commitment': {
      const [commitment] = await findCommitments(tx, congressId, { id });
      return commitment === undefined ? undefined : () => removeCommitment(context.work, commitment, entry);
    }
    case 'return_request': {
      const [request] = await findReturnRequests(tx, congressId, { id });
      if (request === undefined || request.decision !== undefined) return undefined;
      return () => removeReturnRequest(context.work, request, entry);
    }
    case 'rating':
      return () => removeRating(context.work, id, entry);
    default:
      return undefined;
  }
}

/** What a correction had put right on a reply says again what it said before. */
async function replyReversal(
  { work, congress }: CommandContext,
  { id, kind, before, actions }: Change,
): Promise<Reversal | undefined> {
  if (kind !== 'reply' || !actions.includes(REPLY_CORRECTED)) return undefined;
  const reply = await findReply(work.tx, congress.id, id);
  if (reply === undefined) return undefined;
  // The cast holds: the audit log keeps the domain object itself as JSON, and only its days and texts are read.
  const stored = before as unknown as Reply;
  return () => correctReply(work, reply, stored, { action: `reply${UNDONE}` });
}

/** The action of 更正 on a reply. */
export const REPLY_CORRECTED = 'reply.corrected';
