import { types } from 'wechaty';
import { grpc } from 'wechaty-grpc';
import type { RemoteAttachment } from '../../chat/message.ts';
import type { Fetched } from '../../chat/platform.ts';
import { type AttachmentReference, mediaTypeOf, readReference } from './attachment.ts';
import { readFileBox } from './file-box.ts';
import type { Patience } from './options.ts';
import { type Client, protocol } from './protocol.ts';
import { call, faultOf, isAnswer } from './rpc.ts';
import type { Session } from './session.ts';

/** What gateways say when a file is gone for good: they keep it for some days. */
const GONE = /not found|no (?:such )?file|no filebox|expired|does ?n[o']t exist|不存在|过期|失效/iu;

/** Fetch the bytes of an attachment. Rejects, without a text of the gateway, when it may work later. */
export async function fetchAttachment(
  session: Session | undefined,
  attachment: RemoteAttachment,
  patience: Patience,
): Promise<Fetched> {
  const reference = readReference(attachment.reference);
  if (session === undefined) throw new Error('not connected to the gateway');
  try {
    const box = await boxOf(session.client, reference, patience.call);
    const file = await readFileBox(session.client, box, patience.transfer);
    if (typeof file === 'string') return file;
    return {
      name: attachment.name,
      mediaType: mediaTypeOf(file.name ?? '') ?? attachment.mediaType,
      data: file.bytes.toString('base64'),
    };
  } catch (error) {
    const { code, details } = faultOf(error);
    if (code === grpc.status.RESOURCE_EXHAUSTED) return 'too_large';
    if (code === grpc.status.NOT_FOUND || (isAnswer(code) && GONE.test(details))) return 'unavailable';
    throw new Error(`the gateway did not hand the file out (status ${code ?? 'none'})`);
  }
}

/** The file box of a message as JSON. Some gateways keep pictures apart: the original is asked for there. */
async function boxOf(
  client: Client,
  { message, image }: AttachmentReference,
  patience: number,
): Promise<string> {
  const request = new protocol.MessageFileRequest();
  request.setId(message);
  const box = call(client.messageFile.bind(client), request, patience).then((it) => it.getFileBox());
  return image ? box.catch(() => pictureOf(client, message, patience)) : box;
}

async function pictureOf(client: Client, message: string, patience: number): Promise<string> {
  const request = new protocol.MessageImageRequest();
  request.setId(message);
  request.setType(types.Image.Artwork);
  const response = await call(client.messageImage.bind(client), request, patience);
  return response.getFileBox();
}
