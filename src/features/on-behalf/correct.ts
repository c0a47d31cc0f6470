import type { Call } from '../../chat/card-call.ts';
import type { Correction } from '../../chat/office-call.ts';
import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { dueDates } from '../../domain/assignment/due-dates.ts';
import { chineseDate, type CivilDate } from '../../domain/calendar/civil-date.ts';
import { type Corrected, corrected, type CorrectionRefusal } from '../../domain/suggestion/correct.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { correctReply, findReplies } from '../../storage/replies.ts';
import { saveSuggestion } from '../../storage/suggestions.ts';
import { ask } from '../asking/ask.ts';
import { beginningsOf } from '../assignments/beginnings.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';

type Correct = Call<'correct'>;

/**
 * 更正 N 字段:值 理由:…: a slip of the pen is put right and the old value kept in the log with the reason; it counts as
 * no return and no second handling (domain.md, manners 11).
 */
export async function correct(context: CommandContext, call: Correct): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => Promise.resolve([]), '更正');
  if (matter === undefined) return;
  const number = displayNumber(matter.suggestion);
  if (call.corrections.length === 0) return refusePrivately(context, 'correct-what', { number });
  const { today, rules } = context;
  const decided = corrected(call.corrections, { today, categories: rules.categories });
  if (!decided.ok) return refuse(context, number, decided.refusal);
  const share = await shareOf(context, call, matter, decided.value);
  if (share === 'refused') return;
  if (call.reason === undefined) {
    const known = { ...call, targets: targetsOf([matter.suggestion]) };
    return ask(context, {
      call: known,
      field: 'reason',
      template: 'on-behalf/correct-why',
      values: { number },
    });
  }

  const facts = { reason: call.reason, fields: call.corrections.map(({ field }) => field) };
  await correctSuggestion(context, matter, decided.value, facts);
  if (share !== undefined && !(await correctShare(context, share, decided.value, facts)))
    return refusePrivately(context, 'correct-no-reply', { number });
  await tell(context, call, matter, decided.value);
}

async function refuse(context: CommandContext, number: string, refusal: CorrectionRefusal): Promise<void> {
  switch (refusal.code) {
    case 'NO_DATE':
      return refusePrivately(context, 'correct-date', { number, value: refusal.value });
    case 'DATE_AHEAD':
      return refusePrivately(context, 'date-ahead', { word: '更正' });
    case 'NO_CATEGORY':
      return refusePrivately(context, 'correct-category', {
        number,
        value: refusal.value,
        categories: context.rules.categories.join('、'),
      });
  }
}

/** The share that a day of signing or a reply belongs to: the named unit's, else the only answering one. */
async function shareOf(
  context: CommandContext,
  call: Correct,
  matter: Matter,
  { days, reply }: Corrected,
): Promise<Share | undefined | 'refused'> {
  const ofUnit =
    days.signedOffOn !== undefined || days.repliedOn !== undefined || Object.keys(reply).length > 0;
  if (!ofUnit) return undefined;
  const answering = matter.shares.filter(({ assignment }) => answers(assignment.role));
  const units = matter.shares.map(({ unit }) => unit);
  const named = call.unit === undefined ? undefined : matchUnit(units, call.unit);
  const found =
    call.unit === undefined
      ? answering.length === 1
        ? answering[0]
        : undefined
      : matter.shares.find(({ unit }) => unit.id === named?.id);
  if (found !== undefined) return found;
  await refusePrivately(context, 'record-unit', {
    number: displayNumber(matter.suggestion),
    units: units.map(({ name }) => name).join('、') || '无',
  });
  return 'refused';
}

type Facts = Readonly<Record<string, unknown>>;

/** Texts, and the day of 交办 with all that is counted from it. */
async function correctSuggestion(
  context: CommandContext,
  { suggestion, shares }: Matter,
  { texts, days }: Corrected,
  facts: Facts,
): Promise<void> {
  const { assignedOn } = days;
  const next = { ...suggestion, ...texts, ...(assignedOn === undefined ? {} : { assignedOn }) };
  await saveSuggestion(context.work, suggestion, next, { action: 'suggestion.corrected', facts });
  if (assignedOn === undefined) return;
  for (const { assignment } of shares) {
    const moved = await countedFrom(context, { suggestion: next, assignment, assignedOn });
    await saveAssignment(context.work, assignment, moved, { action: 'assignment.corrected', facts });
  }
}

async function countedFrom(
  context: CommandContext,
  {
    suggestion,
    assignment,
    assignedOn,
  }: { suggestion: Matter['suggestion']; assignment: Assignment; assignedOn: CivilDate },
): Promise<Assignment> {
  const rules = await rulesOfMatter(context, suggestion);
  const begun = await beginningsOf(context, suggestion, { assignedOn, enteredAt: assignment.enteredAt });
  const { role, hard } = assignment;
  const fastTrack = suggestion.kind === 'fast_track';
  const due = dueDates(rules, { ...begun, role, hard, fastTrack }, context.calendar);
  return { ...assignment, assignedOn, ...due, legalReplyDue: due.replyDue };
}

/** The day of signing, and what stands on the latest reply. False when there is no reply to correct. */
async function correctShare(
  context: CommandContext,
  { assignment }: Share,
  { days, reply }: Corrected,
  facts: Facts,
): Promise<boolean> {
  const { signedOffOn, repliedOn } = days;
  const onReply = repliedOn !== undefined || Object.keys(reply).length > 0;
  const latest = onReply
    ? (await findReplies(context.work.tx, context.congress.id, [assignment.id])).at(-1)
    : undefined;
  if (onReply && latest === undefined) return false;
  const next = {
    ...assignment,
    ...(signedOffOn === undefined ? {} : { signedOffOn }),
    ...(repliedOn === undefined ? {} : { answeredOn: repliedOn }),
  };
  await saveAssignment(context.work, assignment, next, { action: 'assignment.corrected', facts });
  if (latest === undefined) return true;
  const changed = { ...latest, ...reply, ...(repliedOn === undefined ? {} : { repliedOn }) };
  await correctReply(context.work, latest, changed, { action: 'reply.corrected', facts });
  return true;
}

async function tell(
  context: CommandContext,
  call: Correct,
  matter: Matter,
  { texts, days }: Corrected,
): Promise<void> {
  const { suggestion, lead, shares } = matter;
  const what = call.corrections.map((each) => wordsOf(context, each)).join(';');
  const reason = call.reason ?? '';
  const values = { number: displayNumber(suggestion), what, reason };
  await answer({ ...context, subject: suggestion.id }, 'on-behalf/corrected', values);
  if (Object.keys(texts).length > 0)
    await tellMember(context, lead, {
      class: 'notice',
      template: 'on-behalf/corrected-to-deputy',
      values: { ...values, deputy: lead.name },
      subject: suggestion.id,
    });
  if (Object.keys(days).length === 0) return;
  for (const { unit } of shares)
    for (const { address: to, group } of await unitPlaces(context, unit.id))
      await say(context, {
        to,
        class: 'notice',
        template: 'on-behalf/corrected-to-unit',
        values: { unit: unit.name, name: nameFor(suggestion, group, context.rules), what, reason },
        subject: suggestion.id,
      });
}

function wordsOf(context: CommandContext, { field, value }: Correction): string {
  const name = context.texts.render(`on-behalf/field.${field}`, {});
  // The cast holds: days were parsed before anything was corrected.
  const isDay = field === 'assignedOn' || field === 'signedOffOn' || field === 'repliedOn';
  return `${name}:${isDay ? chineseDate(value as CivilDate, context.today) : value}`;
}
