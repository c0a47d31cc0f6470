import type { Viewer } from '../../domain/visibility/visibility.ts';
import type { Tx } from '../../storage/database.ts';
import { type Group, groupMembers } from '../../storage/roster.ts';
import { viewersOf } from '../context.ts';

/**
 * Everyone in a group, as commands.md rule 5 counts them: what the registered kind, unit and team
 * admit, narrowed by members with other roles. A member who is not bound counts as an ordinary one.
 */
export async function audienceOf(tx: Tx, group: Group): Promise<Viewer[]> {
  const { members } = await groupMembers(tx, group);
  return [ordinaryViewer(group), ...viewersOf(members)];
}

/** The person a group of that kind is for. */
function ordinaryViewer(group: Group): Viewer {
  const unit = group.unitId === undefined ? {} : { unitId: group.unitId };
  const system = group.systemId === undefined ? {} : { systemId: group.systemId };
  const team = group.team === undefined ? {} : { team: group.team };
  switch (group.kind) {
    case 'deputies':
      return { roles: ['deputy'], ...team };
    case 'unit':
      return { roles: ['handler'], ...unit };
    case 'units':
    case 'mixed':
      return { roles: ['handler'] };
    case 'staff':
      return { roles: ['staff'] };
    case 'coordination':
      return { roles: ['coordinator'], ...system };
    case 'supervision':
      return { roles: ['supervisor'] };
  }
}
