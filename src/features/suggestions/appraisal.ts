import { appraise, type Appraisal } from '../../chat/reading/appraise.ts';
import { defaultTitle } from '../../domain/suggestion/content.ts';
import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import type { CommandContext } from '../context.ts';
import { whisper } from '../speaking/speak.ts';

type Written = Pick<Suggestion, 'title' | 'reason' | 'analysis' | 'advice' | 'body' | 'category'>;

/** What can be said of a suggestion before anybody has read it, by the reading that `intake` prints. */
export function appraisalOf(suggestion: Written): Appraisal {
  const { category, ...texts } = suggestion;
  // A title that we made says nothing that the deputy has not said elsewhere.
  const title = texts.title === defaultTitle(suggestion) ? '' : texts.title;
  const said = Object.fromEntries(
    Object.entries({ ...texts, title }).filter(([key, text]) => KEYS.has(key) && text !== ''),
  );
  return appraise({
    ...said,
    // All that was typed, where a plain text came without parts.
    body:
      suggestion.body === ''
        ? [suggestion.title, suggestion.reason, suggestion.advice].join('\n')
        : suggestion.body,
    cosigners: [],
    units: [],
    ...(category === undefined ? {} : { category }),
  });
}

const KEYS: ReadonlySet<string> = new Set(['title', 'reason', 'analysis', 'advice']);

/** The category that the deputy stated, else the one a clerk would pick, if the rules of the place have it. */
export function withCategory<T extends Written>(context: CommandContext, content: T): T {
  const category = content.category ?? appraisalOf(content).category;
  if (category === undefined || !context.rules.categories.includes(category)) return content;
  return { ...content, category };
}

/** Asked for in the same moment (没有实际内容), or known only when looked up (重复): no advice of their own. */
const UNSAID: ReadonlySet<string> = new Set(['R09', 'R12', 'R14']);

/**
 * Tell a deputy privately what may stand in the way of a draft (负面清单, domain.md 1.12): a hint, never a refusal.
 * Whoever reviews decides.
 */
export async function adviseOn(context: CommandContext, suggestion: Suggestion): Promise<void> {
  const flags = appraisalOf(suggestion).flags.filter((flag) => !UNSAID.has(flag));
  const values = { deputy: context.actor.name, intake: `拟${String(suggestion.intakeNumber)}` };
  if (flags.includes('R13')) await whisper(context, 'suggestions/advice-split', values);
  const [reason] = flags
    .filter((flag) => flag !== 'R13')
    .flatMap((flag) => context.rules.declineReasons[flag] ?? []);
  if (reason !== undefined) await whisper(context, 'suggestions/advice', { ...values, reason });
}
