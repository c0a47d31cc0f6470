import type { Call } from '../../chat/card-call.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import { loadAssignment } from '../../storage/assignments.ts';
import { type Contact, findContacts, saveContactAnswer } from '../../storage/contacts.ts';
import { listUnits } from '../../storage/roster.ts';
import { loadSuggestion } from '../../storage/suggestions.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { nameFor } from '../matters/label.ts';
import { loadMatter, type Matter } from '../matters/matter.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, say, showCard } from '../speaking/speak.ts';

type Confirming = Call<'confirmContact'>;

interface Answered {
  readonly contact: Contact;
  readonly matter: Matter;
  readonly unit: { readonly id: string; readonly name: string };
}

/** 确认, 不是这个意思, 有意见: the lead deputy says what was meant, or whether a reply may go out as it is. */
export async function confirmContact(context: CommandContext, call: Confirming): Promise<void> {
  const contacts = await findContacts(context.work.tx, context.congress.id, {
    id: { in: [...call.contacts] },
  });
  const [first] = contacts;
  if (first === undefined || contacts.some(isAnswered)) return refusePrivately(context, 'card-gone', {});
  const answered: Answered[] = [];
  for (const contact of contacts) answered.push(await answeredOf(context, contact));
  if (answered.some(({ matter }) => matter.lead.personId !== context.actor.personId))
    return refusePrivately(context, 'card-gone', {});
  const consent = call.reply !== undefined;
  const numbers = answered.map(({ matter }) => displayNumber(matter.suggestion)).join('、');
  if (!call.agree && call.objection === undefined) {
    const template = consent ? 'contacts/objection-to-reply' : 'contacts/objection-please';
    return ask(context, { call, field: 'objection', template, values: { numbers } });
  }

  for (const each of answered) {
    const said = call.objection === undefined ? { confirmedAt: context.now } : { objection: call.objection };
    const entry = { action: call.agree ? 'contact.confirmed' : 'contact.objected' };
    await saveContactAnswer(context.work, each.contact, said, entry);
    await tellUnit(context, each, call);
  }
  await answer({ ...context, subject: answered[0]?.matter.suggestion.id ?? '' }, thanks(call), { numbers });
}

function isAnswered({ confirmedAt, objection }: Contact): boolean {
  return confirmedAt !== undefined || objection !== undefined;
}

function thanks({ agree, reply }: Confirming): string {
  if (reply !== undefined) return agree ? 'contacts/thanks-consent' : 'contacts/thanks-objection';
  return agree ? 'contacts/thanks-intent' : 'contacts/thanks-objection';
}

async function answeredOf(context: CommandContext, contact: Contact): Promise<Answered> {
  const { tx } = context.work;
  const congressId = context.congress.id;
  const assignment = await loadAssignment(tx, congressId, contact.assignmentId);
  const matter = await loadMatter(context, await loadSuggestion(tx, congressId, assignment.suggestionId));
  const unit = (await listUnits(tx, congressId)).find(({ id }) => id === assignment.unitId);
  if (unit === undefined) throw new Error(`assignment ${assignment.id} has no unit in its congress`);
  return { contact, matter, unit };
}

async function tellUnit(
  context: CommandContext,
  { matter: { suggestion }, unit }: Answered,
  { agree, objection, reply }: Confirming,
): Promise<void> {
  for (const place of await unitPlaces(context, unit.id)) {
    const values = {
      unit: unit.name,
      name: nameFor(suggestion, place.group, context.rules),
      objection: objection ?? '',
    };
    const saying = { to: place.address, class: 'notice', values, subject: suggestion.id } as const;
    if (reply === undefined) {
      const template = agree ? 'contacts/unit-intent' : 'contacts/unit-intent-objected';
      await say(context, { ...saying, template });
    } else if (agree) {
      await showCard(context, {
        ...saying,
        template: 'contacts/unit-consent',
        kind: 'confirm',
        answerableBy: [reply.by],
        choices: [
          choice('确认答复', reply.call, { confirmed: true, files: context.files }),
          choice('取消', { name: 'cancel' }, { confirmed: true }),
        ],
      });
    } else {
      await say(context, { ...saying, template: 'contacts/unit-consent-objected' });
    }
  }
}
