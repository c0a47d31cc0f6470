import type { Call } from '../../chat/card-call.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { gradeName } from '../../domain/satisfaction/rating.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Member } from '../../storage/roster.ts';
import type { CommandContext } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { ratersOf } from './raters.ts';

/**
 * Where the lead deputy rates after hearing the co-signers (山东省条例第二十三条: 征求并综合联名代表意见), what a co-signer
 * says of the reply goes to the lead deputy alone and is no rating. Whether that was the case.
 */
export async function passToLead(
  context: CommandContext,
  call: Call<'rate'>,
  { matter, deputy, rules }: { readonly matter: Matter; readonly deputy: Member; readonly rules: RuleSet },
): Promise<boolean> {
  const { suggestion, lead, cosigners } = matter;
  const cosigns = cosigners.some(({ id }) => id === deputy.id);
  const grade = call.result ?? call.attitude;
  if (rules.evaluate.evaluators !== 'leadAfterConsult' || !cosigns) return false;
  if (suggestion.state !== 'replied' || grade === undefined) return false;
  // Where the lead deputy heads a unit that answered, the co-signer rates in the deputy's place.
  if ((await ratersOf(context, matter)).some(({ id }) => id === deputy.id)) return false;
  const number = displayNumber(suggestion);
  await tellMember(context, lead, {
    class: 'notice',
    template: 'ratings/cosigner-to-lead',
    values: {
      deputy: lead.name,
      cosigner: deputy.name,
      name: `${number}《${suggestion.title}》`,
      attitude: gradeName(call.attitude ?? grade),
      result: gradeName(grade),
      remark: call.remark ?? '没有另写意见',
    },
    subject: suggestion.id,
  });
  await answer({ ...context, subject: suggestion.id }, 'ratings/passed-to-lead', {
    number,
    deputy: lead.name,
  });
  return true;
}
