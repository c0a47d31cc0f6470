import { type Address, heldOf, type InboundEvent, isRemote } from '../../chat/message.ts';
import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { CommandCall } from '../../chat/command-call.ts';
import type { CommandChat } from '../../chat/reading/command-table.ts';
import type { Tx } from '../../storage/database.ts';
import { noteReachable } from '../../storage/identities.ts';
import {
  type Account,
  findAccount,
  findGroup,
  type Group,
  type Member,
  membershipsOf,
} from '../../storage/roster.ts';
import type { Actor, CommandContext, Deps } from '../context.ts';
import { viewersOf } from '../context.ts';
import { audienceOf } from './audience.ts';
import { whisper } from '../speaking/speak.ts';
import { callIn } from './call-in.ts';
import { roomOf } from './room.ts';
import { meetStranger, meetUnregistered, meetWithoutCongress } from './strangers.ts';
import { directOf } from './tell-sender.ts';

export interface OpenedCommand {
  readonly context: CommandContext;
  readonly personId: string;
  readonly roles: Actor['roles'];
  readonly chat: CommandChat;
  readonly now: Date;
  readonly today: CommandContext['today'];
}

/** Who acts where: the account's person, the memberships in the congress of the chat, the audience. */
export async function openCommand(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  moment: Moment,
): Promise<OpenedCommand | undefined> {
  const known = await whoAndWhere(deps, tx, event, moment);
  if (known === undefined) return undefined;
  const { account, members, group, congressId } = known;
  const actor = actorOf(account, members, event);
  const room = await roomOf(deps, tx, congressId, { ...moment, actorId: account.personId });
  const context: CommandContext = {
    ...room,
    actor,
    place: await placeOf(tx, event, group, members),
    attachments: event.kind === 'message' ? heldOf(event.attachments) : [],
    files: [],
    marked: false,
    confirmed: false,
    sentAt: event.sentAt,
    actedOn: earlier(civilDateOf(event.sentAt), room.today),
  };
  await tellLost(context, event);
  const { now, today } = room;
  return { context, personId: actor.personId, roles: actor.roles, chat: group?.kind ?? 'direct', now, today };
}

/** What came with a message and could not be had is told at once: nothing is lost in silence. */
async function tellLost(context: CommandContext, event: InboundEvent): Promise<void> {
  const lost = event.kind === 'message' ? event.attachments.filter(isRemote) : [];
  if (lost.length === 0) return;
  const names = lost.map((attachment) => `「${attachment.name}」`).join('、');
  await whisper(context, 'speaking/attachment-lost', { person: context.actor.name, names });
}

function earlier(one: CivilDate, other: CivilDate): CivilDate {
  return one < other ? one : other;
}

interface Moment {
  readonly id: bigint;
  readonly now: Date;
}

interface Known {
  readonly account: Account;
  readonly members: readonly Member[];
  readonly group: Group | undefined;
  readonly congressId: string;
}

/** Undefined when the group, the account or the part in the congress is not known: then that was said. */
async function whoAndWhere(
  deps: Deps,
  tx: Tx,
  event: InboundEvent,
  moment: Moment,
): Promise<Known | undefined> {
  const { platform, account: botAccount, conversation } = event;
  const inGroup = conversation.kind === 'group';
  const group = inGroup
    ? await findGroup(tx, { platform, account: botAccount, externalId: conversation.id })
    : undefined;
  if (inGroup && group === undefined && !isLetThrough(deps, event)) {
    await meetUnregistered(deps, tx, event, moment);
    return undefined;
  }
  const account = await findAccount(tx, { platform, account: botAccount, externalId: event.sender });
  if (account === undefined) {
    await meetStranger(deps, tx, event, moment);
    return undefined;
  }
  await noteFriend(tx, event, account);
  const memberships = await membershipsOf(tx, account.personId);
  const congressId = group?.congressId ?? homeOf(memberships, event);
  const members = memberships.filter((member) => member.congressId === congressId);
  if (congressId === undefined || members.length === 0) {
    await meetWithoutCongress(deps, tx, event, moment);
    return undefined;
  }
  return { account, members, group, congressId };
}

/** What may be said in a group before it is registered: who somebody is, and what the group is. */
const BEFORE_REGISTRATION: readonly CommandCall['name'][] = [
  'registerGroup',
  'unregisterGroup',
  'bind',
  'claim',
];

function isLetThrough({ table }: Deps, event: InboundEvent): boolean {
  const name = callIn(table, event)?.name;
  return name !== undefined && BEFORE_REGISTRATION.includes(name);
}

/** Outside of any registered group: in a group staff is meant, since it registers the group. */
function homeOf(memberships: readonly Member[], { conversation }: InboundEvent): string | undefined {
  const asStaff = memberships.find(({ roles }) => roles.includes('staff'));
  const home = conversation.kind === 'group' ? (asStaff ?? memberships[0]) : memberships[0];
  return home?.congressId;
}

/** On WeChat only friends can write directly: whoever does can be written to from now on. */
async function noteFriend(tx: Tx, event: InboundEvent, { reachable }: Account): Promise<void> {
  const { platform, account, conversation, sender } = event;
  if (reachable || platform !== 'wechat' || conversation.kind !== 'direct') return;
  await noteReachable(tx, { platform, account, externalId: sender });
}

function actorOf(account: Account, members: readonly Member[], event: InboundEvent): Actor {
  return {
    personId: account.personId,
    name: account.name,
    members,
    roles: [...new Set(members.flatMap((member) => member.roles))],
    unitIds: [...new Set(members.flatMap((member) => member.unitId ?? []))],
    direct: directOf(event),
    reachable: account.reachable || event.conversation.kind === 'direct',
  };
}

async function placeOf(
  tx: Tx,
  { platform, account, conversation }: InboundEvent,
  group: Group | undefined,
  members: readonly Member[],
): Promise<CommandContext['place']> {
  const address: Address = { platform, account, conversation };
  if (group === undefined) return { address, audience: viewersOf(members) };
  return { address, group, audience: await audienceOf(tx, group) };
}
