import type { Call } from '../../chat/card-call.ts';
import type { ContactMethod, ContactStage } from '../../chat/command-call.ts';
import { hintsAtMeeting, missingStages } from '../../domain/assignment/contact-stages.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import {
  CONTACT_RECORDED,
  type Contact,
  contactStages,
  findContacts,
  insertContact,
} from '../../storage/contacts.ts';
import { ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import { storeAttachments } from '../attachments.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { asksDayAgain } from '../matters/doubtful-day.ts';
import type { Share } from '../matters/matter.ts';
import { numbersOf, resolveTargets, targetsOf } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { askIntent, type Recorded } from './ask-intent.ts';
import { STAGE_NAMES } from './stage-names.ts';

type ContactCall = Call<'contact'>;

const METHOD_NAMES = {
  meeting: '面谈',
  phone: '电话',
  visit: '走访',
  letter: '函',
  forum: '座谈',
  online: '线上',
} as const satisfies Record<ContactMethod, string>;

/** 沟通: one contact, perhaps for several matters; never refused because of the state. */
export async function contact(context: CommandContext, call: ContactCall): Promise<void> {
  const open = () => unitMatters(context, ['issued', 'signed_off', 'return_requested', 'answered']);
  const matters = await resolveTargets(context, call.targets, open, '沟通');
  if (matters === undefined) return;
  if (await refuseWithdrawn(context, matters)) return;
  const shares = matters.map((matter) => ownShare(context, matter));
  const foreign = matters.find((_matter, index) => shares[index] === undefined);
  if (foreign !== undefined) {
    return refusePrivately(context, 'not-your-unit', {
      number: displayNumber(foreign.suggestion),
      word: '沟通',
    });
  }
  const known = { ...call, targets: targetsOf(matters.map(({ suggestion }) => suggestion)) };
  if (await asksDayAgain(context, { word: '沟通', day: call, matters, call: known })) return;

  const files = await storeAttachments(context);
  const recorded: Recorded[] = [];
  for (const matter of matters) {
    const share = ownShare(context, matter);
    if (share === undefined) continue;
    const entry = await contactOf(context, call, share);
    await insertContact(context.work, entry, { action: CONTACT_RECORDED }, files);
    recorded.push({ contact: entry, matter, share });
  }
  await answerRecorded(context, call, recorded);
  await askIntent(context, recorded);
}

async function contactOf(context: CommandContext, call: ContactCall, share: Share): Promise<Contact> {
  const done = await contactStages(context.work.tx, share.assignment);
  const stage = call.stage ?? missingStages(done)[0] ?? 'after';
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: share.assignment.id,
    round: share.assignment.round,
    stage,
    heldOn: call.date ?? context.actedOn,
    summary: call.summary ?? '',
    enteredAt: context.now,
    enteredById: context.actor.personId,
    onBehalf: context.behalf !== undefined,
    ...(call.method === undefined ? {} : { method: call.method }),
  };
}

async function answerRecorded(
  context: CommandContext,
  call: ContactCall,
  recorded: readonly Recorded[],
): Promise<void> {
  const matters = recorded.map(({ matter }) => matter);
  const about = { matters, numbersTyped: call.targets.numbers.length > 0 };
  const stages = new Set<ContactStage>(recorded.map(({ contact: { stage } }) => stage));
  const meet = await hintsAt(context, recorded);
  await answerAbout(context, about, meet ? 'contacts/recorded-meet' : 'contacts/recorded', {
    numbers: numbersOf(matters),
    stage: [...stages].map((stage) => STAGE_NAMES[stage]).join('、'),
    method: call.method === undefined ? '沟通' : `沟通(${METHOD_NAMES[call.method]})`,
    date: chineseDate(call.date ?? context.actedOn, context.today),
  });
}

/** 文来文往 alone earns one soft hint at 人来人往 (features.md row 20). */
async function hintsAt(context: CommandContext, recorded: readonly Recorded[]): Promise<boolean> {
  for (const { share } of recorded) {
    const { id: assignmentId, round } = share.assignment;
    const contacts = await findContacts(context.work.tx, context.congress.id, { assignmentId, round });
    if (hintsAtMeeting(contacts.map(({ method }) => method))) return true;
  }
  return false;
}
