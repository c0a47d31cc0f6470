import type { Call } from '../../chat/card-call.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { type Grades, gradeName, triggersRedo } from '../../domain/satisfaction/rating.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { insertRating, latestRating } from '../../storage/ratings.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { ratableMatters, ratingWords } from './ratable.ts';

type RateCall = Call<'rate'>;

/** 评价: the lead deputy's attitude and result, in a direct chat; may be changed until the window ends. */
export async function rate(context: CommandContext, call: RateCall): Promise<void> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) return refusePrivately(context, 'role', { word: '评价', who: '领衔代表' });
  const matter = await ratedMatter(context, call);
  if (matter === undefined) return;
  const refusal = whyNot(context, matter, deputy.id);
  if (refusal !== undefined) return refusePrivately(context, refusal.template, refusal.values);
  const grades = gradesOf(call);
  if (grades === undefined)
    return answer({ ...context, subject: matter.suggestion.id }, 'ratings/how', {
      number: displayNumber(matter.suggestion),
    });

  const { suggestion } = matter;
  const before = await latestRating(context.work.tx, suggestion);
  await insertRating(
    context.work,
    {
      congressId: context.congress.id,
      id: context.newId(),
      suggestionId: suggestion.id,
      deputyId: deputy.id,
      round: suggestion.round,
      ...grades,
      ratedOn: civilDateOf(context.sentAt),
      enteredAt: context.now,
      enteredById: context.actor.personId,
      onBehalf: false,
      ...(call.remark === undefined ? {} : { remark: call.remark }),
    },
    { action: 'rating.given' },
  );
  await settle(context, matter, grades, call.remark);
  if (before !== undefined && triggersRedo(before, context.rules) && !triggersRedo(grades, context.rules))
    await tellChanged(context, suggestion, grades);
}

/** The matter that is meant; when several wait, the words for each are told, and nothing is rated. */
async function ratedMatter(context: CommandContext, call: RateCall): Promise<Matter | undefined> {
  const named = call.targets.numbers.length > 0 || call.targets.all || context.subject !== undefined;
  const matters = named ? [] : await ratableMatters(context);
  if (matters.length < 2) return resolveOne(context, call.targets, () => ratableMatters(context), '评价');
  await refusePrivately(context, 'rate-which', { words: ratingWords(context, matters, saidGrades(call)) });
  return undefined;
}

/** What was said, to be said again with a number: 满意, 1 2, with its remark; 1 1 stands for a bare 评价. */
function saidGrades(call: RateCall): string {
  const { attitude, result } = gradesOf(call) ?? { attitude: 1, result: 1 };
  const grades = attitude === result ? gradeName(attitude) : `${attitude} ${result}`;
  return call.remark === undefined ? grades : `${grades} 意见:${call.remark}`;
}

function whyNot(
  context: CommandContext,
  matter: Matter,
  deputyId: string,
): { template: string; values: Record<string, string> } | undefined {
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (suggestion.leadDeputyId !== deputyId) return { template: 'rate-lead-only', values: { number } };
  if (suggestion.state !== 'replied' && suggestion.state !== 'closed') {
    return { template: 'rate-not-replied', values: { number, state: stateName(suggestion.state) } };
  }
  const own = matter.shares.some(
    ({ unit, assignment }) => answers(assignment.role) && context.actor.unitIds.includes(unit.id),
  );
  if (own) return { template: 'rate-own-unit', values: { number } };
  const { rateBy } = suggestion;
  if (rateBy !== undefined && civilDateOf(context.sentAt) > rateBy) {
    return { template: 'rate-too-late', values: { number, date: chineseDate(rateBy, context.today) } };
  }
  return undefined;
}

function gradesOf(call: RateCall): Grades | undefined {
  const attitude = call.attitude ?? call.result;
  const result = call.result ?? call.attitude;
  return attitude === undefined || result === undefined ? undefined : { attitude, result };
}

/** Close the matter, or keep it open for a second round and tell the office alone. */
async function settle(
  context: CommandContext,
  matter: Matter,
  grades: Grades,
  remark: string | undefined,
): Promise<void> {
  const { suggestion } = matter;
  const redo = triggersRedo(grades, context.rules);
  const move = redo
    ? suggestion.state === 'closed'
      ? 'reconsider'
      : undefined
    : suggestion.state === 'replied'
      ? 'close'
      : undefined;
  if (move !== undefined) {
    const moved = moveSuggestion(suggestion, move, move === 'close' ? { closedOn: context.today } : {});
    if (moved.ok)
      await saveSuggestion(context.work, suggestion, moved.value, {
        action: `suggestion.${move === 'close' ? 'closed' : 'reconsidered'}`,
      });
  }
  const template =
    redo && remark === undefined
      ? 'ratings/recorded-remark-please'
      : redo
        ? 'ratings/recorded-redo'
        : 'ratings/recorded';
  await answer({ ...context, subject: suggestion.id }, template, {
    number: displayNumber(suggestion),
    attitude: gradeName(grades.attitude),
    result: gradeName(grades.result),
    rateBy: suggestion.rateBy === undefined ? '' : chineseDate(suggestion.rateBy, context.today),
  });
  if (redo) await tellOffice(context, suggestion, grades, remark);
}

async function tellOffice(
  context: CommandContext,
  suggestion: Suggestion,
  grades: Grades,
  remark: string | undefined,
): Promise<void> {
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
      },
      subject: suggestion.id,
    });
  }
}

/** Staff was asked to telephone: say that the deputy has thought better of it, and nothing of what was wrong. */
async function tellChanged(context: CommandContext, suggestion: Suggestion, grades: Grades): Promise<void> {
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
