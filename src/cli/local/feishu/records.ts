/** A message as the platform keeps it, said by a person or by the bot. */
export interface MessageRecord {
  readonly messageId: string;
  readonly chatId: string;
  readonly type: string;
  /** A JSON text. */
  readonly content: string;
  readonly createTime: Date;
  /** The open_id of a person; absent for the bot's own messages. */
  readonly sender?: string;
  readonly mentions: readonly MentionRecord[];
  readonly parentId?: string;
  deleted: boolean;
  /** What was shown before the bot updated the card, oldest first: somebody may still have it on the screen. */
  readonly earlier: string[];
}

export interface MentionRecord {
  readonly key: string;
  readonly openId: string;
  readonly name: string;
  readonly bot: boolean;
}

export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** All that the platform remembers. */
export interface Records {
  readonly messages: Map<string, MessageRecord>;
  /** By image_key or file_key. */
  readonly files: Map<string, StoredFile>;
  readonly tokens: Set<string>;
  /** Markup that would have been live on a real screen: what injection tests look at. */
  readonly liveMarkup: string[];
}

export function createRecords(): Records {
  return { messages: new Map(), files: new Map(), tokens: new Set(), liveMarkup: [] };
}
