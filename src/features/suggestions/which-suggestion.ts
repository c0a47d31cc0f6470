import type { SuggestionText } from '../../chat/command-call.ts';
import {
  displayNumber,
  intakeLabel,
  type Suggestion,
  type SuggestionState,
} from '../../domain/suggestion/suggestion.ts';
import { addSuggestionFiles } from '../../storage/files.ts';
import { storeAttachments } from '../attachments.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { choice, showCard } from '../speaking/speak.ts';

/** 我还想再补一句, 补充一点, 再加一句: words of adding, whatever to. */
const ADDING =
  '(?:我|咱)?们?(?:还|也|又|再)?(?:想|要|得)?(?:再?补充?(?:说明)?(?:一?[句点下条段]|[几两]句|个情况|[\\s,\uff0c:\uff1a])|再[加说](?:上)?(?:一?[句点段]|[几两]句))';
const SAYS_MORE = new RegExp(`^[\\s,\uff0c。]*${ADDING}`, 'u');
/** Whoever adds to a draft begins so (还有一件 does not). */
const ADDS = new RegExp(
  `^[\\s,\uff0c。]*(?:${ADDING}|再?补充|再加|对了|另外(?!(?:还?有)?一[件条])|还有(?!一[件条])|同时|顺便)`,
  'u',
);

const HANDED_IN: readonly SuggestionState[] = [
  'submitted',
  'in_review',
  'registered',
  'assigned',
  'replied',
  'reopened',
];

/**
 * The newest matter of a deputy without a draft that a text begins to add to: it was handed in and is not closed, so
 * that nothing can be added to it here. In the direct chat only.
 */
export async function addedTo(context: CommandContext, spoken: string): Promise<Suggestion | undefined> {
  const lead = deputyOf(context.actor);
  if (lead === undefined || context.place.group !== undefined || !SAYS_MORE.test(spoken)) return undefined;
  const own = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'cosigning', 'revision_requested', ...HANDED_IN] },
  });
  return own.every(({ state }) => HANDED_IN.includes(state)) ? own.at(-1) : undefined;
}

/** Say what can be done; 另提一件 makes a suggestion of what was typed and what came with it. */
export async function explainAddition(
  context: CommandContext,
  matter: Suggestion,
  typed: SuggestionText,
): Promise<void> {
  const files = await storeAttachments(context);
  const number = displayNumber(matter);
  const how = matter.state === 'submitted' ? 'waiting' : 'handled';
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: `suggestions/added-too-late.${how}`,
    values: { deputy: context.actor.name, number, name: nameFor(matter, undefined, context.rules) },
    kind: 'confirm',
    subject: matter.id,
    answerableBy: [context.actor.personId],
    choices: [
      choice('另提一件', { name: 'submit', suggestion: typed, anew: true }, { confirmed: true, files }),
      choice('取消', { name: 'cancel' }, { confirmed: true }),
    ],
  });
}

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
