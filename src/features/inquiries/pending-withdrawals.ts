import type { Suggestion } from '../../domain/suggestion/suggestion.ts';
import { nextWithdrawalStep } from '../../domain/suggestion/withdrawal.ts';
import { findCosigners } from '../../storage/cosigners.ts';
import { inTurn } from '../../storage/in-turn.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatters } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { sayPieces } from './pieces.ts';
import { hasRole, isAmongOffice } from './place.ts';

/** To staff, among itself: the withdrawals that the office has to agree to (withdraw.approval). Whether there were any. */
export async function tellWithdrawals(context: CommandContext): Promise<boolean> {
  if (!hasRole(context, 'staff')) return false;
  const waiting = await waitingForStaff(context);
  if (waiting.length === 0) return false;
  const here = isAmongOffice(context);
  const group = here ? context.place.group : undefined;
  const lines = (await loadMatters(context, waiting)).map(({ suggestion, lead }) =>
    context.texts.render('inquiries/withdrawal-line', {
      name: nameFor(suggestion, group, context.rules),
      lead: lead.name,
      reason: suggestion.withdrawalReason ?? '未写理由',
    }),
  );
  const head = context.texts.render('inquiries/withdrawal-head', { count: waiting.length });
  const next = context.texts.render('inquiries/withdrawal-next', {});
  await sayPieces(context, {
    to: here ? context.place.address : context.actor.direct,
    name: 'withdrawals',
    text: [head, ...lines, next].join('\n'),
  });
  return true;
}

/** All who have joined have agreed, and the rules want the office's word. */
async function waitingForStaff(context: CommandContext): Promise<Suggestion[]> {
  const { tx } = context.work;
  const asked = await findSuggestions(tx, context.congress.id, {
    withdrawalAskedAt: { not: null },
    state: { not: 'withdrawn' },
  });
  const steps = await inTurn(asked, async (suggestion) => {
    const open = await findCosigners(tx, context.congress.id, {
      suggestionId: suggestion.id,
      state: 'agreed',
      withdrawalAgreedAt: null,
    });
    return nextWithdrawalStep(suggestion, open.length, await rulesOfMatter(context, suggestion));
  });
  return asked.filter((_, index) => {
    const step = steps[index];
    return step?.ok === true && step.value === 'staff';
  });
}
