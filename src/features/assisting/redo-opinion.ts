import type { Call } from '../../chat/card-call.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { computeDeadline } from '../../domain/deadlines/deadline.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { findAssignments, saveAssignment } from '../../storage/assignments.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { ask } from '../asking/ask.ts';
import { actingUnits, refuseWithdrawn } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { loadMatter, type Matter, type Share } from '../matters/matter.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { leadShares } from './lead-units.ts';

/** 请重报: the lead unit asks an assisting unit for its opinion once more, with a time limit of its own. */
export async function redoOpinion(context: CommandContext, call: Call<'redoOpinion'>): Promise<void> {
  const { tx } = context.work;
  const [assignment] = await findAssignments(tx, context.congress.id, { id: call.assignment });
  if (assignment === undefined) return refusePrivately(context, 'card-gone', {});
  const suggestion = await loadSuggestion(tx, context.congress.id, assignment.suggestionId);
  const matter = await loadMatter(context, suggestion);
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(suggestion);
  const own = leadShares(matter).find(({ unit }) => actingUnits(context).includes(unit.id));
  if (own === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '请重报' });
  if (own.assignment.state === 'answered') return refusePrivately(context, 'already-replied', { number });
  const share = matter.shares.find((each) => each.assignment.id === assignment.id);
  const { redo } = (await rulesOfMatter(context, suggestion)).assistOpinion;
  const { date } = computeDeadline(context.actedOn, redo, context.rules.dayRule, context.calendar);
  const { answeredOn: _given, ...open } = assignment;
  const moved = moveAssignment(open, 'redoOpinion', { replyDue: date });
  if (share === undefined || !moved.ok) return refusePrivately(context, 'opinion-not-there', { number });
  if (call.reason === undefined)
    return ask(context, { call, field: 'reason', template: 'assisting/redo-reason', values: { number } });

  await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.opinion_redo' });
  const values = { number, unit: share.unit.name, date: chineseDate(date, context.today) };
  await answer({ ...context, subject: suggestion.id }, 'assisting/redo-asked', values);
  await tellAssisting(context, matter, share, { ...values, lead: own.unit.name, reason: call.reason });
}

async function tellAssisting(
  context: CommandContext,
  { suggestion }: Matter,
  { unit }: Share,
  values: Readonly<Record<'date' | 'lead' | 'reason', string>>,
): Promise<void> {
  for (const place of await unitPlaces(context, unit.id)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'assisting/redo-please',
      values: { ...values, unit: unit.name, name: nameFor(suggestion, place.group, context.rules) },
      subject: suggestion.id,
    });
  }
}
