import { z } from 'zod';
import type { FileMessage, OutboundMessage } from '../../chat/card.ts';
import type { Address, Conversation } from '../../chat/message.ts';
import { LONGEST_FILE, PermanentSendError, type SendReceipt } from '../../chat/platform.ts';
import type { Api } from './api.ts';
import { type CardWords, encodeCard } from './encode-card.ts';
import { encodeText, uuidOf } from './encode.ts';
import { fileTypeOf } from './media.ts';

export interface Sender {
  readonly api: Api;
  readonly words: CardWords;
}

/** What `im.message.create` takes, once files are up. */
interface Content {
  readonly type: 'post' | 'interactive' | 'image' | 'file' | 'audio' | 'media';
  readonly content: string;
}

const Created = z.object({ data: z.object({ message_id: z.string().min(1) }) });
const ImageUp = z.object({ data: z.object({ image_key: z.string().min(1) }) });
const FileUp = z.object({ data: z.object({ file_key: z.string().min(1) }) });

/** Pictures that a chat shows as such; others, and longer ones, go as files. */
const SHOWN = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp', 'image/tiff']);
const LONGEST_IMAGE = 10 * 1024 * 1024;

/** Send a message; the receipt is of its first part when it took several. A repeat under the same key shows nothing new. */
export async function send(
  sender: Sender,
  to: Address,
  { message, key }: { readonly message: OutboundMessage; readonly key: string },
): Promise<SendReceipt> {
  let first: string | undefined;
  const contents = await contentsOf(sender, to.conversation, message);
  for (const [index, content] of contents.entries()) {
    const messageId = await create(sender.api, to.conversation, { ...content, uuid: uuidOf(key, index) });
    first ??= messageId;
  }
  if (first === undefined) throw new PermanentSendError('a message without any content');
  return { messageId: first };
}

/** Show a card anew. The platform allows it for 14 days, then it refuses for good. */
export async function update(
  { api, words }: Sender,
  to: Address,
  { receipt, message }: { readonly receipt: SendReceipt; readonly message: OutboundMessage },
): Promise<void> {
  if (message.kind !== 'card') throw new PermanentSendError('only a card can be shown anew');
  const content = encodeCard(message.card, { chat: to.conversation.kind, words });
  await api.call('im.message.patch', 'shows', (auth) =>
    api.client.im.v1.message.patch({ path: { message_id: receipt.messageId }, data: { content } }, auth),
  );
}

async function contentsOf(
  { api, words }: Sender,
  { kind: chat }: Conversation,
  message: OutboundMessage,
): Promise<readonly Content[]> {
  switch (message.kind) {
    case 'text':
      return encodeText(message).map((content) => ({ type: 'post', content }));
    case 'card':
      return [{ type: 'interactive', content: encodeCard(message.card, { chat, words }) }];
    case 'image':
    case 'file':
      return [await upload(api, message)];
  }
}

async function create(
  api: Api,
  conversation: Conversation,
  { type, content, uuid }: Content & { readonly uuid: string },
): Promise<string> {
  const answer = await api.call('im.message.create', 'shows', (auth) =>
    api.client.im.v1.message.create(
      {
        params: { receive_id_type: conversation.kind === 'group' ? 'chat_id' : 'open_id' },
        data: { receive_id: conversation.id, msg_type: type, content, uuid },
      },
      auth,
    ),
  );
  return Created.parse(answer).data.message_id;
}

async function upload(api: Api, message: FileMessage): Promise<Content> {
  const bytes = Buffer.from(message.data, 'base64');
  if (bytes.length === 0) throw new PermanentSendError('the platform takes no empty file');
  if (bytes.length > LONGEST_FILE) throw new PermanentSendError('the platform takes no file over 30 MB');
  const asImage = message.kind === 'image' && SHOWN.has(message.mediaType) && bytes.length <= LONGEST_IMAGE;
  return asImage ? uploadImage(api, bytes, message) : uploadFile(api, bytes, message);
}

async function uploadImage(
  api: Api,
  bytes: Buffer<ArrayBuffer>,
  { name, mediaType }: FileMessage,
): Promise<Content> {
  const form = new FormData();
  form.append('image_type', 'message');
  form.append('image', new Blob([bytes], { type: mediaType }), name);
  const { data } = ImageUp.parse(await api.upload('/open-apis/im/v1/images', form));
  return { type: 'image', content: JSON.stringify({ image_key: data.image_key }) };
}

async function uploadFile(
  api: Api,
  bytes: Buffer<ArrayBuffer>,
  { name, mediaType }: FileMessage,
): Promise<Content> {
  const fileType = fileTypeOf(name);
  const form = new FormData();
  form.append('file_type', fileType);
  form.append('file_name', name);
  form.append('file', new Blob([bytes], { type: mediaType }), name);
  const { data } = FileUp.parse(await api.upload('/open-apis/im/v1/files', form));
  return { type: typeOf(fileType), content: JSON.stringify({ file_key: data.file_key }) };
}

/** What was uploaded as film or sound must be sent as such: the platform refuses the other kinds (230055). */
function typeOf(fileType: ReturnType<typeof fileTypeOf>): Content['type'] {
  if (fileType === 'mp4') return 'media';
  return fileType === 'opus' ? 'audio' : 'file';
}
