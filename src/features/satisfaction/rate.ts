import type { Call } from '../../chat/card-call.ts';
import { chineseDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import { type Grades, gradeName, triggersRedo } from '../../domain/satisfaction/rating.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { reboundAt } from '../../storage/identities.ts';
import { hasRatedSince, insertRating, ratingsOfRound } from '../../storage/ratings.ts';
import type { Member } from '../../storage/roster.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import type { Matter } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { passToLead } from './consult-lead.ts';
import { whyNot } from './may-rate.ts';
import { ratableMatters, ratingWords } from './ratable.ts';
import { settleRating, tellChanged } from './settle-rating.ts';

type RateCall = Call<'rate'>;

/** 评价: a deputy's attitude and result, in a direct chat; may be changed until the window ends. */
export async function rate(context: CommandContext, call: RateCall): Promise<void> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) return refusePrivately(context, 'role', { word: '评价', who: '领衔代表' });
  const matter = await ratedMatter(context, call);
  if (matter === undefined) return;
  const rules = await rulesOfMatter(context, matter.suggestion);
  if (await passToLead(context, call, { matter, deputy, rules })) return;
  const refusal = await whyNot(context, matter, deputy);
  if (refusal !== undefined) return refusePrivately(context, refusal.template, refusal.values);
  const grades = gradesOf(call);
  if (grades === undefined)
    return answer({ ...context, subject: matter.suggestion.id }, 'ratings/how', {
      number: displayNumber(matter.suggestion),
    });
  if (call.sure !== true && (await isFirstOfNewAccount(context)))
    return confirmNewAccount(context, call, matter, grades);

  const { suggestion } = matter;
  const earlier = await ratingsOfRound(context.work.tx, suggestion);
  const before = earlier.findLast(({ deputyId }) => deputyId === deputy.id);
  if (context.behalf !== undefined && before !== undefined && before.ratedOn > civilDateOf(context.sentAt))
    return refusePrivately(context, 'record-rating-older', {
      number: displayNumber(suggestion),
      deputy: deputy.name,
      date: chineseDate(before.ratedOn, context.today),
    });
  await store(context, call, { matter, deputy, grades });
  const ratings = [...earlier, { ...grades, deputyId: deputy.id }];
  await settleRating(context, matter, { ratings, grades, remark: call.remark, rules });
  if (before !== undefined && triggersRedo(before, rules) && !triggersRedo(grades, rules))
    await tellChanged(context, suggestion, grades);
}

async function store(
  context: CommandContext,
  { remark }: RateCall,
  given: { readonly matter: Matter; readonly deputy: Member; readonly grades: Grades },
): Promise<void> {
  const { suggestion } = given.matter;
  await insertRating(
    context.work,
    {
      congressId: context.congress.id,
      id: context.newId(),
      suggestionId: suggestion.id,
      deputyId: given.deputy.id,
      round: suggestion.round,
      ...given.grades,
      ratedOn: civilDateOf(context.sentAt),
      enteredAt: context.now,
      enteredById: context.work.actorId ?? context.actor.personId,
      onBehalf: context.behalf !== undefined,
      ...(remark === undefined ? {} : { remark }),
    },
    { action: 'rating.given' },
  );
}

/** The first rating after a re-binding needs one confirmation (domain.md, manners 8). */
async function isFirstOfNewAccount(context: CommandContext): Promise<boolean> {
  const { personId, direct } = context.actor;
  const { platform, account, conversation } = direct;
  const { tx } = context.work;
  const since = await reboundAt(tx, personId, { platform, account, externalId: conversation.id });
  return since !== undefined && !(await hasRatedSince(tx, personId, since));
}

async function confirmNewAccount(
  context: CommandContext,
  call: RateCall,
  { suggestion }: Matter,
  { attitude, result }: Grades,
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf([suggestion]), sure: true },
    label: '确认',
    template: 'ratings/confirm-new-account',
    values: {
      person: context.actor.name,
      number: displayNumber(suggestion),
      attitude: gradeName(attitude),
      result: gradeName(result),
    },
    subject: suggestion.id,
  });
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

function gradesOf(call: RateCall): Grades | undefined {
  const attitude = call.attitude ?? call.result;
  const result = call.result ?? call.attitude;
  return attitude === undefined || result === undefined ? undefined : { attitude, result };
}
