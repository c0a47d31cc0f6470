import { randomUUID } from 'node:crypto';
import { plainText } from '../../chat/card.ts';
import type {
  Conversation,
  FormEvent,
  MemberEvent,
  MessageEvent,
  PressEvent,
  Quote,
  RecallEvent,
} from '../../chat/message.ts';
import { chatId, conversationOf, type Directory } from './directory.ts';
import type { FillAct, MemberAct, PressAct, RecallAct, SayAct } from './network.ts';
import type { Transcript } from './transcript.ts';

/** Turns what people do into events, and shows what they say. Ids are unique across restarts. */
export interface Events {
  say(act: SayAct): MessageEvent;
  press(act: PressAct): PressEvent;
  fill(act: FillAct): FormEvent;
  recall(act: RecallAct): RecallEvent;
  join(act: MemberAct): MemberEvent;
  leave(act: MemberAct): MemberEvent;
}

interface Parts {
  readonly account: string;
  readonly now: () => Date;
  readonly directory: Directory;
  readonly transcript: Transcript;
}

type Base = (
  sender: string,
  conversation: Conversation,
  sentAt?: Date,
) => Omit<RecallEvent, 'kind' | 'messageId'>;

export function createEvents({ account, now, directory, transcript }: Parts): Events {
  const base: Base = (sender, conversation, sentAt = now()) => ({
    platform: 'sandbox',
    account,
    eventId: `event-${randomUUID()}`,
    conversation,
    sender,
    sentAt,
  });
  const membership = (change: 'join' | 'leave', { who, in: group }: MemberAct): MemberEvent => {
    directory[change](who, group);
    return { ...base(who, { kind: 'group', id: group }), kind: 'member', change, who };
  };

  return {
    say: (act) => say(act, base(act.by, directory.conversation(act.by, act.in), act.sentAt), transcript),
    press: ({ by, in: group, messageId, choice }) => ({
      ...base(by, directory.conversation(by, group)),
      kind: 'press',
      messageId,
      choice,
    }),
    fill: ({ by, in: group, messageId, form, values }) => ({
      ...base(by, directory.conversation(by, group)),
      kind: 'form',
      form,
      values,
      ...(messageId === undefined ? {} : { messageId }),
    }),
    recall({ by, messageId }) {
      const line = transcript.own(messageId, by);
      transcript.recall(messageId);
      const conversation = conversationOf(line.chat) ?? { kind: 'direct', id: by };
      return { ...base(by, conversation), kind: 'recall', messageId };
    },
    join: (act) => membership('join', act),
    leave: (act) => membership('leave', act),
  };
}

function say(act: SayAct, base: ReturnType<Base>, transcript: Transcript): MessageEvent {
  const quote = quoteOf(transcript, act.quote);
  const event = {
    ...base,
    kind: 'message' as const,
    messageId: `message-${randomUUID()}`,
    text: act.text,
    mentions: act.mentions ?? [],
    attachments: act.attachments ?? [],
    ...(quote === undefined ? {} : { quote }),
  };
  transcript.said({ ...event, chat: chatId(base.conversation), from: act.by });
  return event;
}

function quoteOf(transcript: Transcript, messageId: string | undefined): Quote | undefined {
  if (messageId === undefined) return undefined;
  const line = transcript.find(messageId);
  if (line === undefined) throw new RangeError(`no message ${messageId} to quote`);
  return { messageId, text: plainText(line.message) };
}
