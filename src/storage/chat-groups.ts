import type { Group } from './roster.ts';
import { type Entry, record, type Work } from './work.ts';

/** Register a group; one that is registered already must be closed first. */
export async function insertGroup(work: Work, group: Group, entry: Entry): Promise<void> {
  const { id, kind, name, address, unitId, systemId, team, numberOnly } = group;
  await work.tx.chatGroup.create({
    data: {
      congressId: work.congressId,
      id,
      platform: address.platform,
      account: address.account,
      externalId: address.conversation.id,
      kind,
      name,
      unitId: unitId ?? null,
      systemId: systemId ?? null,
      team: team ?? null,
      numberOnly,
      registeredAt: work.at,
    },
  });
  record(work, { kind: 'group', id, after: { kind, name, unitId, systemId, team, numberOnly } }, entry);
}

/** A group is no longer the bot's: nothing is said there any more, and nothing is heard. */
export async function closeGroup(work: Work, group: Group, entry: Entry): Promise<void> {
  const { id, kind, name } = group;
  await work.tx.chatGroup.update({
    where: { congressId_id: { congressId: work.congressId, id } },
    data: { closedAt: work.at },
  });
  record(work, { kind: 'group', id, before: { kind, name } }, entry);
}
