import type { SuggestionText } from '../../chat/command-call.ts';
import { intakeLabel, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { addSuggestionFiles } from '../../storage/files.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { choice, showCard } from '../speaking/speak.ts';

/** Whoever adds to a draft begins so (还有一件 does not). */
const ADDS = /^[\s,，。]*(?:再?补充|再加|对了|另外(?!(?:还?有)?一[件条])|还有(?!一[件条])|同时|顺便)/u;

/** A text that could stand alone is as long as this. */
const LEAST_LETTERS = 24;

/** Whether prose that follows an open draft may be another matter: it says both what is wrong and what should be done. */
export function maybeAnother(context: CommandContext, typed: SuggestionText, open: Suggestion): boolean {
  if (open.state !== 'draft' || context.subject !== undefined || context.place.group !== undefined)
    return false;
  const { reason = '', advice = '' } = typed;
  const letters = `${reason}${advice}`.replace(/[^\p{L}\p{N}]/gu, '').length;
  return reason !== '' && advice !== '' && letters >= LEAST_LETTERS && !ADDS.test(typed.body ?? reason);
}

/** Ask whether it is; the card keeps what was typed and what came with it. */
export async function askWhichSuggestion(
  context: CommandContext,
  open: Suggestion,
  typed: SuggestionText,
): Promise<void> {
  const files = await storeAttachments(context);
  const submitted = { name: 'submit', suggestion: typed } as const;
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'suggestions/which-suggestion',
    values: {
      deputy: context.actor.name,
      intake: intakeLabel(open.intakeNumber),
      title: open.title,
    },
    kind: 'confirm',
    subject: open.id,
    answerableBy: [context.actor.personId],
    choices: [
      choice('另一件', { ...submitted, anew: true }, { confirmed: true, files }),
      choice('补充', { ...submitted, prose: true, anew: false }, { confirmed: true, files }),
      choice('改成这段', { ...submitted, anew: false }, { confirmed: true, files }),
    ],
  });
}

/** What came with the text about which it was asked. */
export async function takeChosenFiles(context: CommandContext, { id }: Suggestion): Promise<void> {
  if (context.files.length > 0) await addSuggestionFiles(context.work, id, context.files);
}
