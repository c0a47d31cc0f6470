import { z } from 'zod';
import { text, type OutboundMessage } from '../../../chat/card.ts';
import { readCard } from './card-json.ts';
import { localId } from './ids.ts';
import type { Records, StoredFile } from './records.ts';

/** What the bot wants to be shown, or the code and the words with which the platform refuses it. */
export type Accepted =
  { readonly message: OutboundMessage } | { readonly code: number; readonly msg: string };

const LONGEST_TEXT = 150 * 1024;
const LONGEST_POST = 30 * 1024;

const Text = z.strictObject({ text: z.string() });
const ImageKey = z.strictObject({ image_key: z.string() });
const FileKey = z.strictObject({ file_key: z.string() });

const PostElement = z.discriminatedUnion('tag', [
  z.strictObject({ tag: z.literal('text'), text: z.string() }),
  z.strictObject({ tag: z.literal('at'), user_id: z.string() }),
  z.strictObject({ tag: z.literal('a'), text: z.string(), href: z.string() }),
  z.strictObject({ tag: z.literal('md'), text: z.string() }),
]);
const Post = z.strictObject({
  zh_cn: z.strictObject({ title: z.string(), content: z.array(z.array(PostElement).min(1)).min(1) }),
});

const INVALID = 230001;
const TOO_LONG = 230025;
const BAD_CARD = 230099;

/** Check a message as strictly as the real platform does, and read what people will see of it. */
export function acceptContent(type: string, content: string, records: Records): Accepted {
  const longest = type === 'text' ? LONGEST_TEXT : LONGEST_POST;
  if (Buffer.byteLength(content) > longest) return { code: TOO_LONG, msg: 'the message is too long' };
  const json = parse(content);
  if (json === undefined) return invalid('content is not a string in json format');
  noteMarkup(json, records);
  switch (type) {
    case 'text': {
      const said = Text.safeParse(json).data?.text;
      return said === undefined ? invalid('text') : { message: text(said) };
    }
    case 'post':
      return acceptPost(json);
    case 'interactive':
      return acceptCard(content);
    case 'image':
      return acceptFile('image', records.files.get(ImageKey.safeParse(json).data?.image_key ?? ''));
    case 'file':
    case 'audio':
    case 'media':
      return acceptFile('file', records.files.get(FileKey.safeParse(json).data?.file_key ?? ''));
    default:
      return invalid('msg_type');
  }
}

function invalid(what: string): Accepted {
  return { code: INVALID, msg: `Your request contains an invalid request parameter, ext=${what}.` };
}

function acceptPost(json: unknown): Accepted {
  const post = Post.safeParse(json).data?.zh_cn;
  if (post === undefined) return invalid('invalid message content');
  const called = post.content.flat().flatMap((element) => (element.tag === 'at' ? [element.user_id] : []));
  const lines = post.content.map((paragraph, index) => lineOf(paragraph, index === 0 && called.length > 0));
  const mentions = called.map((id) => localId('ou_', id) ?? id);
  return { message: { kind: 'text', text: lines.join('\n'), mentions } };
}

/** An empty line is written as a blank, since a paragraph must say something. */
function lineOf(paragraph: readonly z.infer<typeof PostElement>[], isAfterMention: boolean): string {
  const line = paragraph.map((element) => (element.tag === 'at' ? '' : element.text)).join('');
  const said = isAfterMention ? line.replace(/^ /, '') : line;
  return said === ' ' ? '' : said;
}

function acceptCard(content: string): Accepted {
  const read = readCard(content);
  if ('wrong' in read) return { code: BAD_CARD, msg: `Failed to create card content, ext=${read.wrong}` };
  return { message: { kind: 'card', card: read.card } };
}

function acceptFile(kind: 'image' | 'file', file: StoredFile | undefined): Accepted {
  if (file === undefined) return invalid('the key is unknown');
  const { name, mediaType, bytes } = file;
  return { message: { kind, name, mediaType, data: bytes.toString('base64') } };
}

/** A mention of everybody in a post, a tag in a text, anything in markdown: on a real screen it would be live. */
function noteMarkup(json: unknown, { liveMarkup }: Records): void {
  for (const object of objectsIn(json)) {
    const { tag } = object;
    const words = [object['text'], object['content']].filter((it) => typeof it === 'string').join('\n');
    const isMarkdown = tag === 'md' || tag === 'markdown' || tag === 'lark_md' || tag === 'a';
    const isEverybody = tag === 'at' && !String(object['user_id']).startsWith('ou_');
    const isTagged = tag === undefined && /<\/?[a-z]|@_all/iu.test(words);
    if (isMarkdown || isEverybody || isTagged) liveMarkup.push(JSON.stringify(object));
  }
}

function objectsIn(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof json !== 'object' || json === null) return [];
  const inside = Object.values(json).flatMap(objectsIn);
  // An object that is no array, as just looked at.
  return Array.isArray(json) ? inside : [json as Readonly<Record<string, unknown>>, ...inside];
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
