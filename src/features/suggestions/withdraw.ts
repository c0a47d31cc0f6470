import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { moveSuggestion } from '../../domain/suggestion/transitions.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';

type WithdrawCall = Call<'withdraw'>;

const UNTIL_REPLIED: readonly Suggestion['state'][] = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'revision_requested',
  'registered',
  'assigned',
  'reopened',
];

/** 撤回: the lead deputy takes the suggestion back; handling ends, the units that have it are told. */
export async function withdraw(context: CommandContext, call: WithdrawCall): Promise<void> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) return refusePrivately(context, 'role', { word: '撤回', who: '领衔代表' });
  const matter = await resolveOne(context, call.targets, () => withdrawable(context, deputy.id), '撤回');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  if (suggestion.leadDeputyId !== deputy.id)
    return refusePrivately(context, 'withdraw-lead-only', { number });
  if (isTooLate(context, suggestion))
    return refusePrivately(context, 'withdraw-too-late', { number, state: stateName(suggestion.state) });
  if (matter.cosigners.length > 0 && context.rules.withdraw.joint === 'allCosignersAgree') {
    return refusePrivately(context, 'withdraw-joint', { number });
  }
  if (!context.confirmed) return confirm(context, call, matter);

  const moved = moveSuggestion(suggestion, 'withdraw', { withdrawnOn: context.actedOn });
  if (!moved.ok)
    return refusePrivately(context, 'withdraw-too-late', { number, state: stateName(suggestion.state) });
  await saveSuggestion(context.work, suggestion, moved.value, {
    action: 'suggestion.withdrawn',
    facts: call.reason === undefined ? {} : { reason: call.reason },
  });
  await settleCardsAbout(context, {
    subject: suggestion.id,
    kinds: ['draft', 'review', 'assignment', 'return'],
  });
  await answer({ ...context, subject: suggestion.id }, 'suggestions/withdrawn', { number });
  await tellUnits(context, matter);
}

async function withdrawable(context: CommandContext, leadDeputyId: string): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId,
    state: { in: [...UNTIL_REPLIED] },
  });
  return loadMatters(
    context,
    rows.filter((row) => !isTooLate(context, row)),
  );
}

function isTooLate(context: CommandContext, suggestion: Suggestion): boolean {
  if (!UNTIL_REPLIED.includes(suggestion.state)) return true;
  return context.rules.withdraw.until === 'assigned' && ['assigned', 'reopened'].includes(suggestion.state);
}

async function confirm(context: CommandContext, call: WithdrawCall, matter: Matter): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    label: '确认撤回',
    template: 'suggestions/confirm-withdraw',
    values: {
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      reason: call.reason ?? '未写',
    },
    subject: matter.suggestion.id,
    private: matter.suggestion.confidential,
  });
}

async function tellUnits(context: CommandContext, matter: Matter): Promise<void> {
  for (const { unit } of matter.shares) {
    for (const place of await unitPlaces(context, unit.id)) {
      await say(context, {
        to: place.address,
        class: 'notice',
        template: 'suggestions/withdrawn-for-unit',
        values: { name: nameFor(matter.suggestion, place.group, context.rules), unit: unit.name },
        subject: matter.suggestion.id,
      });
    }
  }
}
