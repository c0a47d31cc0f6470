import type { Call } from '../../chat/card-call.ts';
import { missingParts } from '../../domain/suggestion/content.ts';
import { addFilesToCard, findCard, type OpenCard, shownCard } from '../../storage/cards.ts';
import { addSuggestionFiles, fileNames, suggestionFiles } from '../../storage/files.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { storeAttachments } from '../attachments.ts';
import { addToClue, CLUE_RECEIPT } from '../clues/report.ts';
import type { CommandContext } from '../context.ts';
import { addToLiaison, isLiaisonReceipt } from '../liaison/liaison.ts';
import { AWAITS_LIST, previewLists } from '../lists/import.ts';
import { addToDeployment, DEPLOYMENT_RECEIPT } from '../plans/deployment.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showAnew } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { submit } from '../suggestions/submit.ts';
import { readWordFile, wordFilesOf } from '../suggestions/word-file.ts';
import { addToRecord, RECORD_RECEIPT } from '../supervision/methods-of-order.ts';

/** The kind of the card with the form 建议. */
const ASKS_FOR_SUGGESTION = '建议';

/**
 * Files that came as a message of their own right after the words: they are added to the draft, or to what the card
 * will do when it is confirmed. The card shows them; in a direct chat a line says so too.
 */
export async function attachFiles(context: CommandContext, call: Call<'attachFiles'>): Promise<void> {
  const { tx } = context.work;
  const card = await findCard(tx, context.congress.id, call.card);
  if (card === undefined || card.closed) return refusePrivately(context, 'card-gone', {});
  if (card.kind === AWAITS_LIST) return previewLists(context);
  if (await isOwnSuggestion(context, card)) return submit(context, EMPTY);
  const files = await storeAttachments(context);
  if (card.kind === CLUE_RECEIPT && card.subject !== undefined) await addToClue(context, card.subject, files);
  else if (card.kind === RECORD_RECEIPT && card.subject !== undefined)
    await addToRecord(context, card.subject, files);
  else if (card.kind === DEPLOYMENT_RECEIPT && card.subject !== undefined)
    await addToDeployment(context, card.subject, files);
  else if (isLiaisonReceipt(card)) await addToLiaison(context, card, files);
  else if (card.kind === 'draft' && card.subject !== undefined)
    await addSuggestionFiles(context.work, card.subject, files);
  else await addFilesToCard(tx, card, files);

  const names = quoted(context.attachments.map(({ name }) => name));
  const shown = await shownCard(tx, card);
  if (shown !== undefined) {
    // Also those that came before: the card is always shown from what it first said.
    const all = quoted(await filesOf(context, card, files));
    const note = context.texts.render('speaking/card-files', { names: all });
    const { title, lines, fields, choices } = shown.shown;
    await showAnew(context, shown, {
      card: { title, lines: [...lines, note], fields, choices },
      because: files.join(','),
    });
  }
  if (context.place.group === undefined) await answer(context, 'speaking/files-added', { names });
}

/** 建议 without a word: everything is in the Word file. */
const EMPTY: Call<'submit'> = { name: 'submit', suggestion: { cosigners: [], units: [] } };

/**
 * Whether a Word file is a suggestion, and no attachment: it was asked for, it has the title of one, or what the draft
 * lacks. A deputy may send one after the other.
 */
async function isOwnSuggestion(context: CommandContext, card: OpenCard): Promise<boolean> {
  const [file] = wordFilesOf(context);
  if (file === undefined) return false;
  if (card.kind === ASKS_FOR_SUGGESTION || isHandOver(card)) return true;
  if (card.kind !== 'draft' || card.subject === undefined) return false;
  const read = await readWordFile(context, file);
  if (!read.ok) return read.refusal.code === 'secret';
  if (read.value.title !== undefined) return true;
  const draft = await loadSuggestion(context.work.tx, context.congress.id, card.subject);
  return missingParts(draft).some((part) => read.value[part] !== undefined);
}

function isHandOver({ choices }: OpenCard): boolean {
  return choices.some(({ call }) => call.name === 'handOver');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `「${name}」`).join('、');
}

async function filesOf(
  context: CommandContext,
  card: OpenCard,
  added: readonly string[],
): Promise<readonly string[]> {
  const { tx } = context.work;
  const earlier = card.choices[0]?.files ?? [];
  if (card.kind !== 'draft' || card.subject === undefined)
    return fileNames(tx, context.congress.id, [...earlier, ...added]);
  const drafted = await suggestionFiles(tx, context.congress.id, card.subject);
  return fileNames(tx, context.congress.id, drafted);
}
