import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { RemoteAttachment } from '../../chat/message.ts';
import { type Fetched, LONGEST_FILE, PermanentSendError } from '../../chat/platform.ts';
import type { Api } from './api.ts';
import { Reference } from './content.ts';
import { extensionFor, extensionOf } from './media.ts';

const Headers = z.object({
  'content-type': z.string().optional(),
  'content-length': z.coerce.number().optional(),
});

/** Fetch a file that people sent. Rejects when it may work later. */
export async function fetchFile(api: Api, attachment: RemoteAttachment, patience: number): Promise<Fetched> {
  const { messageId, key, type } = Reference.parse(JSON.parse(attachment.reference));
  try {
    const resource = await api.call('im.messageResource.get', 'prepares', (auth) =>
      api.client.im.v1.messageResource.get(
        { path: { message_id: messageId, file_key: key }, params: { type } },
        auth,
      ),
    );
    const headers = Headers.parse(resource.headers);
    const stream = resource.getReadableStream();
    if ((headers['content-length'] ?? 0) > LONGEST_FILE) {
      stream.destroy();
      return 'too_large';
    }
    const bytes = await readAll(stream, patience);
    if (bytes === undefined) return 'too_large';
    return { ...nameOf(attachment, headers['content-type']), data: bytes.toString('base64') };
  } catch (error) {
    if (error instanceof PermanentSendError) return 'unavailable';
    throw error;
  }
}

/** Return all bytes, or `undefined` when they are too many. A stream that stands still is broken off. */
async function readAll(stream: Readable, patience: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  const timer = setTimeout(() => stream.destroy(new Error('the file came too slowly')), patience);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk as Uint8Array); // A stream without an encoding gives bytes.
      length += bytes.length;
      if (length > LONGEST_FILE) return undefined;
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}

/** Pictures and films in a text come without a name: they get the extension of what they are. */
function nameOf(
  { name, mediaType }: RemoteAttachment,
  told: string | undefined,
): { readonly name: string; readonly mediaType: string } {
  const known = told === undefined || told.startsWith('application/octet-stream') ? undefined : told;
  const actual = (known ?? (mediaType === 'image/*' ? 'image/png' : mediaType)).split(';')[0] ?? mediaType;
  const extension = extensionOf(name) === '' ? extensionFor(actual) : undefined;
  return { name: extension === undefined ? name : `${name}.${extension}`, mediaType: actual };
}
