import { z } from 'zod';
import type { Conversation, MessageEvent } from '../../chat/message.ts';
import type { Api } from './api.ts';
import { decodeMessage, type Decoding } from './decode.ts';

/** A message as a list shows it: flatter than as an event. */
const Item = z.object({
  message_id: z.string(),
  parent_id: z.string().optional(),
  msg_type: z.string(),
  create_time: z.string(),
  deleted: z.boolean().optional(),
  sender: z.object({ id: z.string(), sender_type: z.string() }).optional(),
  body: z.object({ content: z.string() }).optional(),
  mentions: z.array(z.object({ key: z.string(), id: z.string(), name: z.string().optional() })).optional(),
});

const Page = z.object({
  data: z.object({
    items: z.array(z.unknown()).default([]),
    page_token: z.string().optional(),
    has_more: z.boolean().optional(),
  }),
});

/** The messages of people in a group since an instant, oldest first, without those that were taken back. */
export async function readHistory(
  api: Api,
  decoding: Decoding,
  { group, since }: { readonly group: Conversation; readonly since: Date },
): Promise<readonly MessageEvent[]> {
  const found: MessageEvent[] = [];
  let next: string | undefined;
  do {
    const page = await pageOf(api, { group, since, next });
    found.push(...page.items.flatMap((item) => eventOf(item, group, decoding)));
    next = page.has_more === true && page.page_token !== '' ? page.page_token : undefined;
  } while (next !== undefined);
  return found.filter(({ sentAt }) => sentAt >= since);
}

interface PageAt {
  readonly group: Conversation;
  readonly since: Date;
  readonly next: string | undefined;
}

async function pageOf(api: Api, { group, since, next }: PageAt) {
  const answer = await api.call('im.message.list', 'prepares', (auth) =>
    api.client.im.v1.message.list(
      {
        params: {
          container_id_type: 'chat',
          container_id: group.id,
          // In seconds, and inclusive.
          start_time: String(Math.floor(since.getTime() / 1000)),
          sort_type: 'ByCreateTimeAsc',
          page_size: 50,
          ...(next === undefined ? {} : { page_token: next }),
        },
      },
      auth,
    ),
  );
  return Page.parse(answer).data;
}

/** A line of a kind that is not known is left out: it may be one that the platform writes itself. */
function eventOf(raw: unknown, group: Conversation, decoding: Decoding): readonly MessageEvent[] {
  const item = Item.safeParse(raw).data;
  if (item?.sender === undefined || item.body === undefined || item.deleted === true) return [];
  const event = decodeMessage(
    {
      event_id: `history/${item.message_id}`,
      sender: { sender_type: item.sender.sender_type, sender_id: { open_id: item.sender.id } },
      message: {
        message_id: item.message_id,
        parent_id: item.parent_id,
        create_time: item.create_time,
        chat_id: group.id,
        chat_type: 'group',
        message_type: item.msg_type,
        content: item.body.content,
        mentions: item.mentions?.map(({ key, id, name }) => ({ key, id: { open_id: id }, name })),
      },
    },
    decoding,
  );
  return event === undefined ? [] : [event];
}
