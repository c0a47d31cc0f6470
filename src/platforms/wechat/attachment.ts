import { types } from 'wechaty';
import { z } from 'zod';
import type { RemoteAttachment } from '../../chat/message.ts';
import type { WechatMessage } from './payload.ts';

interface Kind {
  readonly kind: RemoteAttachment['kind'];
  readonly mediaType: string;
  /** The name of a file that came without one; people see it in lists of attachments. */
  readonly name: string;
}

const KINDS: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [types.Message.Image, { kind: 'image', mediaType: 'image/jpeg', name: '图片.jpg' }],
  [types.Message.Attachment, { kind: 'file', mediaType: 'application/octet-stream', name: '文件' }],
  [types.Message.Video, { kind: 'file', mediaType: 'video/mp4', name: '视频.mp4' }],
  [types.Message.Audio, { kind: 'audio', mediaType: 'audio/silk', name: '语音.silk' }],
]);

/** Gateways give office documents no type of their own, but a name. */
const NAMED_FILE = KINDS.get(types.Message.Attachment);

/** By the end of the name: gateways tell no media type before the file itself. */
const MEDIA_TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
  ['pdf', 'application/pdf'],
  ['doc', 'application/msword'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xls', 'application/vnd.ms-excel'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['txt', 'text/plain'],
]);

const reference = z.strictObject({ message: z.string().min(1), image: z.boolean() });

/** What is needed to fetch an attachment. */
export type AttachmentReference = z.output<typeof reference>;

/** The attachment that a message is, if it is one. */
export function attachmentOf({ id, type, filename }: WechatMessage): RemoteAttachment | undefined {
  const isNamed = type === types.Message.Unknown && filename.trim() !== '';
  const known = KINDS.get(type) ?? (isNamed ? NAMED_FILE : undefined);
  if (known === undefined) return undefined;
  const name = filename.trim() === '' ? known.name : filename.trim();
  return {
    kind: known.kind,
    name,
    mediaType: mediaTypeOf(name) ?? known.mediaType,
    reference: JSON.stringify({ message: id, image: known.kind === 'image' } satisfies AttachmentReference),
  };
}

/** Throws when it is none of ours. */
export function readReference(text: string): AttachmentReference {
  return reference.parse(JSON.parse(text));
}

export function mediaTypeOf(name: string): string | undefined {
  return MEDIA_TYPES.get(/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '');
}
