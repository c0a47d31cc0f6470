import type { Call } from '../../chat/card-call.ts';
import { displayNumber, type Suggestion } from '../../domain/suggestion/suggestion.ts';
import { nextWithdrawalStep } from '../../domain/suggestion/withdrawal.ts';
import {
  clearWithdrawalAgreements,
  findCosigners,
  lockSuggestion,
  saveWithdrawalAgreement,
} from '../../storage/cosigners.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { settleCardsAbout } from '../speaking/settle-cards.ts';
import { answer } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { withdrawNow } from './withdraw-now.ts';
import { askStaff, WITHDRAWAL } from './withdrawal-questions.ts';

/** A cosigner agrees to the withdrawal, or wants the handling to go on: one is enough for that. */
export async function agreeWithdrawal(context: CommandContext, call: Call<'agreeWithdrawal'>): Promise<void> {
  const matter = await askedMatter(context, call.suggestion);
  const deputy = deputyOf(context.actor);
  if (matter === undefined || deputy === undefined || !isCosigner(matter, deputy.id))
    return refusePrivately(context, 'withdrawal-over', {});
  const { suggestion } = matter;
  const values = { number: displayNumber(suggestion), deputy: context.actor.name };
  if (!call.agree) {
    await answer(context, 'suggestions/withdrawal-declined', values);
    return drop(context, matter, 'cosigners');
  }
  await saveWithdrawalAgreement(
    context.work,
    { suggestionId: suggestion.id, deputyId: deputy.id },
    { action: 'cosigner.withdrawal_agreed' },
  );
  await answer(context, 'suggestions/withdrawal-agreed', values);
  await goOn(context, matter);
}

/** The office agrees to the withdrawal, or not. */
export async function decideWithdrawal(
  context: CommandContext,
  call: Call<'decideWithdrawal'>,
): Promise<void> {
  if (!context.actor.roles.includes('staff'))
    return refusePrivately(context, 'role', { word: '同意撤回', who: '代表工委' });
  const matter = await askedMatter(context, call.suggestion);
  if (matter === undefined) return refusePrivately(context, 'withdrawal-over', {});
  const number = displayNumber(matter.suggestion);
  await answer(context, `suggestions/withdrawal-decided.${call.agree ? 'agreed' : 'refused'}`, { number });
  await (call.agree ? end(context, matter) : drop(context, matter, 'staff'));
}

/** Once all have agreed, the next one is asked, or it is done. */
async function goOn(context: CommandContext, matter: Matter): Promise<void> {
  const { suggestion } = matter;
  const waiting = await findCosigners(context.work.tx, context.congress.id, {
    suggestionId: suggestion.id,
    state: 'agreed',
    withdrawalAgreedAt: null,
  });
  if (waiting.length > 0) return;
  const step = nextWithdrawalStep(suggestion, 0, context.rules);
  if (step.ok && step.value === 'staff') await askStaff(context, matter);
  else await end(context, matter);
}

/** Too late by now, or withdrawn; either way the lead deputy is told. */
async function end(context: CommandContext, matter: Matter): Promise<void> {
  const { suggestion, lead } = matter;
  const step = nextWithdrawalStep(suggestion, 0, context.rules);
  if (step.ok) await withdrawNow(context, matter, suggestion.withdrawalReason);
  await tellMember(context, lead, {
    class: 'notice',
    template: step.ok ? 'suggestions/withdrawn-for-lead' : 'suggestions/withdrawal-came-late',
    values: {
      deputy: lead.name,
      name: nameFor(suggestion, undefined, context.rules),
      state: stateName(suggestion.state),
    },
    subject: suggestion.id,
  });
}

/** The handling goes on as if nothing had been asked. */
async function drop(context: CommandContext, matter: Matter, by: 'cosigners' | 'staff'): Promise<void> {
  const { suggestion, lead } = matter;
  const { withdrawalAskedAt, withdrawalAskedById, withdrawalReason, ...rest } = suggestion;
  await saveSuggestion(context.work, suggestion, rest, {
    action: 'suggestion.withdrawal_refused',
    facts: { withdrawalAskedAt, withdrawalAskedById, withdrawalReason },
  });
  await clearWithdrawalAgreements(context.work, suggestion.id);
  await settleCardsAbout(context, { subject: suggestion.id, kinds: [WITHDRAWAL] });
  await tellMember(context, lead, {
    class: 'notice',
    template: `suggestions/withdrawal-refused.${by}`,
    values: {
      deputy: lead.name,
      name: nameFor(suggestion, undefined, context.rules),
      number: displayNumber(suggestion),
    },
    subject: suggestion.id,
  });
}

/** The matter whose withdrawal is asked for; nobody else answers before this is done. */
async function askedMatter(context: CommandContext, id: Suggestion['id']): Promise<Matter | undefined> {
  const { tx } = context.work;
  await lockSuggestion(tx, context.congress.id, id);
  const [suggestion] = await findSuggestions(tx, context.congress.id, { id });
  const isAsked = suggestion?.withdrawalAskedAt !== undefined && suggestion.state !== 'withdrawn';
  return isAsked ? loadMatter(context, suggestion) : undefined;
}

function isCosigner({ cosigners }: Matter, deputyId: string): boolean {
  return cosigners.some(({ id }) => id === deputyId);
}
