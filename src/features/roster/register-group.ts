import type { Call } from '../../chat/card-call.ts';
import type { GroupKindSaid } from '../../chat/roster-call.ts';
import { closeGroup, insertGroup } from '../../storage/chat-groups.ts';
import { findGroup, type Group, membershipsOf } from '../../storage/roster.ts';
import { ask } from '../asking/ask.ts';
import type { CommandContext } from '../context.ts';
import { roomOf } from '../opening/room.ts';
import { askToConfirm } from '../speaking/confirm.ts';
import { offer } from '../speaking/offer.ts';
import { refusePrivately } from '../speaking/refuse.ts';
import { answer, choice, say, whisper } from '../speaking/speak.ts';
import { addPlace, findPlace, type Place, PLACE_OF_GROUP, placesOf } from './places.ts';

type Registration = Call<'registerGroupAs'>;

const KINDS: readonly GroupKindSaid[] = [
  'deputies',
  'unit',
  'units',
  'staff',
  'coordination',
  'supervision',
  'mixed',
];

/** 登记本群 类型 名称: from now on the bot listens and speaks here. Asked for piece by piece, privately. */
export async function registerGroup(context: CommandContext, call: Call<'registerGroup'>): Promise<void> {
  const { address, group } = context.place;
  if (address.conversation.kind !== 'group') return refusePrivately(context, 'register-in-group');
  const wish = { ...call, name: 'registerGroupAs' as const, group: address };
  const congresses = group === undefined ? await staffedBy(context) : [];
  if (congresses.length < 2)
    return registerGroupAs(context, { ...wish, congressId: congresses[0]?.id ?? context.congress.id });
  await offer(context, {
    template: 'groups/which-congress',
    values: { person: context.actor.name },
    choices: congresses.map(({ id, name }) => choice(name, { ...wish, congressId: id }, { confirmed: true })),
  });
}

/** One step further on the way to a registered group; what is still unsaid is asked for. */
export async function registerGroupAs(context: CommandContext, call: Registration): Promise<void> {
  const desk = await deskIn(context, call.congressId);
  if (desk === undefined) return refusePrivately(context, 'card-gone');
  await proceed(desk, call);
}

/** The same person at the desk of that congress; undefined for somebody who is not of its office. */
async function deskIn(context: CommandContext, congressId: string): Promise<CommandContext | undefined> {
  const { actor, now, cause, work } = context;
  const members = (await membershipsOf(work.tx, actor.personId)).filter(
    (member) => member.congressId === congressId,
  );
  if (!members.some(({ roles }) => roles.includes('staff'))) return undefined;
  if (congressId === context.congress.id) return context;
  const id = work.causeEventId;
  const moment = { now, cause, actorId: actor.personId, ...(id === undefined ? {} : { id }) };
  const room = await roomOf(context, work.tx, congressId, moment);
  // One list of audit records: it is written at the very end, whatever congress they belong to.
  return { ...context, ...room, work: { ...room.work, records: work.records } };
}

async function staffedBy(context: CommandContext): Promise<{ readonly id: string; readonly name: string }[]> {
  const { tx } = context.work;
  const members = await membershipsOf(tx, context.actor.personId);
  const ids = members.flatMap(({ roles, congressId }) => (roles.includes('staff') ? [congressId] : []));
  return tx.congress.findMany({
    where: { id: { in: ids } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true },
  });
}

async function proceed(desk: CommandContext, call: Registration): Promise<void> {
  const { kind } = call;
  if (kind === undefined) return askKind(desk, call);
  const place = await placeOfGroup(desk, { ...call, kind });
  if (place === 'asked') return;
  const group = groupOf(desk, { ...call, kind }, place);
  const { platform, account, conversation } = call.group;
  const present = await findGroup(desk.work.tx, { platform, account, externalId: conversation.id });
  if (present !== undefined && present.congressId !== desk.congress.id)
    return refusePrivately(desk, 'group-elsewhere');
  if (present !== undefined && isSame(present, group))
    return whisper(desk, 'groups/registered-already', { name: present.name });
  if (present !== undefined && call.replace !== true)
    return askToReplace(desk, call, { present: present.name, name: group.name });

  if (present !== undefined)
    await closeGroup(desk.work, present, { action: 'group.closed', facts: { replacedBy: group.id } });
  await insertGroup(desk.work, group, { action: 'group.registered' });
  await tellGroup(desk, group);
}

