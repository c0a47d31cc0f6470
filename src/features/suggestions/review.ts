import type { Call } from '../../chat/card-call.ts';
import type { ReviewLevel } from '../../domain/suggestion/review.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { loadReviewing, type Reviewing } from './levels.ts';
import { mergeTarget } from './merge.ts';
import { decideReview, reasonText } from './review-decisions.ts';
import { askForRemark, completeReview } from './review-lacks.ts';

type Review = Call<'review'>;

/**
 * 审核: pass one level, send back for revision, decline, turn into a letter, or merge. 不宜, 转来信 and bulk are
 * confirmed.
 */
export async function review(context: CommandContext, call: Review): Promise<void> {
  const reviewing = await loadReviewing(context);
  const meant = await resolveTargets(context, call.targets, () => waiting(context, reviewing), '审核');
  if (meant === undefined) return;
  const matters = await reviewable(context, call, { reviewing, meant });
  if (matters.length === 0) return;
  if (!(await completeReview(context, call, matters))) return;
  const into = call.decision === 'merge' ? await mergeTarget(context, call, matters) : undefined;
  if (call.decision === 'merge' && into === undefined) return;

  const irrevocable = call.decision === 'decline' || call.decision === 'letter';
  if (!context.confirmed && (irrevocable || meant.length > 1)) return confirmReview(context, call, matters);
  for (const matter of matters) {
    await settleCardsAbout(context, { subject: matter.suggestion.id, kinds: ['review'] });
    await decideReview(context, reviewing, { call, matter, into });
  }
  await answerOnce(context, call, { matters, into });
}

/** 退改 or 不宜 was pressed on the card: say what to write. */
export async function askReviewDetail(
  context: CommandContext,
  call: Call<'askRevision' | 'askDecline'>,
): Promise<void> {
  const [suggestion] = await findSuggestions(context.work.tx, context.congress.id, { id: call.suggestion });
  if (suggestion === undefined || !WAITING.includes(suggestion.state))
    return refusePrivately(context, 'already-reviewed', {});
  const decision = call.name === 'askRevision' ? 'revise' : 'decline';
  await askForRemark(
    { ...context, subject: suggestion.id },
    { name: 'review', targets: targetsOf([suggestion]), decision },
    suggestion,
  );
}

/** Matters that wait for the speaker's review, in whatever part the person reviews. */
export async function waiting(context: CommandContext, reviewing?: Reviewing): Promise<Matter[]> {
  const { mayReview } = reviewing ?? (await loadReviewing(context));
  return (await allWaiting(context)).filter((matter) => mayReview(context.actor, matter));
}

/** Matters that wait for any review. */
export async function allWaiting(context: CommandContext): Promise<Matter[]> {
  return loadMatters(
    context,
    await findSuggestions(context.work.tx, context.congress.id, { state: { in: [...WAITING] } }),
  );
}

const WAITING: readonly SuggestionState[] = ['submitted', 'in_review'];

/** What has its number already can still be found to be the same as another (合并处理并告知, 重庆市条例第十三条). */
function admits({ decision }: Review, state: SuggestionState): boolean {
  return WAITING.includes(state) || (decision === 'merge' && state === 'registered');
}

function mayDecide({ actor }: CommandContext, reviewing: Reviewing, matter: Matter): boolean {
  if (matter.suggestion.state === 'registered') return actor.roles.includes('staff');
  return reviewing.mayReview(actor, matter);
}

/** Those that can be reviewed now by the speaker; of several the others are named and the rest goes on. */
async function reviewable(
  context: CommandContext,
  call: Review,
  { reviewing, meant }: { readonly reviewing: Reviewing; readonly meant: readonly Matter[] },
): Promise<readonly Matter[]> {
  const fits = (matter: Matter): boolean =>
    admits(call, matter.suggestion.state) && mayDecide(context, reviewing, matter);
  const left = meant.filter((matter) => !fits(matter));
  const [first] = left;
  if (first === undefined) return meant;
  if (left.length < meant.length)
    await refusePrivately(context, 'some-not-reviewed', { numbers: numbersOf(left) });
  else if (!admits(call, first.suggestion.state)) await refuseState(context, first);
  else await refuseLevel(context, reviewing.levelOf(first).level, first);
  return meant.filter(fits);
}

async function refuseState(context: CommandContext, matter: Matter): Promise<void> {
  await refusePrivately(context, 'not-waiting-for-review', {
    number: displayNumber(matter.suggestion),
    state: stateName(matter.suggestion.state),
  });
}

async function refuseLevel(context: CommandContext, level: ReviewLevel, matter: Matter): Promise<void> {
  await refusePrivately(context, `review-at-level.${level}`, { number: displayNumber(matter.suggestion) });
}

async function confirmReview(
  context: CommandContext,
  call: Review,
  matters: readonly Matter[],
): Promise<void> {
  const [only] = matters;
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map((matter) => matter.suggestion)) },
    label: '确认',
    template: `review/confirm-${call.decision ?? 'pass'}`,
    values: {
      count: matters.length,
      numbers: numbersOf(matters),
      reason: reasonText(context, call),
      into: call.into?.typed ?? '',
    },
    ...(matters.length === 1 && only !== undefined ? { subject: only.suggestion.id } : {}),
  });
}

/** One answer for each state that the suggestions are in now: of several passed some may be through, some not. */
async function answerOnce(
  context: CommandContext,
  call: Review,
  { matters, into }: { readonly matters: readonly Matter[]; readonly into: Matter | undefined },
): Promise<void> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    id: { in: matters.map((matter) => matter.suggestion.id) },
  });
  for (const state of new Set(rows.map((row) => row.state))) {
    const some = rows.filter((row) => row.state === state);
    const [only] = some;
    await answer(
      { ...context, ...(some.length === 1 && only !== undefined ? { subject: only.id } : {}) },
      `review/done-${state === 'in_review' ? 'pass-level' : (call.decision ?? 'pass')}`,
      {
        count: some.length,
        numbers: some.map(displayNumber).join('、'),
        into: into === undefined ? '' : displayNumber(into.suggestion),
      },
    );
  }
}
