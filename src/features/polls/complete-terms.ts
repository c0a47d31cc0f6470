import type { Call } from '../../chat/card-call.ts';
import { passage } from '../../chat/reading/fold.ts';
import { lexiconOf } from '../../chat/reading/lexicon.ts';
import { readPollText } from '../../chat/reading/poll.ts';
import type { CommandContext } from '../context.ts';
import type { AskedField } from './terms.ts';

/** The poll on its way with what was just answered: fields by their names, or the very value that was asked for. */
export function completeTerms(
  { table, today }: Pick<CommandContext, 'table' | 'today'>,
  call: Call<'consultation'>,
  { field, spoken }: { readonly field: AskedField; readonly spoken: string },
): Call<'consultation'> {
  const lexicon = lexiconOf(table);
  const named = readPollText(passage(spoken), { lexicon, today });
  const [label = ''] = lexicon.labels(field);
  const answered =
    Object.keys(named).length > 0 ? named : readPollText(passage(`${label}:${spoken}`), { lexicon, today });
  return { ...call, terms: { ...call.terms, ...answered } };
}
