import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { insertCommitment, insertReply, type Reply } from '../../storage/replies.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { answerAbout, isFitForPlace } from '../matters/answer-about.ts';
import { loadMatter, type Matter, type Share } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { isOwnUnitMatter } from '../satisfaction/own-unit.ts';
import { isFullyAnswered, passReplyOn } from './pass-on.ts';

type ReplyCall = Call<'reply'>;

/** 答复: the unit's answer with its class, own date and file; shown back, then sent to the deputies. */
export async function reply(context: CommandContext, call: ReplyCall): Promise<void> {
  const matter = await resolveOne(context, call.targets, () => answerable(context), '答复');
  if (matter === undefined) return;
  if (await refuseWithdrawn(context, [matter])) return;
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  if (share === undefined) return refusePrivately(context, 'not-your-unit', { number, word: '答复' });
  if (!answers(share.assignment.role)) return refusePrivately(context, 'assisting-replies-not', { number });
  const moved = moveAssignment(share.assignment, 'answer', {
    answeredOn: call.date ?? context.actedOn,
    signedOffOn: share.assignment.signedOffOn ?? context.actedOn,
    signedOffById: share.assignment.signedOffById ?? context.actor.personId,
  });
  if (!moved.ok) return refuseState(context, share, number);
  if (!(await hasAllItNeeds(context, call, matter))) return;
  const files = [...context.files, ...(await storeAttachments(context))];
  if (!context.confirmed) return confirm(context, call, matter, files);

  const entry = replyOf(context, call, share, files);
  await saveAssignment(context.work, share.assignment, moved.value, { action: 'assignment.answered' });
  await insertReply(context.work, entry, { action: 'reply.recorded' });
  await noteCommitments(context, call, share);
  const answered = await loadMatter(context, matter.suggestion);
  await answerAbout(
    context,
    { matters: [matter], numbersTyped: call.targets.numbers.length > 0 },
    await recordedTemplate(context, answered),
    { number, outcome: entry.outcome },
  );
  await passReplyOn(context, answered, share.unit, entry);
}

/** What follows now: the deputy rates when every unit has replied, unless the unit is the deputy's own. */
async function recordedTemplate(context: CommandContext, matter: Matter): Promise<string> {
  if (!isFullyAnswered(matter)) return 'replies/recorded-others-open';
  return (await isOwnUnitMatter(context, matter)) ? 'replies/recorded-unrated' : 'replies/recorded';
}

async function answerable(context: CommandContext): Promise<Matter[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  return matters.filter((matter) => answers(ownShare(context, matter)?.assignment.role ?? 'assisting'));
}

async function refuseState(context: CommandContext, share: Share, number: string): Promise<void> {
  const pending = share.assignment.state === 'return_requested';
  await refusePrivately(context, pending ? 'return-pending' : 'already-replied', { number });
}

/** The class must be known and the date not ahead; a missing class is asked for with the classes as choices. */
async function hasAllItNeeds(context: CommandContext, call: ReplyCall, matter: Matter): Promise<boolean> {
  const number = displayNumber(matter.suggestion);
  const classes = Object.keys(context.rules.resultScheme.classes);
  if (call.date !== undefined && call.date > context.today) {
    await refusePrivately(context, 'date-ahead', { word: '答复' });
    return false;
  }
  if (call.outcome !== undefined && classes.includes(call.outcome)) return true;
  if (call.outcome !== undefined) {
    await refusePrivately(context, 'outcome-unknown', { outcome: call.outcome, classes: classes.join('、') });
    return false;
  }
  const files = [...context.files, ...(await storeAttachments(context))];
  await showCard(context, {
    to: context.place.address,
    class: 'answer',
    template: 'replies/which-class',
    values: {
      number,
      classes: Object.entries(context.rules.resultScheme.classes)
        .map(([name, meaning]) => `${name} ${meaning}`)
        .join(';'),
    },
    kind: 'reply-class',
    subject: matter.suggestion.id,
    answerableBy: [context.actor.personId],
    choices: classes.map((outcome) =>
      choice(outcome, { ...call, outcome, targets: targetsOf([matter.suggestion]) }, { files }),
    ),
  });
  return false;
}

async function confirm(
  context: CommandContext,
  call: ReplyCall,
  matter: Matter,
  files: readonly string[],
): Promise<void> {
  await askToConfirm(context, {
    call: { ...call, targets: targetsOf([matter.suggestion]) },
    label: '确认答复',
    template: 'replies/confirm',
    values: {
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      outcome: call.outcome ?? '',
      meaning: context.rules.resultScheme.classes[call.outcome ?? ''] ?? '',
      document: call.documentNumber ?? '未填',
      signer: call.signer ?? '未填',
      date: chineseDate(call.date ?? context.actedOn, context.today),
      files: files.length === 0 ? '没有附件' : `附件${files.length}个`,
    },
    subject: matter.suggestion.id,
    files,
    private: matter.suggestion.confidential || !isFitForPlace(context, matter),
  });
}

function replyOf(context: CommandContext, call: ReplyCall, share: Share, fileIds: readonly string[]): Reply {
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: share.assignment.id,
    round: share.assignment.round,
    outcome: call.outcome ?? '',
    repliedOn: call.date ?? context.actedOn,
    content: call.content ?? '',
    enteredAt: context.now,
    enteredById: context.actor.personId,
    onBehalf: false,
    fileIds,
    ...(call.documentNumber === undefined ? {} : { documentNumber: call.documentNumber }),
    ...(call.signer === undefined ? {} : { signer: call.signer }),
  };
}

async function noteCommitments(context: CommandContext, call: ReplyCall, share: Share): Promise<void> {
  for (const commitment of call.commitments) {
    await insertCommitment(
      context.work,
      {
        congressId: context.congress.id,
        id: context.newId(),
        assignmentId: share.assignment.id,
        round: share.assignment.round,
        matter: commitment.matter,
        enteredAt: context.now,
        enteredById: context.actor.personId,
        ...(commitment.date === undefined ? {} : { dueOn: commitment.date }),
      },
      { action: 'commitment.made' },
    );
  }
}
