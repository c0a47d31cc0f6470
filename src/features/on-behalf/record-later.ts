import type { Call } from '../../chat/card-call.ts';
import type { RecordedCall } from '../../chat/office-call.ts';
import { chineseDate, type CivilDate, instantAt } from '../../domain/calendar/civil-date.ts';
import { answers, type Assignment } from '../../domain/assignment/assignment.ts';
import { displayNumber } from '../../domain/suggestion/suggestion.ts';
import type { Unit } from '../../storage/roster.ts';
import { record } from '../../storage/work.ts';
import { signOff } from '../assignments/sign-off.ts';
import { matchUnit } from '../assignments/units.ts';
import { storeAttachments } from '../attachments.ts';
import { contact } from '../contacts/contact.ts';
import type { CommandContext } from '../context.ts';
import { asksDayAgain } from '../matters/doubtful-day.ts';
import { nameFor } from '../matters/label.ts';
import type { Matter } from '../matters/matter.ts';
import { resolveOne, targetsOf } from '../matters/targets.ts';
import { reply } from '../replies/reply.ts';
import { requestReturn } from '../returns/request.ts';
import { rate } from '../satisfaction/rate.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { noteWhispered, say } from '../speaking/speak.ts';
import { tellMember } from '../speaking/tell.ts';
import { inPlaceOf } from './as-member.ts';

type Later = Call<'recordLater'>;
type OfUnit = Exclude<RecordedCall, { readonly name: 'rate' }>;

const WORDS = {
  signOff: '签收',
  contact: '沟通',
  reply: '答复',
  rate: '评价',
  requestReturn: '退办',
} as const satisfies Record<RecordedCall['name'], string>;

/**
 * 补登: what came on paper is entered afterwards, with its own day and the mark of whoever entered it. It is done just
 * as if the unit or the deputy had said it, and they are told.
 */
export async function recordLater(context: CommandContext, call: Later): Promise<void> {
  const { said } = call;
  if (said === undefined) return refusePrivately(context, 'record-what', {});
  const word = WORDS[said.name];
  const matter = await resolveOne(context, said.targets, () => Promise.resolve([]), '补登');
  if (matter === undefined) return;
  const targets = targetsOf([matter.suggestion]);
  const again = { ...call, said: { ...said, targets } };
  if (await asksDayAgain(context, { word, day: call, matters: [matter], call: again })) return;
  if (said.name === 'rate') return recordRating(context, call, matter, said);
  const lacking = lackingIn(said);
  if (lacking !== undefined)
    return refusePrivately(context, lacking, { number: displayNumber(matter.suggestion) });
  const unit = await unitOf(context, call, { matter, said });
  if (unit === undefined) return;
  const fixed = { ...said, targets };
  const irrevocable = said.name === 'reply' || said.name === 'requestReturn';
  if (irrevocable && !context.confirmed)
    return confirm(context, { ...call, said: fixed, unit: unit.name }, matter);
  await recordOfUnit(context, call, { matter, unit, said: fixed });
}

/** What the office must say at once, because nobody can be asked afterwards. */
function lackingIn(said: OfUnit): 'record-outcome' | 'record-reason' | undefined {
  if (said.name === 'reply' && said.outcome === undefined && said.content === undefined)
    return 'record-outcome';
  return said.name === 'requestReturn' && said.reason === undefined ? 'record-reason' : undefined;
}

/** The unit that is named, else the only one of the matter that can be meant. Undefined after a refusal. */
async function unitOf(
  context: CommandContext,
  call: Later,
  { matter, said }: { readonly matter: Matter; readonly said: OfUnit },
): Promise<Unit | undefined> {
  const units = matter.shares.map(({ unit }) => unit);
  const able = matter.shares.filter(({ assignment }) => isAble(said, assignment));
  const meant = able.length > 0 ? able : matter.shares;
  const only = meant.length === 1 ? meant[0]?.unit : undefined;
  const found = call.unit === undefined ? only : matchUnit(units, call.unit);
  if (found === undefined)
    await refusePrivately(context, 'record-unit', {
      number: displayNumber(matter.suggestion),
      units: units.map(({ name }) => name).join('、') || '无',
    });
  return found;
}

