import type { AssignmentRole, AssignmentState } from '../../domain/assignment/assignment.ts';
import { dateFromColumn } from '../../storage/columns.ts';
import { civilColumn } from '../../storage/database.ts';
import type { AssignmentRow, UnitRecord } from './record.ts';

export const assignmentInclude = {
  unit: { include: { system: true } },
  replies: { orderBy: { enteredAt: 'asc' } },
  returnRequests: { orderBy: { serial: 'asc' } },
  contacts: { select: { heldOn: true }, orderBy: { heldOn: 'asc' } },
} as const;

export function toUnitRecord(row: AssignmentRow): UnitRecord {
  return {
    // The casts hold: check constraints of the table admit only these words.
    role: row.role as AssignmentRole,
    assignmentState: row.state as AssignmentState,
    signOffDue: civilColumn(row.signOffDue),
    signedOffOn: dateFromColumn(row.signedOffOn) ?? null,
    replyDue: civilColumn(row.replyDue),
    outcome: lastReply([row])?.outcome ?? null,
    system: row.unit.system?.name ?? null,
    returnReason: row.returnRequests.at(-1)?.reason ?? null,
    contacts: row.contacts.length,
    firstContactOn: dateFromColumn(row.contacts[0]?.heldOn ?? null) ?? null,
    assignedOn: civilColumn(row.assignedOn),
  };
}

/** The reply that was entered last, whichever of the units gave it. */
export function lastReply(rows: readonly AssignmentRow[]): AssignmentRow['replies'][number] | undefined {
  return rows
    .flatMap(({ replies }) => replies)
    .toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime())
    .at(-1);
}
