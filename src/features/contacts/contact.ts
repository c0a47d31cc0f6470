import type { Call } from '../../chat/card-call.ts';
import type { ContactMethod, ContactStage } from '../../chat/command-call.ts';
import { chineseDate } from '../../domain/calendar/civil-date.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type Contact, contactStages, insertContact } from '../../storage/contacts.ts';
import { ownShare, refuseWithdrawn, unitMatters } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { answerAbout } from '../matters/answer-about.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { numbersOf, resolveTargets } from '../matters/targets.ts';
import { refusePrivately } from '../speaking/refuse.ts';

type ContactCall = Call<'contact'>;

const STAGES: readonly ContactStage[] = ['before', 'during', 'after'];
const STAGE_NAMES = { before: '办前', during: '办中', after: '办后' } as const satisfies Record<
  ContactStage,
  string
>;
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
  if (call.date !== undefined && call.date > context.today)
    return refusePrivately(context, 'date-ahead', { word: '沟通' });

  const stages = new Set<ContactStage>();
  for (const share of shares) {
    if (share === undefined) continue;
    const entry = await contactOf(context, call, share);
    await insertContact(context.work, entry, { action: 'contact.recorded' });
    stages.add(entry.stage);
  }
  await answerRecorded(context, call, matters, stages);
}

async function contactOf(context: CommandContext, call: ContactCall, share: Share): Promise<Contact> {
  const done = await contactStages(context.work.tx, share.assignment);
  const stage = call.stage ?? STAGES.find((each) => !done.has(each)) ?? 'after';
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
    onBehalf: false,
    ...(call.method === undefined ? {} : { method: call.method }),
  };
}

async function answerRecorded(
  context: CommandContext,
  call: ContactCall,
  matters: readonly Matter[],
  stages: ReadonlySet<ContactStage>,
): Promise<void> {
  const about = { matters, numbersTyped: call.targets.numbers.length > 0 };
  await answerAbout(context, about, 'contacts/recorded', {
    numbers: numbersOf(matters),
    stage: [...stages].map((stage) => STAGE_NAMES[stage]).join('、'),
    method: call.method === undefined ? '沟通' : `沟通(${METHOD_NAMES[call.method]})`,
    date: chineseDate(call.date ?? context.actedOn, context.today),
  });
}
