import { z } from 'zod';
import type {
  FormEvent,
  InboundEvent,
  MemberEvent,
  Mention,
  MessageEvent,
  PressEvent,
  RecallEvent,
} from '../../chat/message.ts';
import { readContent } from './content.ts';

/** Whose events are decoded. `self` is the bot's open_id, empty when the platform does not tell it. */
export interface Decoding {
  readonly account: string;
  readonly self: string;
}

/** An instant in milliseconds; the header of a card's callback has it in microseconds, like the documented samples. */
const Time = z.coerce
  .number()
  .positive()
  .transform((told) => new Date(told < LATEST_IN_MILLISECONDS ? told : told / 1000));
/** In the year 5138; in microseconds it was in March 1973. */
const LATEST_IN_MILLISECONDS = 1e14;

const Header = { event_id: z.string().min(1), create_time: Time };
const OpenId = z.object({ open_id: z.string().min(1) });

const RawMention = z.object({
  key: z.string(),
  id: z.object({ open_id: z.string().nullish() }),
  name: z.string().default(''),
  mentioned_type: z.string().optional(),
});

const RawMessage = z.object({
  event_id: Header.event_id,
  sender: z.object({ sender_type: z.string(), sender_id: OpenId.nullish() }),
  message: z.object({
    message_id: z.string().min(1),
    parent_id: z.string().optional(),
    create_time: Time,
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(RawMention).nullish(),
  }),
});

const RawRecall = z.object({
  ...Header,
  message_id: z.string().min(1),
  chat_id: z.string().min(1),
  recall_time: Time.optional(),
});

const RawMembers = z.object({
  ...Header,
  chat_id: z.string().min(1),
  users: z.array(z.object({ user_id: OpenId.nullish() })).default([]),
});

/** What the encoder puts behind a button: what it means, and in what kind of chat the card is. */
const ButtonValue = z.object({
  chat: z.enum(['group', 'direct']),
  choice: z.string().optional(),
  form: z.string().optional(),
});

const RawAction = z.object({
  ...Header,
  operator: OpenId,
  action: z.object({
    value: z.unknown().optional(),
    name: z.string().nullish(),
    form_value: z.record(z.string(), z.unknown()).nullish(),
  }),
  context: z.object({ open_message_id: z.string().min(1), open_chat_id: z.string().nullish() }),
});

/** The message that people sent; `undefined` for one of an app, of which this bot is one. */
export function decodeMessage(raw: unknown, decoding: Decoding): MessageEvent | undefined {
  const { event_id, sender, message } = RawMessage.parse(raw);
  const openId = sender.sender_id?.open_id;
  if (sender.sender_type !== 'user' || openId === undefined) return undefined;

  const { message_id, parent_id, chat_id } = message;
  const { text, attachments } = readContent(message.message_type, message.content, message_id);
  return {
    ...base(decoding, { eventId: event_id, sentAt: message.create_time }),
    kind: 'message',
    conversation:
      message.chat_type === 'p2p' ? { kind: 'direct', id: openId } : { kind: 'group', id: chat_id },
    sender: openId,
    messageId: message_id,
    attachments,
    ...named(text, message.mentions ?? [], decoding),
    ...(parent_id === undefined || parent_id === '' ? {} : { quote: { messageId: parent_id } }),
  };
}

/** The event tells neither who took the message back, nor whether the chat is a group: the inbox knows the message. */
export function decodeRecall(raw: unknown, decoding: Decoding): RecallEvent {
  const { event_id, message_id, chat_id, recall_time, create_time } = RawRecall.parse(raw);
  return {
    ...base(decoding, { eventId: event_id, sentAt: recall_time ?? create_time }),
    kind: 'recall',
    conversation: { kind: 'group', id: chat_id },
    sender: '',
    messageId: message_id,
  };
}

