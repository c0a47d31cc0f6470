import type { Address, InboundEvent } from '../../chat/message.ts';
import { type CivilDate, civilDateOf } from '../../domain/calendar/civil-date.ts';
import type { CommandChat } from '../../chat/reading/command-table.ts';
import type { Tx } from '../../storage/database.ts';
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
import { roomOf } from './room.ts';
import { meetStranger, meetUnregistered, meetWithoutCongress } from './strangers.ts';

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
    attachments: event.kind === 'message' ? event.attachments : [],
    files: [],
    marked: false,
    confirmed: false,
    sentAt: event.sentAt,
    actedOn: earlier(civilDateOf(event.sentAt), room.today),
  };
  const { now, today } = room;
  return { context, personId: actor.personId, roles: actor.roles, chat: group?.kind ?? 'direct', now, today };
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
  if (inGroup && group === undefined) {
    await meetUnregistered(deps, tx, event, moment);
    return undefined;
  }
  const account = await findAccount(tx, { platform, account: botAccount, externalId: event.sender });
  if (account === undefined) {
    await meetStranger(deps, tx, event, moment);
    return undefined;
  }
  const memberships = await membershipsOf(tx, account.personId);
  const congressId = group?.congressId ?? memberships[0]?.congressId;
  const members = memberships.filter((member) => member.congressId === congressId);
  if (congressId === undefined || members.length === 0) {
    await meetWithoutCongress(deps, tx, event, moment);
    return undefined;
  }
  return { account, members, group, congressId };
}

function actorOf(account: Account, members: readonly Member[], event: InboundEvent): Actor {
  return {
    personId: account.personId,
    name: account.name,
    members,
    roles: [...new Set(members.flatMap((member) => member.roles))],
    unitIds: [...new Set(members.flatMap((member) => member.unitId ?? []))],
    direct: directOf(event),
    reachable: account.reachable,
  };
}

/** The direct chat of the account that acted. */
export function directOf(event: InboundEvent): Address {
  return {
    platform: event.platform,
    account: event.account,
    conversation: { kind: 'direct', id: event.sender },
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
