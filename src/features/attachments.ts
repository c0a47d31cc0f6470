import { storeFile } from '../storage/files.ts';
import type { CommandContext } from './context.ts';

/** Store what came with the message; the ids of the files, in the order in which they came. */
export async function storeAttachments(context: CommandContext): Promise<string[]> {
  const ids: string[] = [];
  for (const attachment of context.attachments) {
    const id = await storeFile(context.work.tx, {
      congressId: context.congress.id,
      name: attachment.name,
      mediaType: attachment.mediaType,
      bytes: Buffer.from(attachment.data, 'base64'),
      at: context.now,
    });
    ids.push(id);
  }
  return ids;
}
