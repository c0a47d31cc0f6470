import { accept, refuse, type Result } from '../result.ts';
import { answers, type Assignment, type AssignmentRole } from './assignment.ts';

/** A unit with the role that it has or gets. */
export interface Part {
  readonly unitId: string;
  readonly role: AssignmentRole;
}

export interface Reassignment {
  readonly kept: readonly { readonly assignment: Assignment; readonly role: AssignmentRole }[];
  readonly takenBack: readonly Assignment[];
  readonly issued: readonly Part[];
}

export type ReassignRefusal =
  /** Nothing would change. */
  | { readonly code: 'REASSIGN_SAME' }
  /** A unit that would lose the matter has answered already. */
  | { readonly code: 'REASSIGN_ANSWERED'; readonly unitId: string }
  /** The unit has asked for a return: that is decided first, perhaps with 改交. */
  | { readonly code: 'REASSIGN_RETURN_PENDING'; readonly unitId: string }
  | { readonly code: 'REASSIGN_WITHOUT_LEAD' };

/**
 * 改办: who handles a matter from now on. Of the answering and the assisting units each group is replaced only when it
 * was named, so that 改办 N 主办:甲 leaves the assisting ones. An opinion that was given stays.
 */
export function reassign(
  current: readonly Assignment[],
  named: { readonly answering: readonly Part[]; readonly assisting: readonly Part[] },
): Result<Reassignment, ReassignRefusal> {
  const parts = withRoles(
    named.answering.length > 0 ? named.answering : current.filter((each) => answers(each.role)),
    named.assisting.length > 0 ? named.assisting : current.filter((each) => !answers(each.role)),
  );
  if (!parts.some((part) => answers(part.role))) return refuse({ code: 'REASSIGN_WITHOUT_LEAD' });
  const leaving = current.filter((each) => !parts.some((part) => part.unitId === each.unitId));
  const pending = leaving.find((each) => each.state === 'return_requested');
  if (pending !== undefined) return refuse({ code: 'REASSIGN_RETURN_PENDING', unitId: pending.unitId });
  const answered = leaving.find((each) => each.state === 'answered' && answers(each.role));
  if (answered !== undefined) return refuse({ code: 'REASSIGN_ANSWERED', unitId: answered.unitId });
  const kept = current.flatMap((assignment) => {
    const part = parts.find((each) => each.unitId === assignment.unitId);
    return part === undefined ? [] : [{ assignment, role: part.role }];
  });
  const takenBack = leaving.filter((each) => each.state !== 'answered');
  const issued = parts.filter((part) => !current.some((each) => each.unitId === part.unitId));
  const changes = kept.some(({ assignment, role }) => assignment.role !== role);
  if (takenBack.length + issued.length === 0 && !changes) return refuse({ code: 'REASSIGN_SAME' });
  return accept({ kept, takenBack, issued });
}

/** A lone unit is the sole one; with others beside it the sole one leads. */
function withRoles(answering: readonly Part[], assisting: readonly Part[]): Part[] {
  const helping = assisting.filter((part) => !answering.some((each) => each.unitId === part.unitId));
  const alone = answering.length === 1 && helping.length === 0;
  return [
    ...answering.map(({ unitId, role }): Part => {
      if (role === 'separate') return { unitId, role };
      return { unitId, role: alone ? 'sole' : 'lead' };
    }),
    ...helping.map(({ unitId }): Part => ({ unitId, role: 'assisting' })),
  ];
}
