import { chineseDate } from '../../domain/calendar/civil-date.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import {
  combinedGrades,
  type Grades,
  gradeName,
  type RatedBy,
  triggersRedo,
} from '../../domain/satisfaction/rating.ts';
import { isLastRound } from '../../domain/satisfaction/second-round.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { answer, say } from '../speaking/speak.ts';
import { ratersOf } from './raters.ts';

export interface GivenRating {
  /** All ratings of the round, the new one last. */
  readonly ratings: readonly RatedBy[];
  readonly grades: Grades;
  readonly remark?: string | undefined;
  readonly rules: RuleSet;
}

/** Close the matter, or keep it open for a second round and tell the office alone. */
export async function settleRating(
  context: CommandContext,
  matter: Matter,
  { ratings, grades, remark, rules }: GivenRating,
): Promise<void> {
  const { suggestion } = matter;
  await moveOn(context, matter, { ratings, rules });
  const redo = triggersRedo(grades, rules);
  await answer({ ...context, subject: suggestion.id }, recordedTemplate(context, redo, remark), {
    number: displayNumber(suggestion),
    deputy: context.actor.name,
    attitude: gradeName(grades.attitude),
    result: gradeName(grades.result),
    rateBy: suggestion.rateBy === undefined ? '' : chineseDate(suggestion.rateBy, context.today),
  });
  if (redo) await tellOffice(context, suggestion, { grades, remark, rules });
}

/** To the deputy, or to staff who entered what is on a deputy's paper (补登). */
function recordedTemplate({ behalf }: CommandContext, redo: boolean, remark: string | undefined): string {
  if (behalf !== undefined) return 'ratings/recorded-behalf';
  if (!redo) return 'ratings/recorded';
  return remark === undefined ? 'ratings/recorded-remark-please' : 'ratings/recorded-redo';
}

/** Closed when all who are asked have rated and none asks for a second round; open again when one does. */
async function moveOn(
  context: CommandContext,
  matter: Matter,
  { ratings, rules }: Pick<GivenRating, 'ratings' | 'rules'>,
): Promise<void> {
  const { suggestion } = matter;
  const all = combinedGrades(ratings);
  if (all === undefined) return;
  if (triggersRedo(all, rules)) {
    if (suggestion.state === 'closed') await move(context, suggestion, 'reconsider');
    return;
  }
  const rated = new Set(ratings.map(({ deputyId }) => deputyId));
  const raters = await ratersOf(context, matter);
  if (suggestion.state === 'replied' && raters.every(({ id }) => rated.has(id)))
    await move(context, suggestion, 'close');
}

async function move(
  context: CommandContext,
  suggestion: Suggestion,
  how: 'close' | 'reconsider',
): Promise<void> {
  const moved = moveSuggestion(suggestion, how, how === 'close' ? { closedOn: context.today } : {});
  if (!moved.ok) return;
  await saveSuggestion(context.work, suggestion, moved.value, {
    action: `suggestion.${how === 'close' ? 'closed' : 'reconsidered'}`,
  });
}

/** What the office does next: telephone; first a hearing where the rules ask for one; after the last round escalate. */
async function tellOffice(
  context: CommandContext,
  suggestion: Suggestion,
  { grades, remark, rules }: Omit<GivenRating, 'ratings'>,
): Promise<void> {
  const next = isLastRound(suggestion, rules)
    ? 'escalate'
    : rules.redo.hearingFirst
      ? 'hearing-first'
      : 'second-round';
  const number = displayNumber(suggestion);
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'ratings/to-office',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        deputy: context.actor.name,
        attitude: gradeName(grades.attitude),
        result: gradeName(grades.result),
        remark: remark ?? '还没有填写意见',
        next: context.texts.render(`ratings/next.${next}`, { number, round: suggestion.round }),
      },
      subject: suggestion.id,
    });
  }
}

/** Staff was asked to telephone: say that the deputy has thought better of it, and nothing of what was wrong. */
export async function tellChanged(
  context: CommandContext,
  suggestion: Suggestion,
  grades: Grades,
): Promise<void> {
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'ratings/changed-to-office',
      values: {
        name: nameFor(suggestion, place.group, context.rules),
        number: displayNumber(suggestion),
        deputy: context.actor.name,
        attitude: gradeName(grades.attitude),
        result: gradeName(grades.result),
      },
      subject: suggestion.id,
    });
  }
}
