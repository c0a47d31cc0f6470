import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Member } from '../../storage/roster.ts';
import { findSuggestions } from '../../storage/suggestions.ts';
import { ask } from '../asking/ask.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { resolveOne } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { showDraft } from '../suggestions/draft.ts';
import { inviteMore } from './chain.ts';
import { teamOf } from './invitees.ts';
import { nameCosigners } from './named.ts';

/** 联名: whom the lead deputy wants to ask, for a draft or while others are being asked. */
export async function inviteCosigners(context: CommandContext, call: Call<'inviteCosigners'>): Promise<void> {
  const lead = deputyOf(context.actor);
  if (lead?.status !== 'active') return refusePrivately(context, 'deputy-not-active', {});
  const matter = await resolveOne(context, call.targets, () => ownOpen(context, lead), '联名');
  if (matter === undefined) return;
  const { suggestion } = matter;
  const number = displayNumber(suggestion);
  const isOpen = suggestion.state === 'cosigning' || suggestion.state === 'draft';
  if (suggestion.leadDeputyId !== lead.id || !isOpen)
    return refusePrivately(context, 'invite-none', { number });
  if (!call.wholeTeam && call.names.length === 0)
    return ask(context, { call, field: 'cosigners', template: 'cosigning/whom', values: { number } });
  const names = call.wholeTeam ? (await teamOf(context, lead)).map(({ name }) => name) : call.names;
  if (suggestion.state === 'cosigning') return inviteMore(context, matter, names);
  await nameCosigners(context, suggestion, names);
  await showDraft(context, suggestion);
}

async function ownOpen(context: CommandContext, lead: Member): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    leadDeputyId: lead.id,
    state: { in: ['draft', 'cosigning'] },
    submittedOn: null,
  });
  const newest = rows.at(-1);
  return newest === undefined ? [] : [await loadMatter(context, newest)];
}
