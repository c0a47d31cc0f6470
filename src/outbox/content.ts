import type { OutboundMessage } from '../chat/card.ts';
import { PermanentSendError } from '../chat/platform.ts';
import type { Tx } from '../storage/database.ts';
import { loadFile } from '../storage/files.ts';
import type { OutboxRow } from '../storage/outbox.ts';
import type { QueuedContent } from './enqueue.ts';

/** Return the message as the platform is to send it: a stored file is read now, all else was rendered when enqueued. */
export async function contentOf(read: Tx, row: OutboxRow): Promise<OutboundMessage> {
  if (row.content === null) throw new PermanentSendError('the content was erased');

  // Only `enqueue` writes this column, and it takes nothing else.
  const content = row.content as unknown as QueuedContent;
  if (content.kind !== 'stored-file') return content;
  const file = await loadFile(read, content.congressId, content.fileId);
  if (file === undefined) throw new PermanentSendError('the stored file is gone');
  return {
    kind: content.mediaType.startsWith('image/') ? 'image' : 'file',
    name: content.name,
    mediaType: content.mediaType,
    data: Buffer.from(file.bytes).toString('base64'),
  };
}
