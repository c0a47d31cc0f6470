import type { Tx } from './database.ts';
import { storableText } from './stored-json.ts';

/** The suggestions (ids) that were drafted from a message, as the audit log tells. */
export async function draftedBy(
  tx: Tx,
  message: { readonly platform: string; readonly account: string; readonly messageId: string },
): Promise<string[]> {
  const { platform, account, messageId } = message;
  const event = await tx.inboxEvent.findFirst({
    where: { platform, account, messageId: storableText(messageId), kind: 'message' },
    select: { id: true },
  });
  if (event === null) return [];
  const entries = await tx.auditEntry.findMany({
    where: { causeEventId: event.id, action: 'suggestion.drafted' },
    select: { subjectId: true },
  });
  return entries.map(({ subjectId }) => subjectId);
}
