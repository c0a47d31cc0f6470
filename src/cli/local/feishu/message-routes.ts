import { randomUUID } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { OutboundMessage } from '../../../chat/card.ts';
import type { Conversation } from '../../../chat/message.ts';
import { PermanentSendError } from '../../../chat/platform.ts';
import { acceptContent } from './accept.ts';
import type { Env } from './faults.ts';
import { localId, messageIdOf } from './ids.ts';
import type { MessageRecord } from './records.ts';
import type { Premises } from './premises.ts';
import { chatOf } from './tell.ts';

const Create = z.object({
  receive_id: z.string(),
  msg_type: z.string(),
  content: z.string(),
  uuid: z.string().max(50).optional(),
});
const Reply = Create.omit({ receive_id: true });
const Patch = z.object({ content: z.string() });

const DAY = 24 * 3_600_000;

/** Messages of the bot: sent, answered with, shown anew. */
export function addMessageRoutes(app: Hono<Env>, premises: Premises): void {
  app.post('/open-apis/im/v1/messages', async (context) => {
    const body = Create.safeParse(await context.req.json()).data;
    if (body === undefined) return refuse(context, 230001, 'invalid request parameter');
    const conversation = conversationOf(context.req.query('receive_id_type'), body.receive_id);
    if (conversation === undefined) return refuse(context, 230001, 'invalid receive_id');
    return show(context, premises, { ...body, conversation });
  });

  app.post('/open-apis/im/v1/messages/:id/reply', async (context) => {
    const record = premises.records.messages.get(context.req.param('id'));
    const body = Reply.safeParse(await context.req.json()).data;
    if (body === undefined) return refuse(context, 230001, 'invalid request parameter');
    if (record === undefined) return refuse(context, 230011, 'the message was recalled or never existed');
    return show(context, premises, { ...body, conversation: conversationOfChat(record.chatId) });
  });

  app.patch('/open-apis/im/v1/messages/:id', async (context) => {
    const record = premises.records.messages.get(context.req.param('id'));
    const body = Patch.safeParse(await context.req.json()).data;
    if (body === undefined || record === undefined)
      return refuse(context, 230001, 'invalid request parameter');
    return patch(context, premises, { record, content: body.content });
  });
}

interface Showing {
  readonly conversation: Conversation;
  readonly msg_type: string;
  readonly content: string;
  readonly uuid?: string | undefined;
}

function show(context: Context<Env>, { network, records, now }: Premises, showing: Showing): Response {
  const accepted = acceptContent(showing.msg_type, showing.content, records);
  if (!('message' in accepted)) return refuse(context, accepted.code, accepted.msg);
  const { conversation, msg_type: type, content, uuid = randomUUID() } = showing;
  const address = { platform: 'sandbox' as const, account: network.account, conversation };
  const sent = attempt(() => network.accept(address, accepted.message, uuid));
  if (sent === undefined) {
    return conversation.kind === 'group'
      ? refuse(context, 230002, 'The bot can not be outside the group.')
      : refuse(context, 230013, 'Bot has NO availability to this user.');
  }
  const messageId = messageIdOf(sent.messageId);
  const chatId = chatOf(conversation);
  const record = { messageId, chatId, type, content, createTime: now(), mentions: [], earlier: [] };
  // Sent before under this uuid: the answer is the first message.
  if (!records.messages.has(messageId)) records.messages.set(messageId, { ...record, deleted: false });
  return context.json({
    code: 0,
    msg: 'success',
    data: { message_id: messageId, chat_id: chatId, msg_type: type },
  });
}

function patch(
  context: Context<Env>,
  { network, records, now }: Premises,
  { record, content }: { readonly record: MessageRecord; readonly content: string },
): Response {
  if (record.sender !== undefined) return refuse(context, 230012, 'Bot is NOT the sender of the message.');
  if (record.type !== 'interactive') return refuse(context, 230001, 'not a card');
  const age = now().getTime() - record.createTime.getTime();
  if (age > 14 * DAY) return refuse(context, 230031, 'the message is older than 14 days');
  const accepted = acceptContent('interactive', content, records);
  if (!('message' in accepted)) return refuse(context, accepted.code, accepted.msg);
  const conversation = conversationOfChat(record.chatId);
  const address = { platform: 'sandbox' as const, account: network.account, conversation };
  const receipt = { messageId: localId('om_', record.messageId) ?? '' };
  network.update(address, receipt, accepted.message satisfies OutboundMessage);
  const earlier = [...record.earlier, record.content];
  records.messages.set(record.messageId, { ...record, content, earlier });
  return context.json({ code: 0, msg: 'success', data: {} });
}

export function refuse(context: Context<Env>, code: number, msg: string): Response {
  return context.json({ code, msg }, 400);
}

function conversationOf(type: string | undefined, id: string): Conversation | undefined {
  if (type === 'chat_id' && localId('oc_', id) !== undefined) return conversationOfChat(id);
  const person = type === 'open_id' ? localId('ou_', id) : undefined;
  return person === undefined ? undefined : { kind: 'direct', id: person };
}

function conversationOfChat(chatId: string): Conversation {
  const direct = /^oc_p2p_(.+)$/s.exec(chatId)?.[1];
  return direct === undefined
    ? { kind: 'group', id: localId('oc_', chatId) ?? chatId }
    : { kind: 'direct', id: direct };
}

/** `undefined` for what the network refuses for good. */
function attempt<T>(accept: () => T): T | undefined {
  try {
    return accept();
  } catch (error) {
    if (error instanceof PermanentSendError) return undefined;
    throw error;
  }
}
