import { z } from 'zod';
import type { MembersEvent } from '../../chat/message.ts';
import type { Api } from './api.ts';

/** What made the bot look: the event after which the list is named, so that a repeat bears the same id. */
export interface Occasion {
  readonly eventId: string;
  readonly chat: string;
  readonly sentAt: Date;
}

const Page = z.object({
  data: z.object({
    items: z.array(z.object({ member_id: z.string().optional() })).default([]),
    page_token: z.string().optional(),
    has_more: z.boolean().optional(),
  }),
});

/** More than any group has, in pages: a list without an end is given up. */
const MOST_PAGES = 500;

/** List the people in a group, all pages; the platform leaves bots out. */
export async function listMembers(api: Api, account: string, occasion: Occasion): Promise<MembersEvent> {
  const members = new Set<string>();
  let next: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await pageOf(api, occasion.chat, next);
    for (const { member_id } of page.items) if (member_id !== undefined) members.add(member_id);
    next = page.has_more === true && page.page_token !== '' ? page.page_token : undefined;
    if (next === undefined) break;
  }
  return {
    platform: 'feishu',
    account,
    eventId: `members/${occasion.eventId}`,
    kind: 'members',
    conversation: { kind: 'group', id: occasion.chat },
    sender: '',
    sentAt: occasion.sentAt,
    members: [...members],
  };
}

async function pageOf(api: Api, chat: string, next: string | undefined) {
  const answer = await api.call('im.chatMembers.get', 'prepares', (auth) =>
    api.client.im.v1.chatMembers.get(
      {
        path: { chat_id: chat },
        params: {
          member_id_type: 'open_id',
          page_size: 100,
          ...(next === undefined ? {} : { page_token: next }),
        },
      },
      auth,
    ),
  );
  return Page.parse(answer).data;
}
