import { ASKS_WHICH_MATTER, cardsTakingFiles, closeCard, type OpenCard } from '../../storage/cards.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { type FileLabel, fileLabels } from '../../storage/replies.ts';
import { addSuggestionFiles } from '../../storage/files.ts';
import type { CommandContext } from '../context.ts';
import { whisper } from '../speaking/speak.ts';

/** Pictures and words come as two messages: what came so many milliseconds before the words belongs to them. */
const BELONGS_FOR = 10 * 60_000;

/**
 * Attach what the deputy sent alone in the direct chat just before the words, and was asked about (代录): it is what
 * the words are about. Recordings are no attachments. In a group, what was not for the bot was never kept.
 */
export async function takeEarlierFiles(context: CommandContext, draft: Suggestion): Promise<void> {
  const files = await earlierFiles(context);
  if (files.length === 0) return;
  await addSuggestionFiles(
    context.work,
    draft.id,
    files.map(({ id }) => id),
  );
  const names = files.map(({ name }) => `「${name}」`).join('、');
  await whisper({ ...context, subject: draft.id }, 'speaking/files-added', { names });
}

/** What the speaker sent alone in the direct chat just before, recordings left out; nobody is asked about it any more. */
export async function earlierFiles(context: CommandContext): Promise<FileLabel[]> {
  return filesOf(context, isHandOver);
}

/** The same of what a unit is asked about, which matter it answers: the words say what it is. */
export async function earlierFilesOfUnit(context: CommandContext): Promise<string[]> {
  const files = await filesOf(context, (card) => isHandOver(card) || card.kind === ASKS_WHICH_MATTER);
  return files.map(({ id }) => id);
}

async function filesOf(context: CommandContext, isMeant: (card: OpenCard) => boolean): Promise<FileLabel[]> {
  const { tx } = context.work;
  const files: FileLabel[] = [];
  for (const card of await earlierCards(context, isMeant)) {
    // Every choice that does something with the files has all of them.
    const ids = card.choices[0]?.files ?? [];
    const labels = await fileLabels(tx, context.congress.id, ids);
    const fitting = labels.filter(({ mediaType }) => !mediaType.startsWith('audio/'));
    if (fitting.length > 0) await closeCard(tx, card, context.now);
    files.push(...fitting);
  }
  return files;
}

async function earlierCards(
  context: CommandContext,
  isMeant: (card: OpenCard) => boolean,
): Promise<OpenCard[]> {
  const cards = await cardsTakingFiles(context.work.tx, {
    places: [context.actor.direct],
    personId: context.actor.personId,
    since: new Date(context.sentAt.getTime() - BELONGS_FOR),
  });
  return cards.filter(isMeant);
}

function isHandOver({ choices }: OpenCard): boolean {
  return choices.some(({ call }) => call.name === 'handOver');
}
