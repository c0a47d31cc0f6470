import type { Call } from '../../chat/card-call.ts';
import { answers } from '../../domain/assignment/assignment.ts';
import { moveAssignment } from '../../domain/assignment/transitions.ts';
import { classIn } from '../../domain/replies/completeness.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { saveAssignment } from '../../storage/assignments.ts';
import { insertReply, type Reply } from '../../storage/replies.ts';
import { openShare, ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import { askForCommitment } from '../commitments/ask-commitment.ts';
import { noteCommitments } from '../commitments/note-commitments.ts';
import { awaitsConsent, lacksContacts } from '../contacts/reply-gates.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { asksDayAgain } from '../matters/doubtful-day.ts';
import { loadMatter, type Matter, type Share } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { ratersOf } from '../satisfaction/raters.ts';
import { directTo } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { askForClass, confirmReplies } from './confirm-reply.ts';
import { filesByMatter } from './files-by-matter.ts';
import { proposeReview } from './key-reply.ts';
import { isFullyAnswered, passReplyOn } from './pass-on.ts';

export type ReplyCall = Call<'reply'>;

/** 答复: the unit's answer with its class, own date and files; shown back, then sent to the deputies. */
export async function reply(context: CommandContext, said: ReplyCall): Promise<void> {
  const matters = await resolveTargets(context, said.targets, () => answerable(context), '答复');
  if (matters === undefined || (await refuseWithdrawn(context, matters))) return;
  const call = withClass(context, said);
  for (const matter of matters) if (await refuseShare(context, call, matter)) return;
  if ((await lacksContacts(context, matters)) || (await refuseClass(context, call))) return;
  const known = { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) };
  if (await asksDayAgain(context, { word: '答复', day: call, matters, call: known })) return;
  const files = [...context.files, ...(await storeAttachments(context))];
  if (call.outcome === undefined) return askForClass(context, call, { matters, files });
  const filesOf = await filesByMatter(context, matters, files);
  if (!context.confirmed) return confirmReplies(context, call, { matters, files, filesOf });

  if (await awaitsConsent(context, call, { matters, files })) return;
  const unpromised: Share[] = [];
  for (const matter of matters) {
    const share = await record(context, call, matter, filesOf.get(matter.suggestion.id) ?? []);
    if (share !== undefined && lacksCommitment(context, call)) unpromised.push(share);
  }
  await answerRecorded(context, said, matters);
  if (unpromised.length > 0) await askForCommitment(context, matters);
}

/** The class as the place writes it; also one that stands at the head of the text or in a line of its own (吸纳推动). */
function withClass(context: CommandContext, call: ReplyCall): ReplyCall {
  const { resultScheme } = context.rules;
  if (call.outcome !== undefined)
    return { ...call, outcome: classIn(call.outcome, resultScheme)?.outcome ?? call.outcome };
  const lines = (call.content ?? '').split('\n');
  const found = lines.map((line) => classIn(line, resultScheme));
  const at = found.findIndex((each, index) => each !== undefined && (index === 0 || each.rest === ''));
  const { outcome, rest } = found[at] ?? {};
  if (outcome === undefined || rest === undefined) return call;
  const content = lines.map((line, index) => (index === at ? rest : line)).filter((line) => line !== '');
  return { ...call, outcome, content: content.join('\n') };
}

async function answerable(context: CommandContext): Promise<Matter[]> {
  const matters = await unitMatters(context, ['issued', 'signed_off']);
  return matters.filter((matter) => answers(ownShare(context, matter)?.assignment.role ?? 'assisting'));
}

function answered(context: CommandContext, call: ReplyCall, { assignment }: Share) {
  return moveAssignment(assignment, 'answer', {
    answeredOn: call.date ?? context.actedOn,
    signedOffOn: assignment.signedOffOn ?? context.actedOn,
    signedOffById: assignment.signedOffById ?? context.actor.personId,
  });
}

