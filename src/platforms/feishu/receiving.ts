import { EventDispatcher } from '@larksuiteoapi/node-sdk';
import { z } from 'zod';
import type { ImmediateAnswer, InboundEvent } from '../../chat/message.ts';
import type { Receive } from '../../chat/platform.ts';
import type { Logger } from '../../observability/log.ts';
import {
  decodeAction,
  decodeBotAdded,
  decodeMembers,
  decodeMessage,
  decodeRecall,
  type Decoding,
} from './decode.ts';
import type { Occasion } from './members.ts';
import { SILENT } from './sdk-log.ts';
import type { Tasks } from './tasks.ts';

export interface ReceivingOptions {
  /** Resolves when the bot knows who it is on this connection; rejects when the connection ended before. */
  readonly introduced: Promise<void>;
  readonly decoding: () => Decoding;
  readonly receive: Receive;
  /** Who is in a group is asked for outside of the handlers. */
  readonly groups: {
    readonly entered: (occasion: Occasion) => void;
    readonly heardOf: (occasion: Occasion) => void;
  };
  /** Handlers under way. */
  readonly handlers: Tasks;
  readonly log: Logger;
}

type Handler = (raw: unknown) => Promise<object>;

/**
 * Make the dispatcher of one connection. The SDK acknowledges an event when its handler has resolved and reports a
 * failure when it rejects; then the platform delivers again. So a handler does one thing: it has the event stored
 * (platforms.md, rules 1 and 2). Kinds of events that are not named here are acknowledged by the SDK and dropped.
 */
export function createDispatcher(options: ReceivingOptions): EventDispatcher {
  const { decoding } = options;
  const one = (decode: (raw: unknown) => InboundEvent | undefined): Handler =>
    handlerOf(options, (raw) => {
      const event = decode(raw);
      return event === undefined ? [] : [event];
    });
  const handlers: Record<string, Handler> = {
    'im.message.receive_v1': one((raw) => decodeMessage(raw, decoding())),
    'im.message.recalled_v1': one((raw) => decodeRecall(raw, decoding())),
    'card.action.trigger': one((raw) => decodeAction(raw, decoding())),
    'im.chat.member.user.added_v1': handlerOf(options, (raw) => decodeMembers(raw, 'join', decoding())),
    'im.chat.member.user.deleted_v1': handlerOf(options, (raw) => decodeMembers(raw, 'leave', decoding())),
    'im.chat.member.user.withdrawn_v1': handlerOf(options, (raw) => decodeMembers(raw, 'leave', decoding())),
    'im.chat.member.bot.added_v1': handlerOf(options, (raw) => {
      options.groups.entered(decodeBotAdded(raw));
      return [];
    }),
  };
  return new EventDispatcher(SILENT).register(handlers);
}

function handlerOf(options: ReceivingOptions, decode: (raw: unknown) => readonly InboundEvent[]): Handler {
  const { introduced, receive, handlers, groups } = options;
  const handle = async (raw: unknown): Promise<object> => {
    await introduced;
    let answer: ImmediateAnswer | undefined;
    for (const event of readable(options, raw, decode)) {
      answer = await receive(event);
      if (event.kind === 'message' && event.conversation.kind === 'group') {
        groups.heardOf({ eventId: event.eventId, chat: event.conversation.id, sentAt: event.sentAt });
      }
    }
    return answer === undefined ? {} : { toast: { type: 'info', content: answer.toast } };
  };
  return (raw) => handlers.track(handle(raw));
}

/** What cannot be read today cannot be read when it comes again: it is acknowledged, and the log tells its id. */
function readable(
  { log }: ReceivingOptions,
  raw: unknown,
  decode: (raw: unknown) => readonly InboundEvent[],
): readonly InboundEvent[] {
  try {
    return decode(raw);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const { event_id, event_type } = Ids.parse(raw);
    const wrong = error.issues.map(({ path, code }) => `${path.join('.')} ${code}`);
    log.error({ event: event_id, type: event_type, wrong }, 'an event of the platform could not be read');
    return [];
  }
}

const Ids = z.object({ event_id: z.string().catch('none'), event_type: z.string().catch('none') });
