import { grpc } from 'wechaty-grpc';
import { type Client, type DownloadResponse, protocol, type UploadRequest } from './protocol.ts';

/** A message of gRPC holds 4 MiB (W23); smaller pieces let other calls pass between. */
const PIECE = 256 * 1024;

/** Lay a file down with the gateway and return its id there. */
export function upload(client: Client, bytes: Buffer, patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { deadline: Date.now() + patience };
    const stream = client.upload(new grpc.Metadata(), options, (error, response) => {
      if (error === null) resolve(response.getId());
      else reject(error);
    });
    // The same is told to the callback above.
    stream.on('error', () => undefined);
    writePieces(stream, bytes, 0);
  });
}

/** Write as fast as the gateway takes it. */
function writePieces(stream: grpc.ClientWritableStream<UploadRequest>, bytes: Buffer, start: number): void {
  for (let at = start; at < bytes.length; at += PIECE) {
    const request = new protocol.UploadRequest();
    request.setChunk(bytes.subarray(at, at + PIECE));
    if (stream.write(request)) continue;
    stream.once('drain', () => writePieces(stream, bytes, at + PIECE));
    return;
  }
  stream.end();
}

/** Fetch a file that lies with the gateway; 'too_large' as soon as it is longer than `longest`. */
export async function download(
  client: Client,
  id: string,
  { longest, patience }: { readonly longest: number; readonly patience: number },
): Promise<Buffer | 'too_large'> {
  const request = new protocol.DownloadRequest();
  request.setId(id);
  const stream = client.download(request, new grpc.Metadata(), { deadline: Date.now() + patience });
  const pieces = (async function* () {
    // The SDK's own type of what the stream yields.
    for await (const response of stream as AsyncIterable<DownloadResponse>) yield response.getChunk_asU8();
  })();
  try {
    return await gather(pieces, longest);
  } finally {
    stream.cancel();
  }
}

/** Put the pieces of a file together; 'too_large' as soon as they are longer than `longest`. */
export async function gather(
  pieces: AsyncIterable<Uint8Array>,
  longest: number,
): Promise<Buffer | 'too_large'> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > longest) return 'too_large';
    kept.push(piece);
  }
  return Buffer.concat(kept, length);
}
