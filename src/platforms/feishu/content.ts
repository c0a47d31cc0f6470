import { z } from 'zod';
import type { RemoteAttachment } from '../../chat/message.ts';
import { mediaTypeOf } from './media.ts';

/** What people wrote and sent in one message, as far as the bot can make use of it. */
export interface Said {
  readonly text: string;
  readonly attachments: readonly RemoteAttachment[];
}

/** What it takes to fetch a file of a message. */
export const Reference = z.object({
  messageId: z.string(),
  key: z.string(),
  /** As `im.messageResource.get` calls it: recordings and films are files too. */
  type: z.enum(['image', 'file']),
});

const Text = z.object({ text: z.string() });
const Image = z.object({ image_key: z.string() });
const File = z.object({ file_key: z.string(), file_name: z.string().default('') });

const Element = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  image_key: z.string().optional(),
  file_key: z.string().optional(),
});
const Post = z.object({ title: z.string().default(''), content: z.array(z.array(Element)) });

/** Read the content of a message, a JSON text. Kinds without words or files (stickers, cards, …) say nothing. */
export function readContent(type: string, content: string, messageId: string): Said {
  const json = parse(content);
  switch (type) {
    case 'text':
      return { text: Text.safeParse(json).data?.text ?? '', attachments: [] };
    case 'post':
      return readPost(json, messageId);
    case 'image':
      return attached(Image.safeParse(json).data?.image_key, (key) => image(messageId, key));
    case 'file':
    case 'media':
    case 'audio': {
      const file = File.safeParse(json).data;
      return attached(file?.file_key, (key) =>
        document(messageId, key, { type, name: file?.file_name ?? '' }),
      );
    }
    default:
      return { text: '', attachments: [] };
  }
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // Not a content we know: the message counts as one without words.
    return undefined;
  }
}

function readPost(json: unknown, messageId: string): Said {
  const post = Post.safeParse(json).data;
  if (post === undefined) return { text: '', attachments: [] };
  const lines = post.content.map((paragraph) => paragraph.map(wordsOf).join(''));
  const text = [...(post.title === '' ? [] : [post.title]), ...lines].join('\n');
  const attachments = post.content.flat().flatMap(({ image_key, file_key, tag }) => {
    if (tag === 'img' && image_key !== undefined) return [image(messageId, image_key)];
    if (tag === 'media' && file_key !== undefined) {
      return [document(messageId, file_key, { type: 'media', name: '' })];
    }
    return [];
  });
  return { text: text.replace(/\n+$/, ''), attachments };
}

/** `user_id` of a mention is its key (`@_user_1`), as in a text. */
function wordsOf({ tag, text, user_id }: z.infer<typeof Element>): string {
  if (tag === 'at') return user_id ?? '';
  return text ?? '';
}

function attached(key: string | undefined, make: (key: string) => RemoteAttachment): Said {
  return { text: '', attachments: key === undefined ? [] : [make(key)] };
}

function image(messageId: string, key: string): RemoteAttachment {
  const reference = referenceOf({ messageId, key, type: 'image' });
  return { kind: 'image', name: 'image', mediaType: 'image/*', reference };
}

function document(
  messageId: string,
  key: string,
  { type, name }: { readonly type: 'file' | 'media' | 'audio'; readonly name: string },
): RemoteAttachment {
  const reference = referenceOf({ messageId, key, type: 'file' });
  if (type === 'audio') return { kind: 'audio', name: 'audio.opus', mediaType: 'audio/ogg', reference };
  const shown = name === '' ? (type === 'media' ? 'video.mp4' : 'file') : name;
  return { kind: 'file', name: shown, mediaType: mediaTypeOf(shown), reference };
}

function referenceOf(reference: z.infer<typeof Reference>): string {
  return JSON.stringify(reference);
}
