import type { OutboundMessage } from '../chat/card.ts';
import type { Picture } from '../chat/picture.ts';
import { PermanentSendError, RetryableSendError } from '../chat/platform.ts';
import type { Tx } from '../storage/database.ts';
import { loadFile } from '../storage/files.ts';
import type { OutboxRow } from '../storage/outbox.ts';
import type { PictureMessage, QueuedContent, StoredFileMessage } from './enqueue.ts';

/** Draws a picture as PNG; the reports have the pens, and the composition root hands them over. */
export type DrawPicture = (picture: Picture) => Promise<Uint8Array>;

/** The message whose card is to be shown anew; `undefined` for a message of its own. */
export function updatedBy(row: OutboxRow): bigint | undefined {
  // Only `enqueue` writes this column, and it takes nothing else.
  const content = row.content as unknown as QueuedContent | null;
  return content?.kind === 'card-update' ? BigInt(content.of) : undefined;
}

/** Return the message as the platform is to send it: files are read and pictures drawn now, all else is ready. */
export async function contentOf(
  { read, draw }: { readonly read: Tx; readonly draw: DrawPicture },
  row: OutboxRow,
): Promise<OutboundMessage> {
  if (row.content === null) throw new PermanentSendError('the content was erased');

  // Only `enqueue` writes this column, and it takes nothing else.
  const content = row.content as unknown as QueuedContent;
  switch (content.kind) {
    case 'card-update':
      return { kind: 'card', card: content.card };
    case 'stored-file':
      return storedFile(read, content);
    case 'picture':
      return drawn(draw, content);
    default:
      return content;
  }
}

async function storedFile(
  read: Tx,
  { congressId, fileId, name, mediaType }: StoredFileMessage,
): Promise<OutboundMessage> {
  const file = await loadFile(read, congressId, fileId);
  if (file === undefined) throw new PermanentSendError('the stored file is gone');
  const kind = mediaType.startsWith('image/') ? 'image' : 'file';
  return { kind, name, mediaType, data: Buffer.from(file.bytes).toString('base64') };
}

/** Nothing was sent when the drawing failed, so it may be tried again on every platform. */
async function drawn(draw: DrawPicture, { name, picture }: PictureMessage): Promise<OutboundMessage> {
  try {
    const bytes = await draw(picture);
    return { kind: 'image', name, mediaType: 'image/png', data: Buffer.from(bytes).toString('base64') };
  } catch (cause) {
    throw new RetryableSendError('the picture could not be drawn', { cause });
  }
}
