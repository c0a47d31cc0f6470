import { types } from 'wechaty';
import type { Conversation, InboundEvent, Mention, RemoteAttachment } from '../../chat/message.ts';
import type { HeardEvent } from './link.ts';
import { instantOf } from './gateway-events.ts';
import type { WechatMessage } from './payload.ts';
import { takeQuote } from './quote.ts';
import { attachmentOf } from './attachment.ts';

/** What a message says, before it is known whom it mentions. */
export interface Said {
  readonly text: string;
  readonly quote?: { readonly text: string };
  readonly attachments: readonly RemoteAttachment[];
}

/** Types that say nothing to a bot: stickers, money, and what WeChat itself notes in a chat. */
const MUTE: readonly number[] = [
  types.Message.Emoticon,
  types.Message.RedEnvelope,
  types.Message.Transfer,
  types.Message.GroupNote,
];

/** Return what was said; `undefined` when it is nothing for the bot. */
export function saidIn(message: WechatMessage): Said | undefined {
  if (MUTE.includes(message.type)) return undefined;
  const attachment = attachmentOf(message);
  if (attachment !== undefined) return { text: '', attachments: [attachment] };
  if (message.text.trim() === '') return undefined;
  const { quote, reply } = takeQuote(message.text);
  return { text: reply, attachments: [], ...(quote === undefined ? {} : { quote }) };
}

/** The id that was taken back, if this is a recall: the text bears it (W15). */
export function recalledBy(message: WechatMessage): string | undefined {
  const id = message.text.trim();
  return message.type === types.Message.Recalled && id !== '' ? id : undefined;
}

export function messageEvent(
  account: string,
  message: WechatMessage,
  said: Said & { readonly mentions: readonly Mention[] },
): InboundEvent {
  return { ...base(account, message), kind: 'message', messageId: message.id, ...said };
}

export function recallEvent(account: string, message: WechatMessage, messageId: string): InboundEvent {
  return { ...base(account, message), kind: 'recall', messageId };
}

/** One event for each person who came or went, the bot left out. The same happening gives the same ids. */
export function memberEvents(
  account: string,
  self: string,
  { kind, room, people, timestamp }: HeardEvent & { readonly kind: 'join' | 'leave' },
): InboundEvent[] {
  return people
    .filter((person) => person !== self)
    .map((person) => ({
      platform: 'wechat',
      account,
      eventId: `${kind}:${room}:${person}:${timestamp}`,
      conversation: { kind: 'group', id: room },
      sender: person,
      sentAt: instantOf(timestamp),
      kind: 'member',
      change: kind,
      who: person,
    }));
}

function base(account: string, message: WechatMessage) {
  const conversation: Conversation =
    message.room === undefined ? { kind: 'direct', id: message.talker } : { kind: 'group', id: message.room };
  return {
    platform: 'wechat' as const,
    account,
    eventId: message.id,
    conversation,
    sender: message.talker,
    sentAt: message.sentAt,
  };
}
