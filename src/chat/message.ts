/**
 * The neutral vocabulary of chat. Adapters translate a platform's events to `InboundEvent`
 * and `OutboundMessage` to the platform's messages; nothing else crosses that line.
 */

export type PlatformName = 'wechat' | 'feishu' | 'sandbox';

/** Where a message is said: a group, or the direct chat of one account with the bot. */
export interface Conversation {
  readonly kind: 'group' | 'direct';
  /** The platform's id of the group; for a direct chat the id of the person's account. */
  readonly id: string;
}

/** A place a message can be delivered to. */
export interface Address {
  readonly platform: PlatformName;
  /** The bot's own account or app on that platform (one installation may have several). */
  readonly account: string;
  readonly conversation: Conversation;
}

interface AttachmentBase {
  readonly kind: 'image' | 'file' | 'audio';
  readonly name: string;
  readonly mediaType: string;
}

/** A picture, file or recording whose bytes are here. */
export interface InboundAttachment extends AttachmentBase {
  /** Base64 of the bytes; at most 30 MB before encoding. */
  readonly data: string;
}

/**
 * An attachment that still lies with the platform: an event is stored before anything is fetched, and what is
 * chatter is never fetched. The inbox fetches it by `Platform.fetch` before the event is handled.
 */
export interface RemoteAttachment extends AttachmentBase {
  /** What the platform's adapter needs to fetch it; opaque to all others. */
  readonly reference: string;
  /** Set when it could not be had: the event is handled without it. */
  readonly lost?: 'too_large' | 'unavailable';
}

export type Attachment = InboundAttachment | RemoteAttachment;

/** What was quoted; `messageId` when the platform tells it, else only the text. */
export interface Quote {
  readonly messageId?: string;
  readonly text?: string;
}

export interface Mention {
  /** The platform's id of the person's account. */
  readonly id: string;
  /** The characters that stand for the mention in the text, e.g. `@小助手`. */
  readonly text: string;
  readonly bot: boolean;
}

interface EventBase {
  readonly platform: PlatformName;
  readonly account: string;
  /** Unique per platform and account; the same again when the platform delivers again. */
  readonly eventId: string;
  readonly conversation: Conversation;
  /** The platform's id of the account that acted. */
  readonly sender: string;
  /** The platform's own time of the act. */
  readonly sentAt: Date;
}

export interface MessageEvent extends EventBase {
  readonly kind: 'message';
  readonly messageId: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly attachments: readonly Attachment[];
  readonly quote?: Quote;
}

/** A choice of a card was pressed. `card` is the platform's id of the card's message. */
export interface PressEvent extends EventBase {
  readonly kind: 'press';
  readonly messageId: string;
  /** The label of the choice, as the card showed it. */
  readonly choice: string;
}

export interface FormEvent extends EventBase {
  readonly kind: 'form';
  readonly messageId?: string;
  /** The form's name, e.g. 交办. */
  readonly form: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * A message was taken back. Where a platform does not tell whose it was, the adapter leaves `sender` empty and names
 * the conversation as well as it can: the inbox puts in those of the message itself.
 */
export interface RecallEvent extends EventBase {
  readonly kind: 'recall';
  readonly messageId: string;
}

export interface MemberEvent extends EventBase {
  readonly kind: 'member';
  readonly change: 'join' | 'leave';
  readonly who: string;
}

/** Who is in a group, all of them, as the platform lists them; without the bot. `sender` is empty. */
export interface MembersEvent extends EventBase {
  readonly kind: 'members';
  readonly members: readonly string[];
}

export type InboundEvent = MessageEvent | PressEvent | FormEvent | RecallEvent | MemberEvent | MembersEvent;

/** What a platform may show at once, before the event is handled (Feishu: within 3 s). */
export interface ImmediateAnswer {
  readonly toast: string;
}

export function isRemote(attachment: Attachment): attachment is RemoteAttachment {
  return 'reference' in attachment;
}

/** The attachments whose bytes are here. */
export function heldOf(attachments: readonly Attachment[]): readonly InboundAttachment[] {
  return attachments.filter((attachment): attachment is InboundAttachment => !isRemote(attachment));
}
