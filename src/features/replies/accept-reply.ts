import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findReplies, type Reply, saveAcceptance } from '../../storage/replies.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { inTurn } from '../../storage/in-turn.ts';
import type { CommandContext } from '../context.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { ratersOf } from '../satisfaction/raters.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer } from '../speaking/speak.ts';
import { markAccepted } from '../supervision/quality.ts';
import { passToMerged } from './merged-deputies.ts';
import { isFullyAnswered, ratingWindow } from './pass-on.ts';
import { askToRate } from './tell-deputy.ts';

type Accept = Call<'acceptPaper'>;

/** 核收: the paper reply is there; where the rules wait for it, the deputies are asked to rate only now. */
export async function acceptPaper(context: CommandContext, call: Accept): Promise<void> {
  const matters = await resolveTargets(context, call.targets, () => unaccepted(context), '核收');
  if (matters === undefined) return;
  if (call.date !== undefined && call.date > context.today)
    return refusePrivately(context, 'date-ahead', { word: '核收' });
  const waiting = await inTurn(matters, (matter) => waitingReplies(context, matter));
  const misfit = matters.find((_matter, index) => waiting[index]?.length === 0);
  if (misfit !== undefined) return refuseState(context, misfit);
  if (matters.length > 1 && !context.confirmed) return confirmBulk(context, call, matters);

  const date = call.date ?? context.actedOn;
  for (const [index, matter] of matters.entries()) {
    for (const reply of waiting[index] ?? []) {
      const accepted = { ...reply, acceptedOn: date, acceptedById: context.actor.personId };
      await saveAcceptance(context.work, reply, accepted, { action: 'reply.accepted' });
    }
    await openRating(context, matter);
  }
  const [only] = matters;
  const subject = only !== undefined && matters.length === 1 ? { subject: only.suggestion.id } : {};
  await answer({ ...context, ...subject }, 'replies/accepted', {
    numbers: numbersOf(matters),
    date: chineseDate(date, context.today),
  });
  const { shortcoming, note } = call;
  if (shortcoming === undefined) return;
  for (const matter of matters)
    await markAccepted(context, matter, { shortcoming, ...(note === undefined ? {} : { note }) });
}

async function unaccepted(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    state: { in: ['assigned', 'reopened', 'replied'] },
    assignments: { some: { replies: { some: { acceptedOn: null } } } },
  });
  return loadMatters(context, rows);
}

/** The replies of the present round that the office has not accepted yet. */
async function waitingReplies(context: CommandContext, matter: Matter): Promise<Reply[]> {
  const replies = await repliesOf(context, matter);
  return replies.filter(({ acceptedOn }) => acceptedOn === undefined);
}

function repliesOf(context: CommandContext, matter: Matter): Promise<Reply[]> {
  const ids = matter.shares.map(({ assignment }) => assignment.id);
  return findReplies(context.work.tx, context.congress.id, ids);
}

async function refuseState(context: CommandContext, matter: Matter): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const replied = (await repliesOf(context, matter)).length > 0;
  await refusePrivately(context, replied ? 'accept-already' : 'accept-not-replied', { number });
}

async function confirmBulk(context: CommandContext, call: Accept, matters: readonly Matter[]): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) },
    label: '确认',
    template: 'replies/confirm-accept',
    values: { count: matters.length, numbers: numbersOf(matters) },
  });
}

/** All units have replied and the office has all of it: the deputies may rate from today. */
async function openRating(context: CommandContext, matter: Matter): Promise<void> {
  const { suggestion } = matter;
  if (suggestion.state !== 'replied' || suggestion.rateBy !== undefined || !isFullyAnswered(matter)) return;
  const rules = await rulesOfMatter(context, suggestion);
  const rateBy = ratingWindow(context, suggestion, rules);
  const saved = await saveSuggestion(
    context.work,
    suggestion,
    { ...suggestion, rateBy },
    { action: 'suggestion.rating_opened' },
  );
  const reply = (await repliesOf(context, matter)).at(-1);
  const unit = matter.shares.find(({ assignment }) => assignment.id === reply?.assignmentId)?.unit;
  if (reply === undefined || unit === undefined) return;
  for (const deputy of await ratersOf(context, matter))
    await askToRate(context, matter, { suggestion: saved, unit, reply, rules, deputy });
  await passToMerged(context, { ...matter, suggestion: saved }, { unit, reply, rules });
}
