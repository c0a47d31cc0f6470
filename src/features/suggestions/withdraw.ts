import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { nextWithdrawalStep, withdrawableStates } from '../../domain/suggestion/withdrawal.ts';
import { clearWithdrawalAgreements, lockSuggestion } from '../../storage/cosigners.ts';
import { findSuggestions, loadSuggestion, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatter, loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { askCosigners, askStaff } from './withdrawal-questions.ts';
import { withdrawNow } from './withdraw-now.ts';

type WithdrawCall = Call<'withdraw'>;

/**
 * 撤回: the lead deputy takes the suggestion back, once all have agreed whose agreement the rules ask for; handling
 * ends, the units that have it are told.
 */
export async function withdraw(context: CommandContext, call: WithdrawCall): Promise<void> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) return refusePrivately(context, 'role', { word: '撤回', who: '领衔代表' });
  const found = await resolveOne(context, call.targets, () => withdrawable(context, deputy.id), '撤回');
  if (found === undefined) return;
  const { suggestion } = found;
  const number = displayNumber(suggestion);
  if (suggestion.leadDeputyId !== deputy.id)
    return refusePrivately(context, 'withdraw-lead-only', { number });
  if (!withdrawableStates(context.rules).includes(suggestion.state))
    return refusePrivately(context, 'withdraw-too-late', { number, state: stateName(suggestion.state) });
  if (!context.confirmed) return confirm(context, call, found);

  await lockSuggestion(context.work.tx, context.congress.id, suggestion.id);
  const matter = await loadMatter(
    context,
    await loadSuggestion(context.work.tx, context.congress.id, suggestion.id),
  );
  await takeStep(context, call, matter);
}

async function takeStep(context: CommandContext, call: WithdrawCall, matter: Matter): Promise<void> {
  const { suggestion, cosigners } = matter;
  const number = displayNumber(suggestion);
  const step = nextWithdrawalStep(suggestion, cosigners.length, context.rules);
  if (!step.ok)
    return refusePrivately(context, 'withdraw-too-late', { number, state: stateName(step.refusal.state) });
  const about = { ...context, subject: suggestion.id };
  if (step.value === 'nobody') {
    if (wasHandedIn(suggestion)) await answer(about, 'suggestions/withdrawn', { number });
    else await answer(about, 'suggestions/discarded', { intake: number });
    return withdrawNow(context, matter, call.reason);
  }
  await clearWithdrawalAgreements(context.work, suggestion.id);
  const { withdrawalReason: _before, ...rest } = suggestion;
  const asked = await saveSuggestion(
    context.work,
    suggestion,
    {
      ...rest,
      withdrawalAskedAt: context.now,
      withdrawalAskedById: context.actor.personId,
      ...(call.reason === undefined ? {} : { withdrawalReason: call.reason }),
    },
    { action: 'suggestion.withdrawal_asked' },
  );
  const waiting = { ...matter, suggestion: asked };
  if (step.value === 'cosigners') await askCosigners(context, waiting);
  else await askStaff(context, waiting);
  await answer(about, `suggestions/withdrawal-asked.${step.value}`, { number, count: cosigners.length });
}

async function withdrawable(context: CommandContext, leadDeputyId: string): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId,
    state: { in: [...withdrawableStates(context.rules)] },
  });
  return loadMatters(context, rows);
}

/** What was never handed in is put away; no unit knows of it. */
function wasHandedIn({ submittedOn }: Suggestion): boolean {
  return submittedOn !== undefined;
}

async function confirm(context: CommandContext, call: WithdrawCall, matter: Matter): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    label: '确认撤回',
    template: wasHandedIn(matter.suggestion) ? 'suggestions/confirm-withdraw' : 'suggestions/confirm-discard',
    values: {
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      reason: call.reason ?? '未写',
    },
    subject: matter.suggestion.id,
    private: matter.suggestion.confidential,
  });
}
