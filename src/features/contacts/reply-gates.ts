import type { Call } from '../../chat/card-call.ts';
import { missingStages } from '../../domain/assignment/contact-stages.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { type Contact, contactStages, findContacts, insertContact } from '../../storage/contacts.ts';
import { ownShare } from '../assignments/own-share.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { rulesOfMatter } from '../matters/matter-rules.ts';
import type { Matter, Share } from '../matters/matter.ts';
import { targetsOf } from '../matters/targets.ts';
import { directTo } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { choice, showCard } from '../speaking/speak.ts';
import { answerAbout } from '../matters/answer-about.ts';
import { STAGE_NAMES } from './stage-names.ts';

type ReplyCall = Call<'reply'>;

/** gates.contacts: no reply before the three contacts (三联系, features.md row 129). Whether one lacks, which was then said. */
export async function lacksContacts(context: CommandContext, matters: readonly Matter[]): Promise<boolean> {
  if (context.behalf !== undefined) return false;
  for (const matter of matters) {
    const share = ownShare(context, matter);
    const { gates } = await rulesOfMatter(context, matter.suggestion);
    if (share === undefined || !gates.contacts) continue;
    const missing = missingStages(await contactStages(context.work.tx, share.assignment));
    if (missing.length === 0) continue;
    await refusePrivately(context, 'contacts-missing', {
      number: displayNumber(matter.suggestion),
      stages: missing.map((stage) => STAGE_NAMES[stage]).join('、'),
    });
    return true;
  }
  return false;
}

/**
 * gates.consent: the draft reply is shown to the lead deputy first (初步答复意见先征代表意见, row 51), and noted as a
 * contact 办中; after 同意 the unit confirms it once more. Whether a reply is held back so.
 */
export async function awaitsConsent(
  context: CommandContext,
  call: ReplyCall,
  { matters, files }: { readonly matters: readonly Matter[]; readonly files: readonly string[] },
): Promise<boolean> {
  if (context.behalf !== undefined) return false;
  let held = false;
  for (const matter of matters) {
    const share = ownShare(context, matter);
    const { gates } = await rulesOfMatter(context, matter.suggestion);
    if (share === undefined || !gates.consent || (await hasConsent(context, share, call))) continue;
    await askConsent(context, call, { matter, share, files });
    held = true;
  }
  return held;
}

/** The deputy agreed to this very reply, or staff entered so from paper (补登). */
async function hasConsent(context: CommandContext, { assignment }: Share, call: ReplyCall): Promise<boolean> {
  const { id: assignmentId, round } = assignment;
  const where = { assignmentId, round, stage: 'during' };
  const contacts = await findContacts(context.work.tx, context.congress.id, where);
  const draft = summaryOf(call);
  return contacts.some(
    ({ confirmedAt, onBehalf, summary }) => onBehalf || (confirmedAt !== undefined && summary === draft),
  );
}

async function askConsent(
  context: CommandContext,
  call: ReplyCall,
  {
    matter,
    share,
    files,
  }: { readonly matter: Matter; readonly share: Share; readonly files: readonly string[] },
): Promise<void> {
  const number = displayNumber(matter.suggestion);
  const place = await directTo(context, matter.lead);
  if (place === undefined) return refusePrivately(context, 'consent-on-paper', { number });
  const contact = consentOf(context, call, share);
  await insertContact(context.work, contact, { action: 'contact.consent_asked' }, files);
  const about = { call: { ...call, targets: targetsOf([matter.suggestion]) }, by: context.actor.personId };
  const confirm = { name: 'confirmContact', contacts: [contact.id], reply: about } as const;
  await showCard(context, {
    to: place.address,
    class: 'notice',
    template: 'contacts/consent',
    values: {
      deputy: matter.lead.name,
      name: nameFor(matter.suggestion, undefined, context.rules),
      unit: share.unit.name,
      content: contact.summary,
    },
    subject: matter.suggestion.id,
    kind: 'consent',
    answerableBy: [matter.lead.personId],
    choices: [
      choice('同意', { ...confirm, agree: true }, { files }),
      choice('有意见', { ...confirm, agree: false }, { files }),
    ],
  });
  await answerAbout(context, { matters: [matter], numbersTyped: false }, 'contacts/consent-asked', {
    number,
  });
}

function consentOf(context: CommandContext, call: ReplyCall, { assignment }: Share): Contact {
  return {
    congressId: context.congress.id,
    id: context.newId(),
    assignmentId: assignment.id,
    round: assignment.round,
    stage: 'during',
    method: 'online',
    heldOn: context.actedOn,
    summary: summaryOf(call),
    enteredAt: context.now,
    enteredById: context.actor.personId,
    onBehalf: false,
  };
}

/** What the deputy reads of a draft: its class and its text. */
function summaryOf({ outcome, content = '' }: ReplyCall): string {
  return [outcome === undefined ? '' : `${outcome}类`, content].filter((part) => part !== '').join(',');
}
