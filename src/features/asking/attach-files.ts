import type { Call } from '../../chat/card-call.ts';
import { addFilesToCard, findCard, type OpenCard, shownCard } from '../../storage/cards.ts';
import { fileNames, suggestionFiles } from '../../storage/files.ts';
import { record } from '../../storage/work.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { AWAITS_LIST, previewLists } from '../lists/import.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showAnew } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';

/**
 * Files that came as a message of their own right after the words: they are added to the draft, or to what the card
 * will do when it is confirmed. The card shows them; in a direct chat a line says so too.
 */
export async function attachFiles(context: CommandContext, call: Call<'attachFiles'>): Promise<void> {
  const { tx } = context.work;
  const card = await findCard(tx, context.congress.id, call.card);
  if (card === undefined || card.closed) return refusePrivately(context, 'card-gone', {});
  if (card.kind === AWAITS_LIST) return previewLists(context);
  const files = await storeAttachments(context);
  if (card.kind === 'draft' && card.subject !== undefined) await addToDraft(context, card.subject, files);
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

async function addToDraft(
  context: CommandContext,
  suggestionId: string,
  files: readonly string[],
): Promise<void> {
  const congressId = context.congress.id;
  await context.work.tx.suggestionFile.createMany({
    data: files.map((fileId) => ({ congressId, suggestionId, fileId })),
  });
  record(
    context.work,
    { kind: 'suggestion', id: suggestionId, after: { files } },
    {
      action: 'suggestion.files_added',
    },
  );
}