/** Every unit signs for its share and may give it back; it is the answering one that meets the deputy and replies. */
function isAble({ name }: OfUnit, { role, state }: Assignment): boolean {
  if (name === 'signOff') return state === 'issued';
  return name === 'requestReturn' ? state === 'issued' || state === 'signed_off' : answers(role);
}

async function confirm(
  context: CommandContext,
  call: Later & { readonly said: OfUnit; readonly unit: string },
  matter: Matter,
): Promise<void> {
  await askToConfirm(context, {
    call,
    label: '确认',
    template: 'on-behalf/confirm-record',
    values: {
      word: WORDS[call.said.name],
      name: nameFor(matter.suggestion, context.place.group, context.rules),
      unit: call.unit,
      date: chineseDate(call.date ?? context.actedOn, context.today),
      paper: paperWord(call),
    },
    subject: matter.suggestion.id,
    files: await storeAttachments(context),
    private: matter.suggestion.confidential,
  });
}

async function recordOfUnit(
  context: CommandContext,
  call: Later,
  about: { readonly matter: Matter; readonly unit: Unit; readonly said: OfUnit },
): Promise<void> {
  const { matter, unit, said } = about;
  const day = call.date ?? context.actedOn;
  const acting: CommandContext = {
    ...context,
    actor: { ...context.actor, unitIds: [unit.id] },
    actedOn: day,
    behalf: { paper: call.paper },
    confirmed: true,
    subject: matter.suggestion.id,
  };
  const before = context.work.records.length;
  await actAs(acting, said, call.date);
  // A refusal leaves nothing behind.
  if (context.work.records.length === before) return;
  mark(context, call, { matter, said, unit: unit.name });
  for (const { address: to, group } of await unitPlaces(context, unit.id))
    await say(context, {
      to,
      class: 'notice',
      template: 'on-behalf/to-unit',
      values: {
        unit: unit.name,
        name: nameFor(matter.suggestion, group, context.rules),
        word: WORDS[said.name],
        date: chineseDate(day, context.today),
        paper: paperWord(call),
      },
      subject: matter.suggestion.id,
    });
}

async function actAs(acting: CommandContext, said: OfUnit, date: CivilDate | undefined): Promise<void> {
  switch (said.name) {
    case 'signOff':
      return signOff(acting, said);
    case 'requestReturn':
      return requestReturn(acting, said);
    case 'contact':
      return contact(acting, date === undefined ? said : { ...said, date });
    case 'reply':
      return reply(acting, date === undefined ? said : { ...said, date });
  }
}

/** A deputy's rating from the paper form (征询意见表); what is said of it is for staff and the deputy alone. */
async function recordRating(
  context: CommandContext,
  call: Later,
  matter: Matter,
  said: Extract<RecordedCall, { readonly name: 'rate' }>,
): Promise<void> {
  const { lead, suggestion } = matter;
  const acting: CommandContext = {
    ...inPlaceOf(context, lead),
    behalf: { paper: call.paper },
    sentAt: call.date === undefined ? context.sentAt : instantAt(call.date, '12:00'),
    subject: suggestion.id,
  };
  const before = context.work.records.length;
  await rate(acting, { ...said, targets: targetsOf([suggestion]), sure: true });
  // A refusal leaves nothing behind, and the group hears nothing of it.
  if (context.work.records.length === before) return;
  await noteWhispered(context);
  mark(context, call, { matter, said, unit: undefined });
  await tellMember(context, lead, {
    class: 'notice',
    template: 'on-behalf/rating-to-deputy',
    values: {
      deputy: lead.name,
      name: nameFor(suggestion, undefined, context.rules),
      person: context.actor.name,
      number: displayNumber(suggestion),
    },
    subject: suggestion.id,
  });
}

/** That it was entered for somebody else, when it happened, and whether on paper. */
function mark(
  context: CommandContext,
  call: Later,
  about: { readonly matter: Matter; readonly said: RecordedCall; readonly unit: string | undefined },
): void {
  record(
    context.work,
    { kind: 'recorded_later', id: about.matter.suggestion.id },
    {
      action: `recorded_later.${about.said.name}`,
      facts: {
        unit: about.unit,
        date: call.date ?? context.actedOn,
        paper: call.paper,
      },
    },
  );
}

function paperWord({ paper }: Later): string {
  return paper ? '(纸质)' : '';
}
