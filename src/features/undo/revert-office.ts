import { listCongresses, saveParent } from '../../storage/congress.ts';
import { findReconciliations, type Reconciliation, saveAnswer } from '../../storage/reconciliations.ts';
import { record } from '../../storage/work.ts';
import type { CommandContext } from '../context.ts';
import { isBelow } from '../levels/parent-congress.ts';
import { type Change, type Snapshot, UNDONE } from './last-action.ts';
import type { Reversal } from './revert.ts';

/** How to take back words passed on (联络), an answer to a list (对账), the congress above (上级人大), or nothing. */
export async function officeReversal(context: CommandContext, change: Change): Promise<Reversal | undefined> {
  switch (change.kind) {
    case 'unit':
      // The words stand in the messages alone, which are taken back or corrected.
      return () => {
        record(context.work, { kind: 'unit', id: change.id }, { action: `liaison${UNDONE}` });
        return Promise.resolve();
      };
    case 'reconciliation':
      return answerReversal(context, change);
    case 'congress':
      return parentReversal(context, change);
    default:
      // The deputy above stays: the draft that is put away is still led by somebody.
      return () => Promise.resolve();
  }
}

/** The list waits for an answer again, or has the earlier one. */
async function answerReversal(
  { work, congress }: CommandContext,
  { id, before, after }: Change,
): Promise<Reversal | undefined> {
  const rows = await findReconciliations(work.tx, congress.id, {
    unitId: id,
    month: String(after?.['month']),
  });
  const [current] = rows;
  if (current === undefined || before === undefined) return undefined;
  if (current.answeredAt?.toISOString() !== after?.['answeredAt']) return undefined;
  const entry = { action: `reconciliation${UNDONE}` };
  return () => saveAnswer(work, current, reconciliationOf(before), entry);
}

function reconciliationOf(row: Snapshot): Reconciliation {
  // The cast holds: the audit log keeps the domain object itself as JSON, in which only instants change form.
  const stored = row as unknown as Reconciliation;
  const { sentAt, answeredAt } = stored;
  return {
    ...stored,
    sentAt: new Date(sentAt),
    ...(answeredAt === undefined ? {} : { answeredAt: new Date(answeredAt) }),
  };
}

/** The congress above is the one before again, unless that one has come below this one meanwhile. */
async function parentReversal(
  { work, congress }: CommandContext,
  { before, after }: Change,
): Promise<Reversal | undefined> {
  const all = await listCongresses(work.tx);
  const current = all.find(({ id }) => id === congress.id)?.parentId;
  if (current !== parentIn(after)) return undefined;
  const earlier = parentIn(before);
  const parent = all.find(({ id }) => id === earlier);
  if (earlier !== undefined && (parent === undefined || isBelow(all, parent, congress.id))) return undefined;
  return () => saveParent(work, { before: current, after: earlier }, { action: `congress.parent${UNDONE}` });
}

function parentIn(row: Snapshot | undefined): string | undefined {
  const id = row?.['parentId'];
  return typeof id === 'string' ? id : undefined;
}
