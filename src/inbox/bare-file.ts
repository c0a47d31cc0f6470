import type { MessageEvent } from '../chat/message.ts';
import { isSpreadsheetName } from '../chat/spreadsheet-name.ts';
import { isWordName } from '../chat/word-name.ts';
import type { CardPlace, OpenCard } from '../storage/cards.ts';
import { cardsTakingFiles } from '../storage/cards.ts';
import { recordedContactAfter } from '../storage/contacts.ts';
import type { Tx } from '../storage/database.ts';
import { spokeToBot } from '../storage/inbox.ts';
import { findAccount } from '../storage/roster.ts';
import { namesAnother } from './own-number.ts';

/**
 * WeChat and Feishu send words and a file as two messages. A file without a word belongs to what the same person
 * said in the same chat so many milliseconds before, while that waits to be confirmed.
 */
const BELONGS_FOR = 10 * 60_000;

/** Whether a message is files or pictures and nothing else; some platforms repeat a file's name as the text. */
export function isBareFile({ text, attachments, quote }: MessageEvent): boolean {
  if (attachments.length === 0 || quote !== undefined) return false;
  const said = text.trim();
  return said === '' || attachments.some(({ name }) => name === said);
}

/** Whether a bare file in a group may belong to something: its sender has just said something to the bot there. */
export async function mayBelong(read: Tx, event: MessageEvent): Promise<boolean> {
  const since = new Date(event.sentAt.getTime() - BELONGS_FOR);
  return isBareFile(event) && spokeToBot(read, event, since);
}

/** Whether an event is still wanted when its turn comes: a bare file in a group only if something takes it. */
export async function isWanted(tx: Tx, event: MessageEvent): Promise<boolean> {
  if (event.conversation.kind === 'direct' || !isBareFile(event)) return true;
  const { platform, account, sender } = event;
  const person = await findAccount(tx, { platform, account, externalId: sender });
  return person !== undefined && (await cardTaking(tx, event, person.personId)) !== undefined;
}

/** The newest card of the person, here or in the direct chat, that takes the files of this message. */
export async function cardTaking(
  tx: Tx,
  { platform, account, conversation, sender, sentAt, attachments }: MessageEvent,
  personId: string,
): Promise<OpenCard | undefined> {
  const here: CardPlace = { platform, account, conversation };
  const direct: CardPlace = { platform, account, conversation: { kind: 'direct', id: sender } };
  const since = new Date(sentAt.getTime() - BELONGS_FOR);
  const cards = await cardsTakingFiles(tx, { places: [here, direct], personId, since });
  const names = attachments.map(({ name }) => name);
  for (const card of cards) {
    if (!fits(card, attachments) || (await namesAnother(tx, card, names))) continue;
    const asks = conversation.kind === 'direct' && (await isLeft(tx, card, { personId, attachments }));
    if (!asks) return card;
  }
  return undefined;
}

/** A reply is left for a contact: of a document that comes then it is asked which one it is, where that can be asked. */
async function isLeft(
  tx: Tx,
  card: OpenCard,
  { personId, attachments }: { readonly personId: string } & Pick<MessageEvent, 'attachments'>,
): Promise<boolean> {
  if (!isReply(card) || attachments.every(({ kind }) => kind !== 'file')) return false;
  const { congressId, outboxSequence } = card;
  return recordedContactAfter(tx, { congressId, personId, outboxSequence });
}

function isReply({ choices: [first] }: OpenCard): boolean {
  return first?.call.name === 'reply';
}

/**
 * The form 建议 is answered by a Word file and by nothing else; a voice message is no attachment of a draft, and a
 * filled-in list none of a reply.
 */
function fits(card: OpenCard, attachments: MessageEvent['attachments']): boolean {
  const { kind } = card;
  if (isReply(card)) return !attachments.some(({ name }) => isSpreadsheetName(name));
  if (kind === '建议') return attachments.some(({ name }) => isWordName(name));
  return kind !== 'draft' || attachments.some((each) => each.kind !== 'audio');
}
