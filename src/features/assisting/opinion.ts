import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { type AssistOpinion, insertOpinion } from '../../storage/assisting.ts';
import { fileLabels } from '../../storage/replies.ts';
import { ask } from '../asking/ask.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, sendFile, showCard } from '../speaking/speak.ts';
import { leadShares, readingPlaces } from './lead-units.ts';

type OpinionCall = Call<'assistOpinion'>;

/** 协办意见: an assisting unit tells the lead unit what it says; text or file. A later one adds to the earlier. */
export async function assistOpinion(context: CommandContext, call: OpinionCall): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => assistedMatters(context), '协办意见');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '协办意见' });
  if (answers(share.assignment.role)) return refusePrivately(context, 'opinion-of-lead', { number });
  if (share.assignment.state === 'return_requested')
    return refusePrivately(context, 'return-pending', { number });
  const files = [...context.files, ...(await storeAttachments(context))];
  if (call.opinion === undefined && files.length === 0) return askOpinion(context, call, matter);

  const opinion = opinionOf(context, call, share, files);
  await answerShare(context, share);
  await insertOpinion(context.work, opinion, { action: 'opinion.given' });
  await tellLeads(context, matter, share, opinion);
  const leads = leadShares(matter).map(({ unit }) => unit.name);
  await answerAbout(
    context,
    { matters: [matter], numbersTyped: call.targets.numbers.length > 0 },
    'assisting/opinion-passed-on',
    { number, leads: leads.join('、') },
  );
}

/** Matters that the person's units assist in; an opinion that was given may be added to. */
export async function assistedMatters(context: CommandContext): Promise<Matter[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  return matters.filter((matter) => ownShare(context, matter)?.assignment.role === 'assisting');
}

async function askOpinion(context: CommandContext, call: OpinionCall, matter: Matter): Promise<void> {
  await ask(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    field: 'opinion',
    template: 'assisting/opinion-please',
    values: { number: displayNumber(matter.suggestion) },
  });
}

function opinionOf(
  context: CommandContext,
  call: OpinionCall,
  { assignment }: Share,
  fileIds: readonly string[],
): AssistOpinion {
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: assignment.id,
    round: assignment.round,
    content: call.opinion ?? '',
    givenOn: context.actedOn,
    enteredAt: context.now,
    enteredById: context.actor.personId,
    fileIds,
  };
}

/** The opinion answers the share; without a sign-off it signs for it as well. */
async function answerShare(context: CommandContext, { assignment }: Share): Promise<void> {
  const moved = moveAssignment(assignment, 'answer', {
    answeredOn: context.actedOn,
    signedOffOn: assignment.signedOffOn ?? context.actedOn,
    signedOffById: assignment.signedOffById ?? context.actor.personId,
  });
  if (moved.ok)
    await saveAssignment(context.work, assignment, moved.value, { action: 'assignment.answered' });
}

/** Its text goes to the lead units, who may ask for it once more (重庆市条例 §20). */
async function tellLeads(
  context: CommandContext,
  matter: Matter,
  share: Share,
  opinion: AssistOpinion,
): Promise<void> {
  const subject = matter.suggestion.id;
  const files = await fileLabels(context.work.tx, context.congress.id, opinion.fileIds);
  for (const lead of leadShares(matter)) {
    for (const place of await readingPlaces(context, matter, lead.unit.id)) {
      await showCard(context, {
        to: place.address,
        class: 'notice',
        template: 'assisting/opinion-for-lead',
        values: {
          name: place.name,
          unit: share.unit.name,
          date: chineseDate(opinion.givenOn, context.today),
          content:
            opinion.content === '' ? context.texts.render('assisting/in-the-file', {}) : opinion.content,
        },
        subject,
        kind: 'opinion',
        choices: [choice('请重报', { name: 'redoOpinion', assignment: share.assignment.id })],
      });
      for (const file of files)
        await sendFile(context, { to: place.address, class: 'notice', subject }, file);
    }
  }
}
