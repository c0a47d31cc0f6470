import type { Address } from '../../chat/message.ts';
import type { Member } from '../../storage/roster.ts';
import { type Actor, type CommandContext, viewersOf } from '../context.ts';
import { directTo } from '../speaking/recipients.ts';

/**
 * The same command as if the member acted in the own direct chat: what is shown and asked goes there. The audit log
 * keeps who really acted. Undefined when the member cannot be written to.
 */
export async function asMember(context: CommandContext, member: Member): Promise<CommandContext | undefined> {
  const place = await directTo(context, member);
  return place === undefined ? undefined : acting(context, member, place.address);
}

/** The same, with what is said going to whoever really acts: nobody else hears of it. */
export function inPlaceOf(context: CommandContext, member: Member): CommandContext {
  return acting(context, member, context.actor.direct);
}

function acting(context: CommandContext, member: Member, direct: Address): CommandContext {
  const actor: Actor = {
    personId: member.personId,
    name: member.name,
    members: [member],
    roles: member.roles,
    unitIds: member.unitId === undefined ? [] : [member.unitId],
    direct,
    reachable: true,
  };
  return { ...context, actor, attachments: [], place: { address: direct, audience: viewersOf([member]) } };
}
