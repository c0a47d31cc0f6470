import type { Conversation, InboundAttachment, InboundEvent, MessageEvent } from '../../../chat/message.ts';
import { isRemote } from '../../../chat/message.ts';
import { componentsOf } from './card-json.ts';
import { chatIdOf, directChatIdOf, messageIdOf, openIdOf } from './ids.ts';
import type { MentionRecord, MessageRecord, Records } from './records.ts';

export interface Teller {
  readonly appId: string;
  readonly bot: { readonly openId: string };
  readonly records: Records;
}

/** What the platform tells the bot of one thing that people did: one event, or one for each part of a message. */
export function eventsOf(event: InboundEvent, teller: Teller): readonly object[] {
  switch (event.kind) {
    case 'message':
      return tellMessage(event, teller);
    case 'recall':
      return tellRecall(event.messageId, event, teller);
    case 'member': {
      const type = event.change === 'join' ? 'added' : 'deleted';
      const users = [{ name: '', tenant_key: TENANT, user_id: idsOf(event.who) }];
      const chat_id = chatOf(event.conversation);
      const body = { chat_id, operator_id: idsOf(event.sender), external: false, users };
      return [wrap(`im.chat.member.user.${type}_v1`, event, { teller, body })];
    }
    case 'press':
    case 'form':
      return [tellAction(event, teller)];
    case 'members':
      return [];
  }
}

const TENANT = 'local';

function wrap(
  type: string,
  { eventId, sentAt }: Pick<InboundEvent, 'eventId' | 'sentAt'>,
  { teller, body }: { readonly teller: Teller; readonly body: object },
): object {
  // Callbacks of cards have microseconds, all else milliseconds.
  const milliseconds = String(sentAt.getTime());
  const header = {
    event_id: eventId,
    event_type: type,
    create_time: type === 'card.action.trigger' ? `${milliseconds}000` : milliseconds,
    token: '',
    app_id: teller.appId,
    tenant_key: TENANT,
  };
  return { schema: '2.0', header, event: body };
}

function idsOf(person: string): { readonly open_id: string } {
  return { open_id: openIdOf(person) };
}

export function chatOf({ kind, id }: Conversation): string {
  return kind === 'group' ? chatIdOf(id) : directChatIdOf(id);
}

/** Words and files of one message are messages of their own; only pictures can stand in a text. */
function tellMessage(event: MessageEvent, teller: Teller): readonly object[] {
  const parts = partsOf(event, teller);
  return parts.map((part, index) => {
    const record: MessageRecord = {
      ...part,
      messageId: messageIdOf(event.messageId, index),
      chatId: chatOf(event.conversation),
      createTime: event.sentAt,
      sender: openIdOf(event.sender),
      deleted: false,
      earlier: [],
      ...(event.quote?.messageId === undefined ? {} : { parentId: messageIdOf(event.quote.messageId) }),
    };
    teller.records.messages.set(record.messageId, record);
    const eventId = index === 0 ? event.eventId : `${event.eventId}~${index + 1}`;
    const body = { sender: senderOf(event), message: messageOf(record, event.conversation) };
    return wrap('im.message.receive_v1', { eventId, sentAt: event.sentAt }, { teller, body });
  });
}

function senderOf({ sender }: MessageEvent): object {
  return { sender_id: idsOf(sender), sender_type: 'user', tenant_key: TENANT };
}

function messageOf(record: MessageRecord, { kind }: Conversation): object {
  return {
    message_id: record.messageId,
    ...(record.parentId === undefined ? {} : { root_id: record.parentId, parent_id: record.parentId }),
    create_time: String(record.createTime.getTime()),
    chat_id: record.chatId,
    chat_type: kind === 'group' ? 'group' : 'p2p',
    message_type: record.type,
    content: record.content,
    mentions: record.mentions.map(({ key, openId, name, bot }) => ({
      key,
      id: { open_id: openId },
      name,
      tenant_key: TENANT,
      mentioned_type: bot ? 'bot' : 'user',
    })),
  };
}

type Part = Pick<MessageRecord, 'type' | 'content' | 'mentions'>;