/** One event for each of the people, since the platform tells of several at once. */
export function decodeMembers(
  raw: unknown,
  change: MemberEvent['change'],
  decoding: Decoding,
): readonly MemberEvent[] {
  const { event_id, create_time, chat_id, users } = RawMembers.parse(raw);
  return users.flatMap(({ user_id }, index) => {
    if (user_id === undefined || user_id === null) return [];
    const who = user_id.open_id;
    return [
      {
        ...base(decoding, { eventId: `${event_id}/${index}`, sentAt: create_time }),
        kind: 'member' as const,
        conversation: { kind: 'group' as const, id: chat_id },
        sender: who,
        change,
        who,
      },
    ];
  });
}

/** The group that the bot was taken into. */
export function decodeBotAdded(raw: unknown): { readonly eventId: string; chat: string; sentAt: Date } {
  const { event_id, create_time, chat_id } = RawMembers.parse(raw);
  return { eventId: event_id, chat: chat_id, sentAt: create_time };
}

/** A button that was pressed, or a form that was sent off; `undefined` when the card is not one of ours. */
export function decodeAction(raw: unknown, decoding: Decoding): PressEvent | FormEvent | undefined {
  const { event_id, create_time, operator, action, context } = RawAction.parse(raw);
  const meant = ButtonValue.safeParse(action.value).data ?? meantByName(action.name ?? '');
  if (meant === undefined) return undefined;
  const { chat, choice, form } = meant;
  const isGroup = chat === 'group' && context.open_chat_id;
  const common = {
    ...base(decoding, { eventId: event_id, sentAt: create_time }),
    conversation: isGroup
      ? { kind: 'group' as const, id: isGroup }
      : { kind: 'direct' as const, id: operator.open_id },
    sender: operator.open_id,
    messageId: context.open_message_id,
  };
  if (form !== undefined) return { ...common, kind: 'form', form, values: valuesOf(action.form_value ?? {}) };
  return choice === undefined ? undefined : { ...common, kind: 'press', choice };
}

/** Some clients send a form off without what stands behind its button; the button's name tells the same. */
function meantByName(name: string): z.infer<typeof ButtonValue> | undefined {
  const [, chat, form] = /^submit:(group|direct):(.+)$/s.exec(name) ?? [];
  return ButtonValue.safeParse({ chat, form }).data;
}

/** What was filled in: one value, or several where several can be chosen; what was left empty is absent. */
function valuesOf(raw: Readonly<Record<string, unknown>>): FormEvent['values'] {
  const filled = Object.entries(raw).flatMap(([name, value]): [string, string | readonly string[]][] => {
    if (typeof value === 'string') return value.trim() === '' ? [] : [[name, value]];
    if (!Array.isArray(value)) return [];
    const several = value.filter((it): it is string => typeof it === 'string' && it !== '');
    return several.length === 0 ? [] : [[name, several]];
  });
  return Object.fromEntries(filled);
}

/** Put names where the platform has keys (`@_user_1`): a suggestion is read by people. */
function named(
  text: string,
  raw: readonly z.infer<typeof RawMention>[],
  { self }: Decoding,
): { readonly text: string; readonly mentions: readonly Mention[] } {
  const mentions = raw.map(({ key, id, name, mentioned_type }) => ({
    key,
    id: id.open_id ?? '',
    text: name === '' ? key : `@${name}`,
    bot: self === '' ? mentioned_type === 'bot' : id.open_id === self,
  }));
  const shown = new Map(mentions.map((mention) => [mention.key, mention.text]));
  return {
    text: text.replace(/@_user_\d+/g, (key) => shown.get(key) ?? key),
    mentions: mentions.map(({ id, text: words, bot }) => ({ id, text: words, bot })),
  };
}

function base(
  { account }: Decoding,
  of: { readonly eventId: string; readonly sentAt: Date },
): Pick<InboundEvent, 'platform' | 'account' | 'eventId' | 'sentAt'> {
  return { platform: 'feishu', account, ...of };
}
