import { text } from '../../chat/card.ts';
import type { Address, Conversation, PlatformName } from '../../chat/message.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { Tx } from '../../storage/database.ts';
import type { Deps, Room } from '../context.ts';
import { say, type Values } from '../speaking/speak.ts';

/** Who acted, and where: all that is known of somebody who need not be bound. */
export interface Sender {
  readonly platform: PlatformName;
  readonly account: string;
  readonly conversation: Conversation;
  /** The platform's id of the account that acted. */
  readonly sender: string;
}

export interface Moment {
  /** The event's. */
  readonly id: bigint;
  readonly now: Date;
}

/** The direct chat of the account that acted. */
export function directOf({ platform, account, sender }: Sender): Address {
  return { platform, account, conversation: { kind: 'direct', id: sender } };
}

/**
 * Whether what happened shows that the bot can write to the account privately: on WeChat only to friends, and who
 * speaks in a group need not be one.
 */
export function isReachable({ platform, conversation }: Sender): boolean {
  return platform !== 'wechat' || conversation.kind === 'direct';
}

/** Tell the account that acted something privately, outside of any congress. Nothing is said in a group. */
export async function tellSender(
  deps: Deps,
  tx: Tx,
  from: Sender,
  { id, now, template, values = {} }: Moment & { readonly template: string; readonly values?: Values },
): Promise<void> {
  await enqueue(
    tx,
    { now, calendar: deps.calendar },
    {
      address: directOf(from),
      class: 'answer',
      template,
      content: text(deps.texts.render(template, values)),
      dedupeKey: `event:${String(id)}|${template}`,
      causeEventId: id,
    },
  );
}

/** Whoever may not be reached privately reads where it was said that a message waits, and nothing of it. */
export async function askToAddMe(room: Room, from: Sender, person: string): Promise<void> {
  const { platform, account, conversation } = from;
  await say(room, {
    to: { platform, account, conversation },
    class: 'answer',
    template: 'speaking/please-add-me',
    values: { person },
  });
}
