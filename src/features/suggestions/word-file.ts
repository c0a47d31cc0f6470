import type { SuggestionText } from '../../chat/command-call.ts';
import type { InboundAttachment } from '../../chat/message.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { hasSecrecyMark, tellsSecret } from '../../chat/reading/secrecy.ts';
import { readSuggestion } from '../../chat/reading/suggestion.ts';
import { isWordName } from '../../chat/word-name.ts';
import { accept, refuse, type Result } from '../../domain/result.ts';
import type { CommandContext } from '../context.ts';
import { typedLines } from '../documents/paper-form.ts';
import { readWord, type UnreadableWord } from '../documents/read-word.ts';
import { meetSecrecy } from '../opening/secrecy.ts';
import { offerHandOver } from './hand-over.ts';

/** The Word files of a message, also those that we cannot read. */
export function wordFilesOf({ attachments }: Pick<CommandContext, 'attachments'>): InboundAttachment[] {
  return attachments.filter(({ kind, name }) => kind === 'file' && isWordName(name));
}

/** What else came with it. */
export function withoutWordFiles({ attachments }: Pick<CommandContext, 'attachments'>): InboundAttachment[] {
  return attachments.filter(({ kind, name }) => !(kind === 'file' && isWordName(name)));
}

/** Read what a Word file says as if it had been typed. */
export async function readWordFile(
  { table }: Pick<CommandContext, 'table'>,
  { data }: InboundAttachment,
): Promise<Result<SuggestionText, UnreadableWord | { readonly code: 'secret' }>> {
  const read = await readWord(Buffer.from(data, 'base64'));
  if (!read.ok) return read;
  const lexicon = lexiconOf(table);
  const text = typedLines(read.value, lexicon);
  if (hasSecrecyMark(text) || tellsSecret(text)) return refuse({ code: 'secret' });
  const suggestion = readSuggestion(passage(text), lexicon);
  return isEmpty(suggestion) ? refuse({ code: 'empty' }) : accept(suggestion);
}

/**
 * What was typed, with what the Word file beside it says where that is not a whole suggestion. `undefined` when there
 * is nothing to go on with: then that was said. Of a file with a mark of secrecy nothing is kept (保密法 §29).
 */
export async function withWord(
  context: CommandContext,
  typed: SuggestionText,
): Promise<SuggestionText | undefined> {
  const [file] = wordFilesOf(context);
  if (file === undefined) return typed;
  const read = await readWordFile(context, file);
  if (read.ok) return isWhole(typed) ? typed : { ...typed, ...read.value, ...joined(typed, read.value) };
  if (read.refusal.code === 'secret') {
    await forget(context);
    return undefined;
  }
  if (!isEmpty(typed)) return typed;
  await offerHandOver(context, `documents/unreadable.${read.refusal.code}`);
  return undefined;
}

/** Whether a text says what is wrong and what is to be done, and is called something. */
function isWhole({ title, reason, analysis, advice }: SuggestionText): boolean {
  return title !== undefined && (reason ?? analysis) !== undefined && advice !== undefined;
}

export function isEmpty(typed: SuggestionText): boolean {
  const texts = [typed.title, typed.reason, typed.analysis, typed.advice, typed.body];
  return texts.every((text) => text === undefined || text.trim() === '');
}

/** What adds up, and what is 不公开 in either. */
function joined(typed: SuggestionText, read: SuggestionText): Partial<SuggestionText> {
  const confidential = typed.confidential === true || read.confidential === true;
  return {
    cosigners: [...new Set([...typed.cosigners, ...read.cosigners])],
    units: [...new Set([...typed.units, ...read.units])],
    ...(confidential ? { confidential } : {}),
  };
}

/** The file was stored before anybody could look into it: it is erased, and told as if it had never been. */
async function forget(context: CommandContext): Promise<void> {
  const { work, actor, place, now } = context;
  if (work.causeEventId === undefined) throw new Error('files come with an event');
  await work.tx.inboxBody.deleteMany({ where: { eventId: work.causeEventId } });
  const event = { ...place.address, sender: actor.direct.conversation.id };
  await meetSecrecy(context, work.tx, event, { id: work.causeEventId, now });
}
