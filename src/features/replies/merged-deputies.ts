import type { RuleSet } from '../../domain/rules/rule-set.ts';
import type { Reply } from '../../storage/replies.ts';
import type { Unit } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { tellMember } from '../speaking/tell.ts';
import { mergedInto } from '../suggestions/merge.ts';
import { askToRate, replyValues, sendReplyFiles } from './tell-deputy.ts';

export interface MergedReply {
  readonly unit: Unit;
  readonly reply: Reply;
  readonly rules: RuleSet;
}

/**
 * What was merged into a matter is answered with it, each deputy under the own number (并案办理、分别答复). Once the
 * main matter is open to rating, so are these: each lead deputy rates the own.
 */
export async function passToMerged(context: CommandContext, main: Matter, told: MergedReply): Promise<void> {
  for (const matter of await mergedInto(context, main.suggestion.id)) {
    const suggestion = await openRating(context, main, matter);
    for (const deputy of [matter.lead, ...matter.cosigners]) {
      const about = { ...told, suggestion, deputy };
      if (deputy.id === matter.lead.id && suggestion.rateBy !== undefined)
        await askToRate(context, matter, about);
      else
        await tellMember(context, deputy, {
          class: 'notice',
          template: deputy.id === matter.lead.id ? 'replies/one-of-several' : 'replies/for-cosigner',
          values: replyValues(context, deputy, about),
          subject: suggestion.id,
        });
      await sendReplyFiles(context, deputy, about);
    }
  }
}

async function openRating(
  context: CommandContext,
  { suggestion: { rateBy, round } }: Matter,
  { suggestion }: Matter,
): Promise<Matter['suggestion']> {
  if (rateBy === undefined) return suggestion;
  const next = { ...suggestion, rateBy, round };
  return saveSuggestion(context.work, suggestion, next, { action: 'suggestion.rating_opened' });
}
