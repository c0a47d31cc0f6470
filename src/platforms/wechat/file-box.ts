import { FileBox } from 'file-box';
import { z } from 'zod';
import type { FileMessage } from '../../chat/card.ts';
import { LONGEST_FILE } from '../../chat/platform.ts';
import type { Client } from './protocol.ts';
import { download, gather, upload } from './transfer.ts';

/** Up to here a file goes along in the message itself, as the SDK does it. */
const INLINE = 20 * 1024;

/** Return a file as the gateway takes it; longer ones are laid down with it first. */
export async function writeFileBox(client: Client, file: FileMessage, patience: number): Promise<string> {
  const bytes = Buffer.from(file.data, 'base64');
  const box =
    bytes.length <= INLINE
      ? FileBox.fromBase64(file.data, file.name)
      : FileBox.fromUuid(await upload(client, bytes, patience), { name: file.name, size: bytes.length });
  return JSON.stringify(box);
}

/** The file boxes that have bytes. A code to scan has none, and the rest cannot be written as JSON. */
const schema = z
  .object({ name: z.string().optional(), size: z.number().optional() })
  .and(
    z.union([
      z.object({ base64: z.string().min(1) }),
      z.object({ uuid: z.string().min(1) }),
      z.object({ url: z.httpUrl(), headers: z.record(z.string(), z.string()).optional() }),
      z.object({ qrCode: z.string() }),
    ]),
  );

export interface FileInBox {
  readonly name: string | undefined;
  readonly bytes: Buffer;
}

/**
 * Read the file of a box. The SDK's class would do, but it looks a web address up by itself, with no limit of time
 * and with nobody to catch what goes wrong.
 */
export async function readFileBox(
  client: Client,
  text: string,
  patience: number,
): Promise<FileInBox | 'too_large' | 'unavailable'> {
  const box = schema.parse(JSON.parse(text));
  if ('qrCode' in box) return 'unavailable';
  if ((box.size ?? 0) > LONGEST_FILE) return 'too_large';
  const bytes =
    'base64' in box
      ? limited(Buffer.from(box.base64, 'base64'))
      : 'uuid' in box
        ? await download(client, box.uuid, { longest: LONGEST_FILE, patience })
        : await fromWeb(box.url, box.headers ?? {}, patience);
  return typeof bytes === 'string' ? bytes : { name: box.name, bytes };
}

function limited(bytes: Buffer): Buffer | 'too_large' {
  return bytes.length > LONGEST_FILE ? 'too_large' : bytes;
}

async function fromWeb(
  url: string,
  headers: Readonly<Record<string, string>>,
  patience: number,
): Promise<Buffer | 'too_large' | 'unavailable'> {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
  if (response.status === 404 || response.status === 410) return 'unavailable';
  if (!response.ok || response.body === null) throw new Error(`status ${response.status} for a file`);
  return gather(response.body, LONGEST_FILE);
}