/** Whether the speaker's unit cannot answer this matter; then that was said. */
async function refuseShare(context: CommandContext, call: ReplyCall, matter: Matter): Promise<boolean> {
  const number = displayNumber(matter.suggestion);
  const share = openShare(context, matter);
  const refusal =
    share === undefined
      ? ('not-your-unit' as const)
      : !answers(share.assignment.role)
        ? ('assisting-replies-not' as const)
        : answered(context, call, share).ok
          ? undefined
          : share.assignment.state === 'return_requested'
            ? ('return-pending' as const)
            : ('already-replied' as const);
  if (refusal !== undefined) await refusePrivately(context, refusal, { number, word: '答复' });
  return refusal !== undefined;
}

/** Whether the class is none of those that the place has; then that was said. */
async function refuseClass(context: CommandContext, call: ReplyCall): Promise<boolean> {
  const classes = Object.keys(context.rules.resultScheme.classes);
  const unknown = call.outcome !== undefined && !classes.includes(call.outcome);
  if (unknown)
    await refusePrivately(context, 'outcome-unknown', {
      outcome: call.outcome ?? '',
      classes: classes.join('、'),
    });
  return unknown;
}

async function record(
  context: CommandContext,
  call: ReplyCall,
  matter: Matter,
  fileIds: readonly string[],
): Promise<Share | undefined> {
  const share = openShare(context, matter);
  const moved = share === undefined ? undefined : answered(context, call, share);
  if (share === undefined || moved?.ok !== true) return undefined;
  const entry = replyOf(context, call, share, fileIds);
  await saveAssignment(context.work, share.assignment, moved.value, { action: 'assignment.answered' });
  await insertReply(context.work, entry, { action: 'reply.recorded' });
  await noteCommitments(context, share.assignment, call.commitments);
  await passReplyOn(context, await loadMatter(context, matter.suggestion), share.unit, entry);
  await proposeReview(context, matter, share.unit, entry);
  return share;
}

function replyOf(context: CommandContext, call: ReplyCall, share: Share, fileIds: readonly string[]): Reply {
  const repliedOn = call.date ?? context.actedOn;
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: share.assignment.id,
    round: share.assignment.round,
    outcome: call.outcome ?? '',
    repliedOn,
    content: call.content ?? '',
    enteredAt: context.now,
    enteredById: context.actor.personId,
    onBehalf: context.behalf !== undefined,
    fileIds,
    ...(call.documentNumber === undefined ? {} : { documentNumber: call.documentNumber }),
    ...(call.signer === undefined ? {} : { signer: call.signer }),
    ...(call.faceToFace === true ? { faceToFaceOn: repliedOn } : {}),
  };
}

function lacksCommitment({ rules }: CommandContext, call: ReplyCall): boolean {
  return call.commitments.length === 0 && rules.resultScheme.committing.includes(call.outcome ?? '');
}

async function answerRecorded(
  context: CommandContext,
  said: ReplyCall,
  matters: readonly Matter[],
): Promise<void> {
  const [only] = matters;
  const about = { matters, numbersTyped: said.targets.numbers.length > 0 };
  const template =
    only !== undefined && matters.length === 1
      ? await recordedTemplate(context, await loadMatter(context, only.suggestion))
      : 'replies/recorded-many';
  await answerAbout(context, about, template, {
    number: numbersOf(matters),
    count: matters.length,
    outcome: withClass(context, said).outcome ?? '',
  });
}

/** What follows now: what a deputy who cannot be written to needs, the other units, the office's acceptance, the deputies' rating, or nothing of it. */
async function recordedTemplate(context: CommandContext, matter: Matter): Promise<string> {
  const complete = isFullyAnswered(matter);
  if (complete && matter.suggestion.superiorNumber !== undefined) return 'replies/recorded-superior';
  if ((await directTo(context, matter.lead)) === undefined) return 'replies/recorded-untold';
  if (!complete) return 'replies/recorded-others-open';
  if ((await ratersOf(context, matter)).length === 0) return 'replies/recorded-unrated';
  return context.rules.acceptReply ? 'replies/recorded-accept-first' : 'replies/recorded';
}