async function askKind(desk: CommandContext, call: Registration): Promise<void> {
  await offer(desk, {
    template: 'groups/which-kind',
    values: { person: desk.actor.name },
    choices: KINDS.map((kind) => choice(kindName(desk, kind), { ...call, kind }, { confirmed: true })),
  });
}

/** 代表群, 办理群 …: also what the group is called, after the name of whose it is. */
function kindName(desk: CommandContext, kind: GroupKindSaid): string {
  return desk.texts.render(`groups/kind.${kind}`, {});
}

/** Whose group it is; `asked` when staff must say or confirm it first, undefined when it is nobody's in particular. */
async function placeOfGroup(
  desk: CommandContext,
  call: Registration & { readonly kind: GroupKindSaid },
): Promise<Place | 'asked' | undefined> {
  const kind = PLACE_OF_GROUP[call.kind];
  const { target } = call;
  if (kind === undefined) return target === undefined ? undefined : { name: target, columns: {} };
  const places = await placesOf(desk, kind);
  if (target === undefined) {
    // Where there is one handling system or none, its office is meant.
    if (kind === 'system' && places.length < 2) return places[0];
    const values = { person: desk.actor.name };
    await ask(desk, { call, field: 'target', template: `groups/which-${kind}`, values });
    return 'asked';
  }
  if (kind === 'team' && /^(?:全体|全部|所有|不分)/u.test(target)) return undefined;
  const found = await findPlace(desk, kind, target);
  if (found !== undefined) return found;
  if (call.create === true || (kind === 'team' && places.length === 0)) return addPlace(desk, kind, target);
  await offer(desk, {
    template: `groups/new-${kind}`,
    values: { name: target },
    choices: [
      choice('确认', { ...call, create: true }, { confirmed: true }),
      choice('取消', { name: 'cancel' }, { confirmed: true }),
    ],
  });
  return 'asked';
}

function groupOf(
  desk: CommandContext,
  { kind, group: address }: Registration & { readonly kind: GroupKindSaid },
  place: Place | undefined,
): Group {
  return {
    congressId: desk.congress.id,
    id: desk.newId(),
    kind,
    name: `${place?.name ?? ''}${kindName(desk, kind)}`,
    address,
    // On WeChat only numbers and states are said in groups (domain.md, manners 5).
    numberOnly: address.platform === 'wechat',
    ...place?.columns,
  };
}

function isSame(one: Group, other: Group): boolean {
  return (
    one.kind === other.kind &&
    one.team === other.team &&
    one.unitId === other.unitId &&
    one.systemId === other.systemId
  );
}

/** Shown in the group when it was typed there, since the group is registered. */
async function askToReplace(
  desk: CommandContext,
  call: Registration,
  values: { readonly present: string; readonly name: string },
): Promise<void> {
  await askToConfirm(desk, {
    call: { ...call, replace: true },
    label: '确认',
    template: 'groups/confirm-replace',
    values,
  });
}

/** The group reads in one sentence what may be said in it; whoever chose privately is told so there. */
async function tellGroup(desk: CommandContext, group: Group): Promise<void> {
  const note = desk.texts.render(group.numberOnly ? 'groups/note-number-only' : 'groups/note-open', {});
  await say(desk, {
    to: group.address,
    class: 'answer',
    template: `groups/registered.${group.kind}`,
    values: { name: group.name, note },
  });
  if (desk.place.address.conversation.kind === 'direct')
    await answer(desk, 'groups/registered-privately', { name: group.name });
}
