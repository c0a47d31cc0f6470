import type { Call } from '../../chat/card-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { toOrdinary, type ToOrdinary, type ToOrdinaryRefusal } from '../../domain/fast-track/to-ordinary.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { findSuggestions, saveSuggestion } from '../../storage/suggestions.ts';
import { inTurn } from '../../storage/in-turn.ts';
import { ask } from '../asking/ask.ts';
import { beginningsOf } from '../assignments/beginnings.ts';
import type { CommandContext } from '../context.ts';
import { nameFor, stateName } from '../matters/label.ts';
import { loadMatters, type Matter } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { kindOn } from '../suggestions/draft.ts';
import { closeExtensions } from './close-extensions.ts';

/** 转普通: a fast-track matter goes the ordinary way; its clock is not set back, its number stays. */
export async function makeOrdinary(context: CommandContext, call: Call<'toOrdinary'>): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => fastTrackMatters(context), '转普通');
  if (matter === undefined) return;
  const number = displayNumber(matter.suggestion);
  const decided = await decide(context, matter);
  if (!decided.ok) return refuse(context, matter, decided.refusal);
  if (call.reason === undefined) {
    const known = { ...call, targets: targetsOf([matter.suggestion]) };
    return ask(context, { call: known, field: 'reason', template: 'fast-track/why', values: { number } });
  }

  const { suggestion, shares } = decided.value;
  await saveSuggestion(context.work, matter.suggestion, suggestion, {
    action: 'suggestion.made_ordinary',
    facts: { reason: call.reason },
  });
  for (const { before, after } of shares)
    await saveAssignment(context.work, before, after, { action: 'assignment.made_ordinary' });
  await tell(context, matter, decided.value, call.reason);
  await closeExtensions(context, matter, decided.value);
}

async function fastTrackMatters(context: CommandContext): Promise<Matter[]> {
  const rows = await findSuggestions(context.work.tx, context.congress.id, {
    kind: 'fast_track',
    state: { in: ['submitted', 'in_review', 'registered', 'assigned', 'reopened'] },
  });
  return loadMatters(context, rows);
}

async function decide(context: CommandContext, { suggestion, shares }: Matter) {
  const kind = await kindOn(context, suggestion.submittedOn ?? context.today);
  const handled = await inTurn(shares, async ({ assignment }) => ({
    assignment,
    begun: await beginningsOf(context, { ...suggestion, kind }, assignment),
  }));
  const rules = await rulesOfMatter(context, suggestion);
  return toOrdinary(suggestion, handled, { rules, calendar: context.calendar, today: context.today, kind });
}

async function refuse(context: CommandContext, matter: Matter, refusal: ToOrdinaryRefusal): Promise<void> {
  const number = displayNumber(matter.suggestion);
  if (refusal.code === 'NOT_FAST_TRACK') return refusePrivately(context, 'not-fast-track', { number });
  await refusePrivately(context, 'fast-track-over', { number, state: stateName(refusal.state) });
}

async function tell(
  context: CommandContext,
  matter: Matter,
  { suggestion, shares }: ToOrdinary,
  reason: string,
): Promise<void> {
  const latest = shares
    .map(({ after }) => after.replyDue)
    .toSorted()
    .at(-1);
  const due = latest === undefined ? '交办后按普通件计算' : chineseDate(latest, context.today);
  const values = { number: displayNumber(suggestion), due, reason };
  await answer({ ...context, subject: suggestion.id }, 'fast-track/done', values);
  for (const { after } of shares) {
    const unit = matter.shares.find(({ assignment }) => assignment.id === after.id)?.unit;
    if (unit === undefined) continue;
    for (const { address: to, group } of await unitPlaces(context, unit.id))
      await say(context, {
        to,
        class: 'notice',
        template: 'fast-track/to-unit',
        values: {
          unit: unit.name,
          name: nameFor(suggestion, group, context.rules),
          due: chineseDate(after.replyDue, context.today),
          reason,
        },
        subject: suggestion.id,
      });
  }
  await tellMember(context, matter.lead, {
    class: 'notice',
    template: 'fast-track/to-deputy',
    values: { ...values, deputy: matter.lead.name, name: nameFor(suggestion, undefined, context.rules) },
    subject: suggestion.id,
  });
}
