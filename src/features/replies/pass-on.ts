import { answers } from '../../domain/assignment/assignment.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import type { Reply } from '../../storage/replies.ts';
import type { Member, Unit } from '../../storage/roster.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter } from '../matters/matter.ts';
import { ratersOf } from '../satisfaction/raters.ts';
import { tellOfficeToReport } from '../superior/tell-office.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { passToMerged } from './merged-deputies.ts';
import { askToRate, replyValues, sendReplyFiles, type Told } from './tell-deputy.ts';

/**
 * A reply is passed on to the lead deputy and the co-signers. When every answering unit has replied
 * the suggestion is `replied` and the deputies are asked to rate (domain.md 1.16), where the office accepts
 * the paper first (核收), after that.
 */
export async function passReplyOn(
  context: CommandContext,
  matter: Matter,
  unit: Unit,
  reply: Reply,
): Promise<void> {
  const rules = await rulesOfMatter(context, matter.suggestion);
  const complete = isFullyAnswered(matter);
  const suggestion = complete ? await markReplied(context, matter.suggestion, rules) : matter.suggestion;
  const told = { suggestion, unit, reply, rules };
  const raters = await ratersOf(context, matter);
  for (const deputy of [matter.lead, ...matter.cosigners]) {
    const rates = raters.some(({ id }) => id === deputy.id);
    if (rates && complete && !rules.acceptReply) await askToRate(context, matter, { ...told, deputy });
    else
      await inform(context, deputy, {
        ...told,
        template: templateFor(matter, deputy, { rates, complete, rules }),
      });
    await sendReplyFiles(context, deputy, told);
  }
  if (complete) await tellOfficeToReport(context, suggestion, told);
  await passToMerged(context, { ...matter, suggestion }, { unit, reply, rules });
  if (complete) await tellOffice(context, matter, { ...told, unrated: raters.length === 0 });
}

/** Every unit that answers the deputy has done so. */
export function isFullyAnswered(matter: Matter): boolean {
  return matter.shares.every(
    ({ assignment }) => !answers(assignment.role) || assignment.state === 'answered',
  );
}

/** Until when replies that are passed on today may be rated. */
export function ratingWindow(context: CommandContext, suggestion: Suggestion, rules: RuleSet) {
  const window = suggestion.kind === 'fast_track' ? rules.fastTrack.evaluate : rules.evaluate.due;
  return computeDeadline(context.today, window, rules.dayRule, context.calendar).date;
}

async function markReplied(
  context: CommandContext,
  suggestion: Suggestion,
  rules: RuleSet,
): Promise<Suggestion> {
  const changes = rules.acceptReply ? {} : { rateBy: ratingWindow(context, suggestion, rules) };
  const moved = moveSuggestion(suggestion, 'reply', changes);
  if (!moved.ok) throw new Error(`suggestion ${suggestion.id} was answered in state ${moved.refusal.state}`);
  return saveSuggestion(context.work, suggestion, moved.value, { action: 'suggestion.replied' });
}

/** What a deputy reads who is not asked to rate, or not yet. */
function templateFor(
  { lead }: Matter,
  deputy: Member,
  {
    rates,
    complete,
    rules,
  }: { readonly rates: boolean; readonly complete: boolean; readonly rules: RuleSet },
): string {
  if (rates) return complete ? 'replies/accept-first' : 'replies/one-of-several';
  if (deputy.id === lead.id) return 'replies/for-lead-own-unit';
  return rules.evaluate.evaluators === 'leadAfterConsult'
    ? 'replies/for-cosigner-consult'
    : 'replies/for-cosigner';
}

async function inform(
  context: CommandContext,
  deputy: Member,
  told: Told & { readonly template: string },
): Promise<void> {
  await tellMember(context, deputy, {
    class: 'notice',
    template: told.template,
    values: replyValues(context, deputy, told),
    subject: told.suggestion.id,
  });
}

/** The office arranges the rating where no deputy is asked, and accepts the paper where the rules say so. */
async function tellOffice(
  context: CommandContext,
  { lead }: Matter,
  { suggestion, unit, rules, unrated }: Told & { readonly rules: RuleSet; readonly unrated: boolean },
): Promise<void> {
  const template = rules.acceptReply
    ? 'replies/please-accept'
    : unrated
      ? 'ratings/own-unit-to-office'
      : undefined;
  if (template === undefined) return;
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template,
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        number: displayNumber(suggestion),
        deputy: lead.name,
        unit: unit.name,
      },
      subject: suggestion.id,
    });
  }
}
