import type { AnyCall } from '../../chat/card-call.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { readSuggestion } from '../../chat/reading/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';

/** While a revision is asked for, what is no command is text of it, however short (在青石村). */
export async function revisionText(
  context: CommandContext,
  { call, spoken, marked }: { readonly call: AnyCall; readonly spoken: string; readonly marked: boolean },
): Promise<AnyCall | undefined> {
  const lead = deputyOf(context.actor);
  if (lead === undefined || marked || call.name !== 'unknown' || call.nearest.length > 0) return undefined;
  const open = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'revision_requested'] },
  });
  if (open.at(-1)?.state !== 'revision_requested') return undefined;
  const suggestion = readSuggestion(passage(spoken), lexiconOf(context.table));
  return { name: 'submit', suggestion, prose: true };
}
