import type { Call } from '../../chat/card-call.ts';
import { listUnits, type Unit } from '../../storage/roster.ts';
import { record } from '../../storage/work.ts';
import { actingUnits } from '../assignments/own-share.ts';
import { matchUnit } from '../assignments/units.ts';
import type { CommandContext } from '../context.ts';
import { hasRole } from '../inquiries/place.ts';
import { type Recipient, staffPlaces, unitPlaces } from '../speaking/recipients.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, say } from '../speaking/speak.ts';

/** 联络: a unit's words go to the office's group, and the office's to the unit's; nothing else crosses. */
export async function liaison(context: CommandContext, { content }: Call<'liaison'>): Promise<void> {
  const units = await listUnits(context.work.tx, context.congress.id);
  const named = namedFirst(units, content);
  const own = units.filter(({ id }) => actingUnits(context).includes(id));
  const kind = context.place.group?.kind;
  const asUnit = own.length > 0 && kind !== 'staff' && !(hasRole(context, 'staff') && kind !== 'unit');
  if (asUnit) return toOffice(context, { own, named, content });
  if (!hasRole(context, 'staff'))
    return refusePrivately(context, 'role', { word: '联络', who: context.congress.name });
  return toUnit(context, named);
}

interface Named {
  readonly unit: Unit;
  /** What follows the name. */
  readonly content: string;
}

async function toOffice(
  context: CommandContext,
  said: { readonly own: readonly Unit[]; readonly named: Named | undefined; readonly content: string },
): Promise<void> {
  const { own, content } = said;
  const named = own.some(({ id }) => id === said.named?.unit.id) ? said.named : undefined;
  const unit = named?.unit ?? (own.length === 1 ? own[0] : undefined);
  if (unit === undefined)
    return refusePrivately(context, 'liaison-which', { units: own.map(({ name }) => name).join('、') });
  const words = named?.content ?? content;
  if (words === '') return refusePrivately(context, 'liaison-what', {});
  await pass(context, unit, { places: await staffPlaces(context), template: 'liaison/to-office', words });
  await answer(context, 'liaison/passed-to-office');
}

async function toUnit(context: CommandContext, named: Named | undefined): Promise<void> {
  if (named === undefined) return refusePrivately(context, 'liaison-unit', {});
  const { unit, content } = named;
  if (content === '') return refusePrivately(context, 'liaison-what', {});
  const places = await unitPlaces(context, unit.id);
  if (places.length === 0) return refusePrivately(context, 'liaison-unreachable', { unit: unit.name });
  await pass(context, unit, { places, template: 'liaison/to-unit', words: content });
  await answer(context, 'liaison/passed-to-unit', { unit: unit.name });
}

/** The words stand in the message alone: the audit log knows that something was passed on, and not what. */
async function pass(
  context: CommandContext,
  unit: Unit,
  message: { readonly places: readonly Recipient[]; readonly template: string; readonly words: string },
): Promise<void> {
  const { template, words } = message;
  const values = {
    unit: unit.name,
    congress: context.congress.name,
    person: context.actor.name,
    content: words,
  };
  for (const { address } of message.places) {
    await say(context, { to: address, class: 'notice', template, values });
  }
  record(context.work, { kind: 'unit', id: unit.id }, { action: 'liaison.passed', facts: { template } });
}

/** 区教育局 周三可以, 教育局:周三可以: a unit's name first, and the words after it. */
function namedFirst(units: readonly Unit[], content: string): Named | undefined {
  const [, first = '', rest = ''] =
    /^([^\s:,\uff1a\uff0c]{2,30})[\s:,\uff1a\uff0c]*([\s\S]*)$/u.exec(content) ?? [];
  const unit = matchUnit(units, first);
  return unit === undefined ? undefined : { unit, content: rest.trim() };
}
