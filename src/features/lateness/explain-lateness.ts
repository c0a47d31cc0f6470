import type { Call } from '../../chat/card-call.ts';
import { isLate } from '../../domain/assignment/late.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { insertLateness } from '../../storage/lateness.ts';
import { ask } from '../asking/ask.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { openPromises } from '../commitments/open-promises.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { noteProgress } from '../progress/note-progress.ts';
import { isInWork, silencesOf, unanswered } from '../progress/silences.ts';
import { staffPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { say } from '../speaking/speak.ts';

/** 说明: why a unit is late, which staff hears of and finds by 查, and nobody else; in time, how far it has come. */
export async function explainLateness(context: CommandContext, call: Call<'lateness'>): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => explainableMatters(context), '说明');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '说明' });
  if (!isLate(share.assignment, context.actedOn) && !(await owesPromise(context, matter, share)))
    return isInWork(share)
      ? noteProgress(context, call, { matter, share })
      : refusePrivately(context, 'not-late', { number });
  const { reason } = call;
  if (reason === undefined) {
    const asked = { ...call, targets: targetsOf([matter.suggestion]) };
    const template = 'handling/lateness-please';
    return ask(context, { call: asked, field: 'reason', template, values: { number } });
  }

  await insertLateness(
    context.work,
    {
      congressId: context.congress.id,
      id: context.newId(),
      assignmentId: share.assignment.id,
      round: share.assignment.round,
      reason,
      enteredAt: context.now,
      enteredById: context.actor.personId,
    },
    { action: 'lateness.explained' },
  );
  const about = { matters: [matter], numbersTyped: call.targets.numbers.length > 0 };
  await answerAbout(context, about, 'handling/lateness-noted', { number });
  await tellStaff(context, matter, share, reason);
}

/** Whether something that the unit promised in a reply is overdue. */
async function owesPromise(
  context: CommandContext,
  { suggestion: { id: suggestionId } }: Matter,
  { unit: { id: unitId } }: Share,
): Promise<boolean> {
  const open = await openPromises(context, { assignment: { suggestionId, unitId } });
  return open.some(({ commitment: { dueOn } }) => dueOn !== undefined && dueOn < context.actedOn);
}

/** What is late; else those that the unit was asked about; else all that it works on. */
async function explainableMatters(context: CommandContext): Promise<Matter[]> {
  const held = (await unitMatters(context, ['issued', 'signed_off', 'answered'])).flatMap((matter) => {
    const share = ownShare(context, matter);
    return share === undefined ? [] : [{ matter, share }];
  });
  const late = held.filter(({ share }) => isLate(share.assignment, context.actedOn));
  if (late.length > 0) return late.map(({ matter }) => matter);
  const inWork = held.filter(({ share }) => isInWork(share));
  const silences = await silencesOf(
    context,
    inWork.map(({ share }) => share),
  );
  const asked = inWork.filter(({ share }) => {
    const silence = silences.get(share.assignment.id);
    return silence !== undefined && unanswered(silence).length > 0;
  });
  return (asked.length > 0 ? asked : inWork).map(({ matter }) => matter);
}

async function tellStaff(
  context: CommandContext,
  { suggestion }: Matter,
  { unit }: Share,
  reason: string,
): Promise<void> {
  for (const place of await staffPlaces(context)) {
    await say(context, {
      to: place.address,
      class: 'notice',
      template: 'handling/lateness-for-staff',
      values: { name: nameFor(suggestion, place.group, context.rules), unit: unit.name, reason },
      subject: suggestion.id,
    });
  }
}
