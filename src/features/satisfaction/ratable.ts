import { civilDateOf } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { ratersOfMatters } from './raters.ts';

/**
 * The matters that the speaker, as a deputy of theirs, could rate now: those that wait for it, else those whose
 * rating may still be changed. What the own unit has answered comes only when there is nothing else.
 */
export async function ratableMatters(context: CommandContext): Promise<readonly Matter[]> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) return [];
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    OR: [{ leadDeputyId: deputy.id }, { cosigners: { some: { deputyId: deputy.id, state: 'agreed' } } }],
    // What was merged is rated as soon as the reply to both has opened its window.
    state: { in: ['replied', 'closed', 'merged'] },
  });
  const open = rows.filter((each) => each.rateBy !== undefined && civilDateOf(context.sentAt) <= each.rateBy);
  const matters = await loadMatters(context, open);
  const raters = await ratersOfMatters(context, matters);
  const others = matters.filter(({ suggestion }) =>
    raters.get(suggestion.id)?.some(({ id }) => id === deputy.id),
  );
  const led = matters.filter(({ lead }) => lead.id === deputy.id);
  const waiting = others.filter((matter) => matter.suggestion.state === 'replied');
  return [waiting, others, led].find((each) => each.length > 0) ?? [];
}

/** A message has six lines; the rest is found by 待办. */
const LISTED = 4;

/** One line for each matter, with the very words that rate it: 「评价 2026闭-001 1 2」. */
export function ratingWords(context: CommandContext, matters: readonly Matter[], grades: string): string {
  const lines = matters.slice(0, LISTED).map(({ suggestion }) =>
    context.texts.render('ratings/words', {
      title: suggestion.title,
      number: displayNumber(suggestion),
      grades,
    }),
  );
  if (matters.length > LISTED) lines.push(context.texts.render('ratings/words-more', {}));
  return lines.join('\n');
}