function partsOf({ text, mentions: called, attachments }: MessageEvent, teller: Teller): readonly Part[] {
  const files = attachments.filter((it): it is InboundAttachment => !isRemote(it));
  const mentions = called.map(
    ({ id, text: words, bot }, index): MentionRecord & { readonly words: string } => ({
      key: `@_user_${String(index + 1)}`,
      openId: bot ? teller.bot.openId : openIdOf(id),
      name: words.replace(/^@/, ''),
      bot,
      words,
    }),
  );
  const keyed = mentions
    .toSorted((one, other) => other.words.length - one.words.length)
    .reduce((rest, { words, key }) => rest.replaceAll(words, key), text);
  const pictures = files.filter(({ kind }) => kind === 'image');
  const others = files.filter(({ kind }) => kind !== 'image');
  const apart = [...(text === '' ? pictures : []), ...others].map((file) => filePart(file, teller));
  if (text === '' && apart.length > 0) return apart;
  const words = pictures.length === 0 ? textPart(keyed) : postPart(keyed, pictures, teller);
  return [{ ...words, mentions }, ...apart];
}

function textPart(text: string): Omit<Part, 'mentions'> {
  return { type: 'text', content: JSON.stringify({ text }) };
}

function postPart(
  text: string,
  pictures: readonly InboundAttachment[],
  { records }: Teller,
): Omit<Part, 'mentions'> {
  const lines = text.split('\n').map((line) => [{ tag: 'text', text: line }]);
  const images = pictures.map((picture) => [{ tag: 'img', image_key: keep(records, 'img', picture) }]);
  return { type: 'post', content: JSON.stringify({ title: '', content: [...lines, ...images] }) };
}

function filePart(file: InboundAttachment, { records }: Teller): Part {
  if (file.kind === 'image') {
    const content = JSON.stringify({ image_key: keep(records, 'img', file) });
    return { type: 'image', content, mentions: [] };
  }
  const file_key = keep(records, 'file', file);
  return file.kind === 'audio'
    ? { type: 'audio', content: JSON.stringify({ file_key, duration: 1000 }), mentions: [] }
    : { type: 'file', content: JSON.stringify({ file_key, file_name: file.name }), mentions: [] };
}

function keep(
  { files }: Records,
  kind: 'img' | 'file',
  { name, mediaType, data }: InboundAttachment,
): string {
  const key = `${kind}_${String(files.size + 1)}`;
  files.set(key, { name, mediaType, bytes: Buffer.from(data, 'base64') });
  return key;
}

/** Every part goes, each with an event of its own. */
function tellRecall(messageId: string, event: InboundEvent, teller: Teller): readonly object[] {
  const first = messageIdOf(messageId);
  const parts = [...teller.records.messages.values()].filter(
    (record) => record.messageId === first || record.messageId.startsWith(`${first}~`),
  );
  return parts.map((record, index) => {
    record.deleted = true;
    const body = {
      message_id: record.messageId,
      chat_id: record.chatId,
      recall_time: String(event.sentAt.getTime()),
      recall_type: 'message_owner',
    };
    const eventId = index === 0 ? event.eventId : `${event.eventId}~${index + 1}`;
    return wrap('im.message.recalled_v1', { eventId, sentAt: event.sentAt }, { teller, body });
  });
}

type Action = Extract<InboundEvent, { kind: 'press' | 'form' }>;

/** What comes back is what the bot put behind the button; of a card of before this server's time it is made up. */
function tellAction(event: Action, teller: Teller): object {
  const { conversation, sender, messageId = 'never-shown' } = event;
  const record = teller.records.messages.get(messageIdOf(messageId));
  const versions = record === undefined ? [] : [...record.earlier, record.content].toReversed();
  const known = versions.flatMap((content) => componentsOf(content)).find((it) => isMeant(it, event));
  const chat = conversation.kind;
  const made = event.kind === 'press' ? { chat, choice: event.choice } : { chat, form: event.form };
  const body = {
    operator: idsOf(sender),
    token: 'c-local',
    host: 'im_message',
    action: {
      tag: 'button',
      value: known?.value ?? made,
      ...(event.kind === 'form'
        ? { name: known?.name ?? `submit:${chat}:${event.form}`, form_value: event.values }
        : {}),
    },
    context: { open_message_id: messageIdOf(messageId), open_chat_id: chatOf(conversation) },
  };
  return wrap('card.action.trigger', event, { teller, body });
}

function isMeant({ label, form }: ReturnType<typeof componentsOf>[number], event: Action): boolean {
  return event.kind === 'press'
    ? form === undefined && label === event.choice
    : form === `form:${event.form}`;
}
