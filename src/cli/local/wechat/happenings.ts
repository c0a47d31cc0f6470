import { types } from 'wechaty';
import { isRemote, type InboundEvent, type MessageEvent } from '../../../chat/message.ts';
import type { WechatWords } from '../../../platforms/wechat/options.ts';
import { MENTION_END } from '../../../platforms/wechat/mentions.ts';
import { fillAsText, pressAsText, quoteAsText, type ShownMessage } from './as-text.ts';
import { wechatPerson, wechatRoom } from './ids.ts';
import type { Happening, WireMessage } from './ipc.ts';

/** What people see in their chats. */
export interface Chats {
  readonly bot: { readonly id: string };
  readonly words: WechatWords;
  shown(messageId: string): ShownMessage | undefined;
  /** Whether a message is the last card with choices in its chat. */
  isNewestCard(messageId: string): boolean;
}

/**
 * Return what happens in WeChat when somebody acts on the network. A press and a form are messages there; a text with
 * files is one message each, the text first, with ids made from the first.
 */
export function happeningsOf(event: InboundEvent, chats: Chats): readonly Happening[] {
  switch (event.kind) {
    case 'message':
      return messagesOf(event, chats);
    case 'press': {
      const shown = chats.shown(event.messageId);
      const isNewest = chats.isNewestCard(event.messageId);
      const pressed = { shown, choice: event.choice, where: event.conversation.kind, isNewest };
      return [said(event, pressAsText(pressed, chats.words))];
    }
    case 'form': {
      const shown = event.messageId === undefined ? undefined : chats.shown(event.messageId);
      return [said(event, fillAsText(shown, event))];
    }
    case 'recall':
      return [said(event, event.messageId, { type: types.Message.Recalled })];
    case 'member':
      return [
        {
          kind: event.change,
          room: wechatRoom(event.conversation.id),
          person: wechatPerson(event.who),
          timestamp: secondsOf(event),
        },
      ];
    case 'members':
      return [];
  }
}

function messagesOf(event: MessageEvent, chats: Chats): readonly Happening[] {
  const shown = event.quote?.messageId === undefined ? undefined : chats.shown(event.quote.messageId);
  const written = event.mentions.reduce((all, { text }) => endMention(all, text), event.text);
  const text = shown === undefined ? written : quoteAsText(shown, written);
  const mentioned = event.mentions.map(({ id, bot }) => (bot ? chats.bot.id : wechatPerson(id)));
  const files = event.attachments.flatMap((each) => (isRemote(each) ? [] : [each]));
  return [
    ...(event.text === '' && files.length > 0 ? [] : [{ text, mentioned }]),
    ...files.map(({ kind, name, mediaType, data }) => ({
      text: '',
      type:
        kind === 'image'
          ? types.Message.Image
          : kind === 'audio'
            ? types.Message.Audio
            : types.Message.Attachment,
      file: { name, mediaType, data },
    })),
  ].map((part, index) => {
    const id = index === 0 ? event.messageId : `${event.messageId}-${index}`;
    return said(event, part.text, { id, ...part });
  });
}

/** WeChat ends a mention with a space of its own. */
function endMention(text: string, mention: string): string {
  const at = text.indexOf(mention);
  if (at === -1) return text;
  const end = at + mention.length;
  return text.slice(0, end) + MENTION_END + text.slice(text[end] === ' ' ? end + 1 : end);
}

/** Somebody's message; a text unless it is said otherwise. */
function said(event: InboundEvent, text: string, rest: Partial<WireMessage> = {}): Happening {
  const { kind, id } = event.conversation;
  return {
    kind: 'message',
    message: {
      id: event.eventId,
      type: types.Message.Text,
      talker: wechatPerson(event.sender),
      ...(kind === 'group' ? { room: wechatRoom(id) } : {}),
      mentioned: [],
      timestamp: secondsOf(event),
      ...rest,
      text,
    },
  };
}

function secondsOf({ sentAt }: InboundEvent): number {
  return Math.floor(sentAt.getTime() / 1000);
}
