import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type SuggestionState } from '../../domain/suggestion/suggestion.ts';
import { findJointIssues } from '../../storage/joint-issues.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { asksDayAgain } from '../matters/doubtful-day.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { formNamed } from '../speaking/form.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showCard } from '../speaking/speak.ts';
import { carryOut } from './carry-out.ts';
import { namesNoUnit, type Plan, planOf, planWords, unitNames } from './plan.ts';

type Assign = Call<'assign'>;

/** What has ended is not assigned any more. */
const ENDED: readonly SuggestionState[] = ['closed', 'declined', 'converted', 'merged', 'withdrawn'];

/**
 * 交办: registered suggestions go to their units, with due dates counted from 交办之日. Several without a unit, and 全部,
 * go as the list proposes.
 */
export async function assign(context: CommandContext, call: Assign): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => toAssign(context), '交办');
  if (matters === undefined) return;
  const misfit = matters.find((matter) => matter.suggestion.state !== 'registered');
  if (misfit !== undefined) return refuseState(context, misfit);
  if (await asksDayAgain(context, { word: '交办', day: call, matters })) return;
  const [only] = matters;
  const alone = matters.length === 1 && namesNoUnit(call) && !context.confirmed;
  if (only !== undefined && alone && !call.targets.all) return openForm(context, only);
  const plan = await planOf(context, call, matters);
  if (plan === undefined) return;
  if (plan.given.length === 0) {
    if (only !== undefined && alone) return openForm(context, only);
    return refusePrivately(context, 'assign-none-proposed', { numbers: numbersOf(plan.left) });
  }
  const bulk = matters.length > 1 || namesNoUnit(call);
  if (!context.confirmed && bulk) return confirmBulk(context, call, plan);

  await carryOut(context, call, plan.given);
}

/** 交办 N without a unit opens the form 交办, with the units to choose from. */
async function openForm(context: CommandContext, matter: Matter): Promise<void> {
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'assignments/form-offered',
    values: { name: nameFor(matter.suggestion, context.place.group, context.rules) },
    kind: 'form',
    subject: matter.suggestion.id,
    choices: [],
    form: await formNamed(context, '交办'),
  });
}

/** What waits for 交办, but for what the other offices were asked about: that is replaced only by its number. */
async function toAssign(context: CommandContext): Promise<Matter[]> {
  const { tx } = context.work;
  const asked = await findJointIssues(tx, context.congress.id, { state: 'pending' });
  const waiting = new Set(asked.map(({ suggestionId }) => suggestionId));
  const rows = await findSuggestions(tx, context.congress.id, { state: 'registered' });
  return loadMatters(
    context,
    rows.filter(({ id }) => !waiting.has(id)),
  );
}

async function refuseState(context: CommandContext, matter: Matter): Promise<void> {
  const { state } = matter.suggestion;
  await refusePrivately(context, refusalFor(state), {
    number: displayNumber(matter.suggestion),
    state: stateName(state),
  });
}

/** With its units, over for good, waiting for the reviewer, or still with the deputy. */
function refusalFor(state: SuggestionState): string {
  if (state === 'assigned' || state === 'replied' || state === 'reopened') return 'already-assigned';
  if (ENDED.includes(state)) return 'assign-ended';
  return state === 'submitted' || state === 'in_review' ? 'not-registered' : 'assign-not-submitted';
}

/** What goes where; of the list also what it proposes nothing for, which stays as it is. */
async function confirmBulk(context: CommandContext, call: Assign, { given, left }: Plan): Promise<void> {
  const matters = given.map(({ matter }) => matter);
  const values = { count: given.length, numbers: numbersOf(matters) };
  const leaves =
    left.length === 0 ? '' : `${context.texts.render('assignments/left', { numbers: numbersOf(left) })}\n`;
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map((matter) => matter.suggestion)) },
    label: '确认',
    ...(namesNoUnit(call)
      ? {
          template: 'assignments/confirm-proposed',
          values: { ...values, lines: planWords(context, given), left: leaves },
        }
      : { template: 'assignments/confirm-bulk', values: { ...values, units: unitNames(given) } }),
  });
}
