import type { Call } from '../../chat/card-call.ts';
import {
  type CosignRefusal,
  joinSuggestion,
  type JoinedMatter,
  leaveSuggestion,
} from '../../domain/cosigning/cosigner.ts';
import { assertNever } from '../../domain/result.ts';
import { displayNumber, intakeLabel } from '../../domain/suggestion/suggestion.ts';
import { findCosigners, lockSuggestion, saveAnswer } from '../../storage/cosigners.ts';
import type { Member } from '../../storage/roster.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { type CommandContext, deputyOf } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, isOutOfReach, whisper } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { inviteFromChain } from './chain.ts';
import { endIfAllAnswered } from './end.ts';
import { mattersMeantToJoin, mattersToLeave } from './open-invitations.ts';
import { updateRunningList } from './running-list.ts';

/**
 * 附议, typed or chosen, or a 接龙: it is the sender's own and nobody else's (domain.md 1.7: 以本人确认为准). The
 * other names of a 接龙 are asked.
 */
export async function cosign(context: CommandContext, call: Call<'cosign'>): Promise<void> {
  const deputy = await activeDeputy(context, '附议');
  if (deputy === undefined) return;
  const meant = () => mattersMeantToJoin(context, deputy);
  const matters = await resolveTargets(context, call.targets, meant, '附议');
  const isChain = call.names.length > 0;
  const signs = !isChain || call.names.includes(deputy.name);
  for (const found of matters ?? []) {
    const matter = await locked(context, found);
    const leads = matter.suggestion.leadDeputyId === deputy.id;
    if (isChain && !leads && !signs) await whisper(context, 'cosigning/chain-without-you', numberOf(matter));
    else if (!(isChain && leads) && !(await join(context, deputy, matter))) continue;
    if (isChain) await inviteFromChain(context, matter, call.names);
    await endIfAllAnswered(context, matter.suggestion);
  }
}

/** 不附议: declined, or taken back before the review. The group hears nothing of it. */
export async function declineCosign(context: CommandContext, call: Call<'declineCosign'>): Promise<void> {
  const deputy = await activeDeputy(context, '不附议');
  if (deputy === undefined) return;
  const matters = await resolveTargets(
    context,
    call.targets,
    () => mattersToLeave(context, deputy),
    '不附议',
  );
  for (const found of matters ?? []) await leave(context, deputy, await locked(context, found));
}

/** Join, if the rules admit it; false after a refusal. */
async function join(context: CommandContext, deputy: Member, matter: Matter): Promise<boolean> {
  const { suggestion } = matter;
  const part = await partOf(context, deputy, matter);
  const joined = joinSuggestion(part);
  if (!joined.ok) {
    await refuse(context, matter, joined.refusal);
    return false;
  }
  if (part.own === 'agreed') {
    await acknowledge(context, 'cosigning/joined-you', matter);
    return true;
  }
  const own = { suggestionId: suggestion.id, deputyId: deputy.id, state: joined.value };
  await saveAnswer(context.work, own, { action: 'cosigner.agreed' });
  const now = await loadMatter(context, suggestion);
  await updateRunningList(context, now);
  await acknowledge(context, 'cosigning/joined-you', now);
  if (suggestion.state !== 'cosigning') await tellLead(context, now);
  return true;
}

async function leave(context: CommandContext, deputy: Member, matter: Matter): Promise<void> {
  const { suggestion } = matter;
  const part = await partOf(context, deputy, matter);
  const left = leaveSuggestion(part);
  if (!left.ok) return refuse(context, matter, left.refusal);
  await saveAnswer(
    context.work,
    { suggestionId: suggestion.id, deputyId: deputy.id, state: left.value },
    { action: part.own === 'agreed' ? 'cosigner.taken_back' : 'cosigner.declined' },
  );
  const now = await loadMatter(context, suggestion);
  if (part.own === 'agreed') await updateRunningList(context, now);
  await whisper(
    { ...context, subject: suggestion.id },
    part.own === 'agreed' ? 'cosigning/taken-back' : 'cosigning/declined',
    receipt(context, now),
  );
  await endIfAllAnswered(context, suggestion);
}

/** The receipt is private; somebody whom the bot cannot write to reads a line where it was said. */
async function acknowledge(context: CommandContext, template: string, matter: Matter): Promise<void> {
  const about = { ...context, subject: matter.suggestion.id };
  if (!isOutOfReach(context)) return whisper(about, template, receipt(context, matter));
  const { group } = context.place;
  const name = nameFor(matter.suggestion, group, context.rules);
  await answer(about, 'cosigning/joined-in-group', { ...receipt(context, matter), name });
}

async function tellLead(context: CommandContext, matter: Matter): Promise<void> {
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'cosigning/somebody-joined',
    values: { ...receipt(context, matter), deputy: matter.lead.name, cosigner: context.actor.name },
    subject: matter.suggestion.id,
  });
}

function receipt(context: CommandContext, matter: Matter) {
  return {
    deputy: context.actor.name,
    name: nameFor(matter.suggestion, undefined, context.rules),
    number: displayNumber(matter.suggestion),
    intake: intakeLabel(matter.suggestion.intakeNumber),
    count: matter.cosigners.length,
  };
}

function numberOf({ suggestion }: Matter): { readonly number: string } {
  return { number: displayNumber(suggestion) };
}

async function partOf(context: CommandContext, deputy: Member, matter: Matter): Promise<JoinedMatter> {
  const { suggestion } = matter;
  const [own] = await findCosigners(context.work.tx, context.congress.id, {
    suggestionId: suggestion.id,
    deputyId: deputy.id,
  });
  return {
    state: suggestion.state,
    isLead: suggestion.leadDeputyId === deputy.id,
    ...(suggestion.cosignUntil === undefined ? {} : { cosignUntil: suggestion.cosignUntil }),
    ...(own === undefined ? {} : { own: own.state }),
  };
}

async function refuse(context: CommandContext, matter: Matter, refusal: CosignRefusal): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const state = stateName(matter.suggestion.state);
  switch (refusal.code) {
    case 'COSIGN_OWN':
      return refusePrivately(context, 'cosign-own', { number });
    case 'COSIGN_CLOSED':
      return refusePrivately(context, 'cosign-closed', { number, state, deputy: matter.lead.name });
    case 'COSIGN_REVIEWED':
      return refusePrivately(context, 'cosign-reviewed', { number, state });
    case 'COSIGN_NOT_JOINED':
      return refusePrivately(context, 'cosign-not-joined', { number });
    default:
      return assertNever(refusal);
  }
}

/** The matter as it is now; nobody else answers before this is done. */
async function locked(context: CommandContext, { suggestion: { id } }: Matter): Promise<Matter> {
  const { tx } = context.work;
  await lockSuggestion(tx, context.congress.id, id);
  return loadMatter(context, await loadSuggestion(tx, context.congress.id, id));
}

async function activeDeputy(context: CommandContext, word: string): Promise<Member | undefined> {
  const deputy = deputyOf(context.actor);
  if (deputy === undefined) await refusePrivately(context, 'role', { word, who: '人大代表' });
  else if (deputy.status === 'active') return deputy;
  else await refusePrivately(context, 'cosign-not-active', { word });
  return undefined;
}
