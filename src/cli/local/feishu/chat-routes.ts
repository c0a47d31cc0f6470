import type { Hono } from 'hono';
import type { Env } from './faults.ts';
import { localId, openIdOf } from './ids.ts';
import { refuse } from './message-routes.ts';
import type { Premises } from './premises.ts';
import type { MessageRecord } from './records.ts';

/** What can be asked about a chat: who is in it, and what was said. */
export function addChatRoutes(app: Hono<Env>, premises: Premises): void {
  const { network, records } = premises;

  app.get('/open-apis/im/v1/chats/:id/members', (context) => {
    const group = localId('oc_', context.req.param('id'));
    const chat = network.chats().find(({ id }) => id === `group:${group ?? ''}`);
    if (chat === undefined)
      return refuse(context, 232006, 'Your request specifies a chat_id which is invalid.');
    const { items, ...page } = pageOf(chat.members, context.req.query());
    const people = items.map((id) => ({
      member_id_type: 'open_id',
      member_id: openIdOf(id),
      name: '',
      tenant_key: '',
    }));
    return context.json({
      code: 0,
      msg: 'ok',
      data: { items: people, member_total: chat.members.length, ...page },
    });
  });

  app.get('/open-apis/im/v1/messages', (context) => {
    const { container_id: chatId, start_time: since = '0' } = context.req.query();
    const said = [...records.messages.values()]
      .filter((record) => record.chatId === chatId && record.createTime.getTime() >= Number(since) * 1000)
      .toSorted((one, other) => one.createTime.getTime() - other.createTime.getTime());
    const { items, ...page } = pageOf(said, context.req.query());
    return context.json({
      code: 0,
      msg: 'ok',
      data: { items: items.map((it) => itemOf(it, premises)), ...page },
    });
  });
}

function pageOf<T>(
  all: readonly T[],
  { page_size = '20', page_token = '0' }: Readonly<Record<string, string>>,
): { readonly items: readonly T[]; readonly has_more: boolean; readonly page_token: string } {
  const start = Number(page_token);
  const end = start + Number(page_size);
  const has_more = end < all.length;
  return { items: all.slice(start, end), has_more, page_token: has_more ? String(end) : '' };
}

function itemOf(record: MessageRecord, { appId }: Premises): object {
  const { sender, parentId, createTime } = record;
  return {
    message_id: record.messageId,
    ...(parentId === undefined ? {} : { root_id: parentId, parent_id: parentId }),
    msg_type: record.type,
    create_time: String(createTime.getTime()),
    update_time: String(createTime.getTime()),
    deleted: record.deleted,
    updated: record.earlier.length > 0,
    chat_id: record.chatId,
    sender:
      sender === undefined
        ? { id: appId, id_type: 'app_id', sender_type: 'app', tenant_key: '' }
        : { id: sender, id_type: 'open_id', sender_type: 'user', tenant_key: '' },
    body: { content: record.content },
    mentions: record.mentions.map(({ key, openId, name }) => ({ key, id: openId, id_type: 'open_id', name })),
  };
}
